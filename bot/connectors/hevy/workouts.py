"""A sync of workouts: everything once, then what changed, and Hevy's own count as the proof that nothing is missing."""

import dataclasses
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.connectors.fields import Tally
from bot.connectors.hevy.changes import Change, event_change, workout_change
from bot.connectors.hevy.client import PAGE_SIZE, Hevy
from bot.connectors.hevy.cursor import OVERLAP, Workouts
from bot.connectors.hevy.reading import read_workout
from domain.training.delivery import Delivery
from domain.training.payload import Payload
from domain.training.recording import Recording

PART = "workouts"
WALKS = 2


class WorkoutSync:
    """One sync of one athlete. Its cursor is true after every delivery, so that it may end at any of them."""

    def __init__(self, hevy: Hevy, zone: ZoneInfo, now: datetime, cursor: Workouts | None) -> None:
        self._hevy, self._zone, self._now = hevy, zone, now
        self._cursor = cursor or Workouts(since=now, walking=0)

    async def deliveries(self) -> AsyncIterator[Delivery]:
        if self._cursor.walking is not None:
            async for delivery in self._first_walk():
                yield delivery
        async for delivery in self._events():
            yield delivery
        for walk in range(1, WALKS + 1):
            count = await self._count()
            if count is None or count - len(self._cursor.known) == self._cursor.off:
                return
            async for delivery in self._whole_walk(last=walk == WALKS):
                yield delivery

    async def _first_walk(self) -> AsyncIterator[Delivery]:
        """Takes up where it was, one page earlier: what is newer has moved the rest along."""
        start = max(0, (self._cursor.walking or 0) - PAGE_SIZE)
        async for page in self._hevy.pages("workouts", "workouts", start):
            delivery = self._of_page(page.items)
            self._cursor = replace(self._cursor, walking=max(page.end, self._cursor.walking or 0))
            yield self._with_cursor(delivery)
        self._cursor = replace(self._cursor, walking=None)

    async def _events(self) -> AsyncIterator[Delivery]:
        """Newest first, so `since` moves only at the end; until then, what was told is skipped by its mark."""
        asked, seen, newest = self._cursor.asked_since, dict[str, Change](), self._cursor.since
        since = asked.isoformat().replace("+00:00", "Z")
        async for page in self._hevy.pages("workouts/events", "events", since=since):
            tally, fresh = Tally(), list[Change]()
            for event in page.items:
                change = event_change(event)
                if change is None:
                    tally.drop("event")
                elif change.identity not in seen:
                    seen[change.identity] = change
                    newest = max(newest, min(change.at or newest, self._now + OVERLAP))
                    fresh += [] if change.mark in self._cursor.told else [change]
            if fresh:
                yield self._with_cursor(self._of(fresh, tally))
        self._cursor = replace(self._cursor, since=newest)
        oldest = self._cursor.asked_since
        told = sorted(change.mark for change in seen.values() if change.at is None or change.at >= oldest)
        self._cursor = replace(self._cursor, told=tuple(told))
        yield self._with_cursor(Delivery(PART, ""))

    async def _whole_walk(self, *, last: bool) -> AsyncIterator[Delivery]:
        """Brings what is not known. Only where the walk has met as many as Hevy counts is the rest believed gone."""
        met = set[str]()
        async for page in self._hevy.pages("workouts", "workouts"):
            delivery = self._of_page(page.items)
            met |= {change.identity for change in map(workout_change, page.items) if change is not None}
            if delivery.recording.activities:
                yield self._with_cursor(delivery)
        count, known = await self._count(), set(self._cursor.known)
        if count == len(met):
            self._cursor = replace(self._cursor, known=tuple(sorted(met)), off=0)
            yield self._with_cursor(Delivery(PART, "", gone=tuple(sorted(known - met))))
        elif last and count is not None:
            self._cursor = replace(self._cursor, off=count - len(known))
            yield self._with_cursor(Delivery(PART, ""))

    def _of_page(self, items: Sequence[object]) -> Delivery:
        """The workouts of a page that are not known yet."""
        tally, known, fresh = Tally(), set(self._cursor.known), dict[str, Change]()
        for item in items:
            change = workout_change(item)
            if change is None:
                tally.drop("workout")
            elif change.identity not in known:
                fresh[change.identity] = change
        return self._of(list(fresh.values()), tally)

    def _of(self, changes: Sequence[Change], tally: Tally) -> Delivery:
        """The delivery of these changes, which are known and told from now on."""
        read = [
            read_workout(change.workout, self._zone, self._now, tally)
            for change in changes
            if change.workout is not None
        ]
        gone = {change.identity for change in changes if change.workout is None}
        known = ({change.identity for change in changes} | set(self._cursor.known)) - gone
        recent = (change for change in changes if change.at is None or change.at >= self._cursor.asked_since)
        told = {*self._cursor.told, *(change.mark for change in recent)}
        self._cursor = replace(self._cursor, known=tuple(sorted(known)), told=tuple(sorted(told)))
        activities = tuple(activity for activity in read if activity is not None)
        came = tuple(
            Payload(PART, change.identity, msgspec.json.encode(change.workout))
            for change in changes
            if change.workout is not None
        )
        return Delivery(PART, "", Recording(activities), tuple(sorted(gone)), tally.count, came)

    def _with_cursor(self, delivery: Delivery) -> Delivery:
        return dataclasses.replace(delivery, cursor=self._cursor.text())

    async def _count(self) -> int | None:
        """None where Hevy does not tell, or tells no number; then there is nothing to compare."""
        answer = await self._hevy.get("workouts/count")
        count = answer.get("workout_count") if isinstance(answer, dict) else None
        return count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None
