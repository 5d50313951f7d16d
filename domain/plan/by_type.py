"""Adherence of each type of workout by itself: whoever skips the gym three times needs other gym sessions, not runs."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from domain.plan.adherence import SEEDED, Adherence, Credit, CreditState, Thresholds
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout

MISSED_TO_SIMPLIFY = 3


class WorkoutType(NamedTuple):
    sport: Sport
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class TypeAdherence:
    """`percent` as in Adherence; None where nothing of the type was due yet."""

    type: WorkoutType
    percent: float | None
    due: int
    missed: int


def by_type(workouts: Iterable[Workout], found: Adherence) -> tuple[TypeAdherence, ...]:
    """Of the workouts behind an adherence, the type that was missed most first. What may still come in is not due."""
    types = {workout.id: WorkoutType(workout.sport, workout.purpose) for workout in workouts}
    credits_of: dict[WorkoutType, list[Credit]] = {}
    for credit in found.credits:
        if credit.workout_id in types:
            credits_of.setdefault(types[credit.workout_id], []).append(credit)
    return tuple(
        sorted((_one(type_, each) for type_, each in credits_of.items()), key=lambda one: (-one.missed, one.type))
    )


def to_simplify(types: Iterable[TypeAdherence], thresholds: Thresholds = SEEDED) -> tuple[TypeAdherence, ...]:
    """Missed three times, and not one of many that were done: the plan is kept above 80 %, and so is a type."""
    missed = (one for one in types if one.missed >= MISSED_TO_SIMPLIFY and one.percent is not None)
    return tuple(one for one in missed if one.percent is not None and one.percent <= thresholds.keep_above)


def _one(type_: WorkoutType, each: list[Credit]) -> TypeAdherence:
    counted = [one for one in each if one.state is not CreditState.PENDING]
    percent = 100 * math.fsum(one.credit for one in counted) / len(counted) if counted else None
    return TypeAdherence(type_, percent, len(counted), sum(one.state is CreditState.MISSED for one in counted))
