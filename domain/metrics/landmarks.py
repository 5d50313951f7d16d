"""Weekly sets of each muscle against volume landmarks, and whether those that work against each other are balanced.

The landmarks are a convention for people whose sport is muscle (Israetel 2017). Beside running, riding and swimming,
holding what is there is a success: maintenance is no failure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Landmarks(NamedTuple):
    """Fractional hard sets a week: what maintains (MV), what begins to build (MEV), where most is built (MAV, lowest
    and highest), and the most that can be recovered from (MRV).
    """

    mv: float
    mev: float
    mav_low: float
    mav_high: float
    mrv: float


LANDMARKS = {
    "chest": Landmarks(8, 10, 12, 20, 22),
    "back": Landmarks(8, 10, 14, 22, 25),
    "quads": Landmarks(6, 8, 12, 18, 20),
    "hamstrings": Landmarks(4, 6, 10, 16, 20),
    "glutes": Landmarks(0, 0, 4, 12, 16),
    "side_and_rear_delts": Landmarks(0, 8, 16, 22, 26),
    "front_delts": Landmarks(0, 0, 6, 8, 12),
    "biceps": Landmarks(5, 8, 14, 20, 26),
    "triceps": Landmarks(4, 6, 10, 14, 18),
    "calves": Landmarks(6, 8, 12, 16, 20),
    "abs": Landmarks(0, 0, 16, 20, 25),
}
_COUNTED_TOGETHER = {"side_delts": "side_and_rear_delts", "rear_delts": "side_and_rear_delts"}


class Standing(StrEnum):
    BELOW_MAINTENANCE = "below maintenance"
    MAINTENANCE = "maintenance"
    GROWTH = "growth"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class MuscleWeek:
    """A muscle's fractional hard sets of a week, where that stands, and its landmarks."""

    muscle: str
    sets: float
    standing: Standing
    landmarks: Landmarks


class Opposed(StrEnum):
    """Muscles that work against each other."""

    PUSH_PULL = "push:pull"
    QUADS_HAMSTRINGS = "quads:hamstrings"
    BICEPS_TRICEPS = "biceps:triceps"


_SIDES = {
    Opposed.PUSH_PULL: (("chest", "front_delts", "triceps"), ("back", "rear_delts", "biceps")),
    Opposed.QUADS_HAMSTRINGS: (("quads",), ("hamstrings",)),
    Opposed.BICEPS_TRICEPS: (("biceps",), ("triceps",)),
}
# Less than this on both sides is no training of either, and its proportion is chance.
LEAST_SETS = 4.0
LARGEST_DIFFERENCE = 0.30


@dataclass(frozen=True, slots=True)
class Imbalance:
    """Sets of both sides of a pair; `difference` is by how much the smaller falls short of the larger, 0 to 1."""

    pair: Opposed
    first: float
    second: float
    difference: float


def standings(sets_by_muscle: Mapping[str, float], unknown: float = 0.0) -> tuple[MuscleWeek, ...]:
    """Every muscle with landmarks, in their order, from a week's fractional sets; an empty week gives no verdict.

    `unknown` are sets of exercises whose muscles nobody knows: a muscle that they may have maintained is left out.
    """
    sets = _by_landmark(sets_by_muscle)
    if not sets:
        return ()
    return tuple(
        MuscleWeek(muscle, sets.get(muscle, 0.0), standing(sets.get(muscle, 0.0), marks), marks)
        for muscle, marks in LANDMARKS.items()
        if not sets.get(muscle, 0.0) < marks.mv <= sets.get(muscle, 0.0) + unknown
    )


def standing(sets: float, marks: Landmarks) -> Standing:
    """Where help in other exercises maintains (MEV 0), sets for the muscle itself begin to build at the low MAV."""
    if sets < marks.mv:
        return Standing.BELOW_MAINTENANCE
    if sets < (marks.mev or marks.mav_low):
        return Standing.MAINTENANCE
    return Standing.GROWTH if sets <= marks.mav_high else Standing.HIGH


def imbalances(sets_by_muscle: Mapping[str, float]) -> tuple[Imbalance, ...]:
    """Pairs of which one side has over 30 % less than the other; none where neither side was trained."""
    return tuple(found for found in _compared(sets_by_muscle) if found.difference > LARGEST_DIFFERENCE)


def _compared(sets_by_muscle: Mapping[str, float]) -> Iterator[Imbalance]:
    for pair, sides in _SIDES.items():
        first, second = (sum(sets_by_muscle.get(muscle, 0.0) for muscle in side) for side in sides)
        larger = max(first, second)
        if larger >= LEAST_SETS:
            yield Imbalance(pair, first, second, (larger - min(first, second)) / larger)


def _by_landmark(sets_by_muscle: Mapping[str, float]) -> dict[str, float]:
    total: dict[str, float] = {}
    for muscle, sets in sets_by_muscle.items():
        name = _COUNTED_TOGETHER.get(muscle, muscle)
        if sets > 0:
            total[name] = total.get(name, 0.0) + sets
    return total
