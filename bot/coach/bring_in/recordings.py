"""Recorded sessions and nights into the store, each once, with everything that is derived from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.rollups import reroll
from bot.coach.care.presence import seen
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day
from domain.errors import NotFound
from domain.metrics.lifts import best_e1rms
from domain.metrics.swim import best_100yd
from domain.ports.clock import Clock
from domain.training.activity import Activity
from domain.training.night import Night
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from storage.database import Database, Unit
from storage.repositories import activities, athletes, readings


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What was new or changed; both empty where all of it was known."""

    activities: tuple[Activity, ...]
    nights: int


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
    nights = [night for recording in recordings for night in recording.nights]
    new = await activities.upsert(unit, athlete_id, done, now)
    changed_nights = [await readings.upsert(unit, athlete_id, _from_night(night), now) for night in nights]
    if new:
        await readings.upsert(unit, athlete_id, [each for activity in new for each in _derived(activity)], now)
        # A recording that is known may have been of the day before, when the athlete's zone was another.
        touched = min(activity.day for activity in new) - ONE_DAY
        await _derive(unit, athlete, touched, local_day(now, athlete.zone))
        # They were there when they trained: a history of ten years, brought in today, wakes nothing.
        await seen(unit, athlete_id, max(_ended_at(activity) for activity in new), now)
    return BroughtIn(new, sum(map(bool, changed_nights)))


async def _derive(unit: Unit, athlete: Athlete, touched: date, today: date) -> None:
    await reroll(unit, athlete, touched, today)
    await rematch(unit, athlete, today)


def _ended_at(activity: Activity) -> datetime:
    return activity.started_at + timedelta(seconds=activity.elapsed_s)


def _from_night(night: Night) -> list[Reading]:
    measured = (
        (ReadingKind.HRV, night.hrv_ms),
        (ReadingKind.SLEEP, night.sleep_hours),
        (ReadingKind.RESTING_HR, night.resting_hr),
    )
    return [Reading(kind, night.day, value, night.source) for kind, value in measured if value is not None]


def _derived(activity: Activity) -> list[Reading]:
    """Best times and lifts of a session, as readings of its day; `source` names the session they come from."""
    source = f"{activity.source}:{activity.source_id}"
    found = [
        Reading(ReadingKind.E1RM, activity.day, value, source, exercise)
        for exercise, value in best_e1rms(activity).items()
    ]
    if swim := best_100yd(activity):
        found.append(Reading(ReadingKind.SWIM_100YD, activity.day, swim.seconds, source))
    return found
