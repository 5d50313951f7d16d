"""The lifts that are trained most, each over time; and how much of one was lifted in a week."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import week_start
from domain.metrics.registry import BY_KEY
from domain.metrics.trending import Trending, points_of, trending
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.series import ExerciseDay
from storage.database import Unit
from storage.repositories import readings, series

REACH = timedelta(days=90)
WEEK = timedelta(days=7)
MOST = 4
_E1RM = BY_KEY["e1rm"]


@dataclass(frozen=True, slots=True)
class LiftedWeeks:
    """Volume of an exercise, kg × repetitions of its hard sets, in this calendar week so far and in the last one."""

    this_week_kg: float
    last_week_kg: float


async def most_trained(unit: Unit, athlete_id: str, today: date) -> tuple[Trending, ...]:
    """Up to four with an e1RM in the last 90 days, which are what their trend is of; the one of most sets first.

    Two statements.
    """
    found = await readings.of_kind(unit, athlete_id, ReadingKind.E1RM, today - REACH, today)
    trained = _sets(await series.exercises(unit, athlete_id, today - REACH, today), found)
    over_time = (
        trending(_E1RM, points_of(_E1RM, found, exercise), today, exercise)
        for exercise in sorted(trained, key=lambda each: (-trained[each], each))
    )
    return tuple(each for each in over_time if each.points)[:MOST]


async def lifted_weeks(unit: Unit, athlete_id: str, exercise: str, today: date) -> LiftedWeeks | None:
    """None where nothing with a weight was lifted in either week."""
    monday = week_start(today)
    days = await series.exercises(unit, athlete_id, monday - WEEK, today)
    lifted = [(day.day, day.volume_kg) for day in days if day.exercise == exercise]
    this_week = math.fsum(kg for day, kg in lifted if day >= monday)
    last_week = math.fsum(kg for day, kg in lifted if day < monday)
    return LiftedWeeks(this_week, last_week) if this_week or last_week else None


def _sets(days: Iterable[ExerciseDay], found: Iterable[Reading]) -> Counter[str]:
    """Hard sets of each exercise; one that was typed is known of that day alone, and counts as one."""
    sets: Counter[str] = Counter()
    for day in days:
        sets[day.exercise] += day.sets
    sets.update(each.exercise for each in found if each.source == BY_HAND)
    return sets
