"""The muscles of a week: hard sets of each, where they stand, and which are tired."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.body.muscle_fatigue import USUAL_DAYS, WINDOW_DAYS, MuscleFatigue, MuscleState, muscle_fatigue
from domain.calendar import week_start
from domain.metrics.landmarks import Imbalance, MuscleWeek, imbalances, standings
from domain.training.exercises import CATALOGUE
from domain.training.reading import ReadingKind
from domain.training.series import MuscleDay
from storage.database import Unit
from storage.repositories import readings, series

WEEK = timedelta(weeks=1)
REACH = timedelta(days=USUAL_DAYS + WINDOW_DAYS)


@dataclass(frozen=True, slots=True)
class Muscles:
    """Of the calendar week from `monday` on, or of the one before where nothing was lifted in it yet.

    `last_week` is what was out of balance in the last whole calendar week.
    """

    monday: date
    weeks: tuple[MuscleWeek, ...] = ()
    unbalanced: tuple[Imbalance, ...] = ()
    tired: tuple[MuscleFatigue, ...] = field(default=())
    last_week: tuple[Imbalance, ...] = ()


async def muscles_of(unit: Unit, athlete_id: str, today: date) -> Muscles:
    """Three statements."""
    days = await series.muscles(unit, athlete_id, today - REACH, today)
    sore = await readings.of_kind(unit, athlete_id, ReadingKind.SORENESS, today - REACH, today)
    monday = week_start(today)
    last_week = imbalances(_of_week(days, monday - WEEK))
    if not any(each.day >= monday for each in days):
        monday -= WEEK
    sets = _of_week(days, monday)
    facts = await series.sets(unit, athlete_id, monday, monday + timedelta(days=6))
    unknown = sum(fact.hard and fact.exercise not in CATALOGUE for fact in facts)
    tired = tuple(each for each in muscle_fatigue(days, sore, today) if each.state is not MuscleState.FRESH)
    return Muscles(monday, standings(sets, unknown), imbalances(sets), tired, last_week)


def _of_week(days: tuple[MuscleDay, ...], monday: date) -> Mapping[str, float]:
    total: dict[str, float] = {}
    for each in days:
        if monday <= each.day < monday + WEEK:
            total[each.name] = total.get(each.name, 0.0) + each.sets
    return total
