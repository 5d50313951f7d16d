"""Recorded sessions and nights into the store, each once, with everything that is derived from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.coach.bring_in.copies import sifted_against_stored
from bot.coach.bring_in.following import Touched, follow
from bot.coach.bring_in.joining import JoinedSession
from bot.coach.bring_in.noteworthy import want_notes
from bot.coach.care.presence import seen
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY
from domain.errors import NotFound
from domain.metrics.known_by_day import goes_by_mornings
from domain.ports.clock import Clock
from domain.training.activity import Activity
from domain.training.copies import without_copies
from domain.training.night import Night
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from storage.database import Database, Unit
from storage.repositories import activities, athletes, personal_records, readings


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What was new or changed; all empty where all of it was known.

    `activities` are those that count. `joined` says of those that were joined what their parts are.
    """

    activities: tuple[Activity, ...]
    nights: int
    readings: int = 0
    joined: tuple[JoinedSession, ...] = ()
    records: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.activities or self.nights or self.readings or self.records)

    @property
    def sessions(self) -> tuple[Activity, ...]:
        """Those that count, and the parts of those that were joined."""
        return (*self.activities, *(part for each in self.joined for part in each.parts))

    def and_then(self, later: "BroughtIn") -> "BroughtIn":
        """Both as one: what became part of a later session is told as that session."""
        told = {each.key for each in later.activities}
        told |= {part.key for each in later.joined for part in each.parts}
        return BroughtIn(
            (*(each for each in self.activities if each.key not in told), *later.activities),
            self.nights + later.nights,
            self.readings + later.readings,
            (*(each for each in self.joined if each.session.key not in told), *later.joined),
            self.records + later.records,
        )


async def bring_in(database: Database, clock: Clock, athlete_id: str, recordings: Sequence[Recording]) -> BroughtIn:
    """One transaction for all of them. Raises NotFound where there is no such athlete."""
    async with database.writing() as unit:
        return await bring_in_within(unit, clock, athlete_id, recordings)


async def bring_in_within(unit: Unit, clock: Clock, athlete_id: str, recordings: Sequence[Recording]) -> BroughtIn:
    """The same inside a transaction that holds more."""
    now = clock.now()
    athlete = await athletes.get(unit, athlete_id, lock=True)
    if athlete is None:
        raise NotFound("athlete_not_found")
    done = [activity for recording in recordings for activity in recording.activities]
    fresh, made_room = await _without_copies(unit, athlete_id, done)
    new = await activities.upsert(unit, athlete_id, fresh, now)
    weighed = await _otherwise(unit, athlete_id, recordings, ReadingKind.WEIGHT)
    gauged = await _gauged(unit, athlete, recordings)
    nights, measured = await _measured(unit, athlete_id, recordings, now)
    follows = await follow(unit, athlete, replace(Touched.by(new, made_room), weighed=weighed, gauged=gauged), now)
    best = [record for recording in recordings for record in recording.records]
    if new:
        # They were there when they trained: a history of ten years, brought in today, wakes nothing.
        await seen(unit, athlete_id, max(_ended_at(activity) for activity in new), now)
    records = await personal_records.replace(unit, athlete_id, best, now) if best else 0
    alone = [activity for activity in new if activity.key not in follows.part_of]
    counting = sorted((*alone, *(each.session for each in follows.sessions)), key=lambda each: each.started_at)
    await want_notes(unit, athlete_id, counting, now)
    return BroughtIn(tuple(counting), nights, measured, follows.sessions, records)


async def take_out(unit: Unit, athlete: Athlete, source: str, ids: Sequence[str], now: datetime) -> int:
    """Activities that are no longer where they came from, with everything derived from them; how many there were."""
    days = await activities.forget(unit, athlete.id, source, ids)
    gone = tuple((source, source_id) for source_id in ids) if days else ()
    await follow(unit, athlete, Touched(gone=gone, days=days), now)
    return len(days)


async def _without_copies(
    unit: Unit, athlete_id: str, done: Sequence[Activity]
) -> tuple[tuple[Activity, ...], list[Activity]]:
    """What came in anew, and what made room for it.

    A stored copy that says less makes room, unless the athlete has said which workout it was, or that it was none: then
    it stays.
    """
    news = await sifted_against_stored(unit, athlete_id, done)
    if not news.outdone:
        return news.fresh, []
    gone = await activities.remove(unit, athlete_id, [each.key for each in news.outdone])
    stays = [each for each in news.outdone if each.key not in gone]
    return without_copies(news.fresh, stays), [each for each in news.outdone if each.key in gone]


async def _gauged(unit: Unit, athlete: Athlete, recordings: Sequence[Recording]) -> list[date]:
    """The days from which on loads are held against another figure; a morning counts from the next day on."""
    swum = await _otherwise(unit, athlete.id, recordings, ReadingKind.CSS)
    if not goes_by_mornings(athlete.profile):
        return swum
    woken = await _otherwise(unit, athlete.id, recordings, ReadingKind.RESTING_HR)
    return [*swum, *(day + ONE_DAY for day in woken)]


async def _otherwise(unit: Unit, athlete_id: str, recordings: Sequence[Recording], kind: ReadingKind) -> list[date]:
    """The days of which another figure of that kind comes in; to be asked before it does."""
    found = [each for recording in recordings for each in _figures(recording) if each.kind is kind]
    if not found:
        return []
    days = [each.day for each in found]
    known = set(await readings.of_kind(unit, athlete_id, kind, min(days), max(days)))
    return [each.day for each in _last_of_each(found) if each not in known]


async def _measured(unit: Unit, athlete_id: str, recordings: Sequence[Recording], now: datetime) -> tuple[int, int]:
    """How many nights and how many other readings were new or changed; of two for the same the last one counts."""
    nights = [figure for recording in recordings for figure in _of_nights(recording)]
    others = [reading for recording in recordings for reading in recording.readings]
    changed = await _unknown(unit, athlete_id, _last_of_each(nights))
    await readings.upsert(unit, athlete_id, changed, now)
    count = await readings.upsert(unit, athlete_id, _last_of_each(others), now)
    return len({(reading.day, reading.source) for reading in changed}), count


async def _unknown(unit: Unit, athlete_id: str, found: Sequence[Reading]) -> Sequence[Reading]:
    if not found:
        return ()
    days = [reading.day for reading in found]
    known = set(await readings.between(unit, athlete_id, min(days), max(days)))
    return [reading for reading in found if reading not in known]


def _last_of_each(found: Sequence[Reading]) -> Sequence[Reading]:
    """A statement that meets a row twice fails on one of the two databases."""
    last: dict[tuple[str, date, str, str], Reading] = {}
    for each in found:
        kind, day, _, source, exercise, _, _ = each
        last[kind, day, source, exercise] = each
    return list(last.values())


def _ended_at(activity: Activity) -> datetime:
    return activity.started_at + timedelta(seconds=activity.elapsed_s)


def _figures(recording: Recording) -> list[Reading]:
    """Those of the nights first, as they are stored."""
    return [*_of_nights(recording), *recording.readings]


def _of_nights(recording: Recording) -> list[Reading]:
    return [figure for night in recording.nights for figure in _from_night(night)]


def _from_night(night: Night) -> list[Reading]:
    measured = (
        (ReadingKind.HRV, night.hrv_ms),
        (ReadingKind.SLEEP, night.sleep_hours),
        (ReadingKind.RESTING_HR, night.resting_hr),
    )
    return [Reading(kind, night.day, value, night.source) for kind, value in measured if value is not None]
