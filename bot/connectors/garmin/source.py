"""Garmin as a source of what an athlete did, part by part."""

from collections.abc import AsyncGenerator, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from bot.connectors.fields import Tally, each
from bot.connectors.garmin.account import Account, Accounts
from bot.connectors.garmin.asking import ACTIVITIES, activity_of, days_of, digest_of, entries_of
from bot.connectors.garmin.history import history_of
from bot.connectors.garmin.parts import PARTS, WEEKLY, Asked, Range, due_weekly
from bot.connectors.garmin.scheduled import scheduled_there
from bot.telemetry import logger
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import Refused
from domain.training.delivery import DEVICE, Delivery
from domain.training.service import Service
from domain.training.span import Span

log = logger(__name__)

# Watches bring activities days late, and athletes change them; what is older than this is asked for by a backfill.
WINDOW, FIRST_WINDOW = timedelta(days=14), timedelta(days=28)
# What a sync that finds little may cost.
MOST_CALLS = 12
# Whoever sleeps on after a first look at the watch has a longer night; by noon it is what it was.
NIGHT_IS_OVER = time(12)


class Known(msgspec.Struct, frozen=True):
    """The cursor of the activities: what lay in the window, by id, as its local day and a digest of its entry."""

    digests: dict[str, str]


@dataclass(frozen=True, slots=True)
class GarminSource:
    accounts: Accounts
    service: Service = Service.GARMIN

    async def deliveries(self, athlete: Athlete, cursors: Mapping[str, str], now: datetime) -> AsyncGenerator[Delivery]:
        account, today, fetched = await self.accounts.of(athlete.id), local_day(now, athlete.zone), False
        async for delivery in _activities(account, athlete, cursors.get(ACTIVITIES), today):
            fetched = fetched or bool(delivery.payloads)
            yield delivery
        over = now.astimezone(athlete.zone).time() >= NIGHT_IS_OVER
        weekly = None if fetched else _due_weekly(cursors, today)
        calls = 1
        for part in _due(cursors, weekly):
            if requests := part.requests(Asked.read(cursors.get(part.name)), today):
                calls += len(requests)
                yield await days_of(account, part, requests, today if over else None)
        yield await _device(account, cursors.get(DEVICE, ""))
        if fetched or weekly is not None:
            return
        # With the watch and the calendar there is room for one more.
        if found := await scheduled_there(account, today, closer=calls + 2 < MOST_CALLS):
            yield found

    async def history(self, athlete: Athlete, span: Span, cursors: Mapping[str, str]) -> AsyncGenerator[Delivery]:
        account = await self.accounts.of(athlete.id)
        async for delivery in history_of(account, athlete, span, cursors):
            yield delivery


async def _activities(account: Account, athlete: Athlete, cursor: str | None, today: date) -> AsyncGenerator[Delivery]:
    """One delivery an activity that is new or changed, so that a sync that is cut off goes on where it was."""
    known = msgspec.json.decode(cursor, type=Known).digests if cursor else {}
    since = today - (WINDOW if cursor else FIRST_WINDOW)
    entries = {str(entry.raw.get("activityId")): entry async for entry in entries_of(account, since)}
    if known and not entries:
        # Nobody deletes everything at once; an answer without anything is not believed.
        return
    seen = dict(known)
    for number, entry in reversed(entries.items()):
        digest = digest_of(entry)
        if seen.get(number) != digest:
            seen[number] = digest
            yield await activity_of(account, athlete, entry, ACTIVITIES, _cursor(seen))
    gone = {number for number, digest in known.items() if number not in entries and digest >= since.isoformat()}
    yield Delivery(ACTIVITIES, _cursor({number: seen[number] for number in entries}), gone=tuple(sorted(gone)))


def _due(cursors: Mapping[str, str], weekly: Range | None) -> Iterator[Range]:
    """Those of each sync, those never asked for, and the one whose week is over."""
    yield from PARTS
    yield from (part for part in WEEKLY if part.name not in cursors)
    if weekly is not None:
        yield weekly


def _due_weekly(cursors: Mapping[str, str], today: date) -> Range | None:
    """One at a time; where a file was fetched, that took its place."""
    return next((part for part in WEEKLY if due_weekly(Asked.read(cursors.get(part.name)), today)), None)


async def _device(account: Account, cursor: str) -> Delivery:
    """The cursor is the moment itself: when the watch last brought something."""
    try:
        answer = await account.ask(lambda garmin: garmin.get_device_last_used())
    except Refused:
        return Delivery(DEVICE, cursor)
    tally = Tally()
    for row in each([answer] if answer else None, tally):
        if (uploaded_ms := row.number("lastUsedDeviceUploadTime", 1e12, 1e13)) is not None:
            cursor = datetime.fromtimestamp(uploaded_ms / 1000, UTC).isoformat()
    return Delivery(DEVICE, cursor, dropped=tally.count)


def _cursor(digests: Mapping[str, str]) -> str:
    return msgspec.json.encode(Known(dict(sorted(digests.items())))).decode()
