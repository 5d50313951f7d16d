"""The lifts that are trained most, each over time."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from domain.metrics.registry import BY_KEY
from domain.metrics.trending import Trending, points_of, trending
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.series import ExerciseDay
from storage.database import Unit
from storage.repositories import readings, series

REACH = timedelta(days=90)
MOST = 4
_E1RM = BY_KEY["e1rm"]


async def most_trained(unit: Unit, athlete_id: str, today: date) -> tuple[Trending, ...]:
    """Up to four with an e1RM in the last 90 days, which are what their trend is of; the one of most sets first.

    Two statements.
    """
    found = await readings.of_kind(unit, athlete_id, ReadingKind.E1RM, today - REACH, today)
    trained = _sets(await series.exercises(unit, athlete_id, today - REACH, today), found)
    over_time = (
        trending(_E1RM, points_of(_E1RM, found, (), exercise), today, exercise)
        for exercise in sorted(trained, key=lambda each: (-trained[each], each))
    )
    return tuple(each for each in over_time if each.points)[:MOST]


def _sets(days: Iterable[ExerciseDay], found: Iterable[Reading]) -> Counter[str]:
    """Hard sets of each exercise; one that was typed is known of that day alone, and counts as one."""
    sets: Counter[str] = Counter()
    for day in days:
        sets[day.exercise] += day.sets
    sets.update(each.exercise for each in found if each.source == BY_HAND)
    return sets
