"""What each kind of goal is measured by: a registered metric, which also says which way is better.

A new kind of goal is one word in domain/athlete/goals.py and one line here.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from domain.athlete.goals import Goal, GoalKind
from domain.metrics.registry import BY_KEY
from domain.metrics.spec import Measured, Metric
from domain.training.reading import ReadingKind

# The hours of a week are no reading: days tell them.
MEASURED_BY: Final[Mapping[GoalKind, Metric]] = {
    GoalKind.BODY_FAT: BY_KEY["body_fat"],
    GoalKind.WEIGHT: BY_KEY["weight"],
    GoalKind.VO2MAX: BY_KEY["vo2max_run"],
    GoalKind.VO2MAX_RIDE: BY_KEY["vo2max_ride"],
    GoalKind.STRENGTH_TO_WEIGHT: BY_KEY["e1rm"],
    GoalKind.E1RM: BY_KEY["e1rm"],
    GoalKind.JUMP: BY_KEY["jump"],
    GoalKind.BALANCE: BY_KEY["balance"],
    GoalKind.REACH: BY_KEY["reach"],
    GoalKind.SWIM_100YD: BY_KEY["swim100"],
    GoalKind.CSS: BY_KEY["css"],
    GoalKind.RUN_5K: BY_KEY["adaptive_5k"],
}


def reading_of(kind: GoalKind) -> ReadingKind | None:
    """None where days and not readings tell it."""
    source = MEASURED_BY[kind].source if kind in MEASURED_BY else None
    return source.kind if isinstance(source, Measured) else None


def wanted_readings(goals: Iterable[Goal]) -> frozenset[ReadingKind]:
    """The kinds of readings that these goals look at; what is held against the body needs its weight too."""
    kinds = {goal.kind for goal in goals}
    found = {reading_of(kind) for kind in kinds}
    if GoalKind.STRENGTH_TO_WEIGHT in kinds:
        found.add(ReadingKind.WEIGHT)
    return frozenset(kind for kind in found if kind is not None)
