"""What sets ask of each muscle: a set counts whole for the muscles it trains and half for those that help.

Fractional counting describes best how strength and size answer to volume (Pelland 2024).
"""

from collections.abc import Iterable
from enum import StrEnum

from domain.training.activity import LiftSet, SetKind
from domain.training.exercises import CATALOGUE

HELPING_SHARE = 0.5
EASIEST_HARD_RPE = 5.0


class MuscleGroup(StrEnum):
    CHEST = "chest"
    BACK = "back"
    SHOULDERS = "shoulders"
    ARMS = "arms"
    LEGS = "legs"
    TRUNK = "trunk"


GROUPS = {
    "chest": MuscleGroup.CHEST,
    "back": MuscleGroup.BACK,
    "front_delts": MuscleGroup.SHOULDERS,
    "side_delts": MuscleGroup.SHOULDERS,
    "rear_delts": MuscleGroup.SHOULDERS,
    "biceps": MuscleGroup.ARMS,
    "triceps": MuscleGroup.ARMS,
    "forearms": MuscleGroup.ARMS,
    "quads": MuscleGroup.LEGS,
    "hamstrings": MuscleGroup.LEGS,
    "glutes": MuscleGroup.LEGS,
    "adductors": MuscleGroup.LEGS,
    "calves": MuscleGroup.LEGS,
    "abs": MuscleGroup.TRUNK,
    "obliques": MuscleGroup.TRUNK,
}


def is_hard(done: LiftSet) -> bool:
    """A working set that was not easy: no warm-up, and an RPE of 5 or more where there is one."""
    return done.kind is not SetKind.WARMUP and (done.rpe is None or done.rpe >= EASIEST_HARD_RPE)


def sets_by_muscle(sets: Iterable[LiftSet]) -> dict[str, float]:
    """Hard sets of each muscle; exercises that the catalogue does not know train none that is known."""
    return _added_up(shares(done.exercise) for done in sets if is_hard(done))


def sets_by_group(sets: Iterable[LiftSet]) -> dict[MuscleGroup, float]:
    """Hard sets of each group; a set that trains two muscles of one group counts once for it."""
    return _added_up(_of_groups(shares(done.exercise)) for done in sets if is_hard(done))


def shares(exercise: str) -> dict[str, float]:
    """What one set of the exercise counts for each muscle: 1 or a half."""
    known = CATALOGUE.get(exercise)
    if known is None:
        return {}
    return {**dict.fromkeys(known.secondary, HELPING_SHARE), **dict.fromkeys(known.muscles, 1.0)}


def _of_groups(by_muscle: dict[str, float]) -> dict[MuscleGroup, float]:
    total: dict[MuscleGroup, float] = {}
    for muscle, share in by_muscle.items():
        group = GROUPS[muscle]
        total[group] = max(total.get(group, 0.0), share)
    return total


def _added_up[Part: str](each: Iterable[dict[Part, float]]) -> dict[Part, float]:
    total: dict[Part, float] = {}
    for shared in each:
        for part, share in shared.items():
            total[part] = total.get(part, 0.0) + share
    return total
