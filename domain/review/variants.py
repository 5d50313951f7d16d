"""What else today's session could be, for a day that goes otherwise: half of it, or all of it on a later day."""

from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum

from domain.calendar import ONE_DAY, days
from domain.plan.limits import Limits, Situation
from domain.plan.patch import Change, Op, Patch
from domain.plan.plan import Blueprint
from domain.plan.proposal import as_far_as_allowed
from domain.training.scaling import scaled
from domain.training.workout import Purpose, Workout

LEAST_MINUTES = 20
STEP_MINUTES = 5
DAYS_LATER = timedelta(days=3)


class Variant(StrEnum):
    SHORTER = "shorter"
    LATER = "later"


def half_of(workout: Workout) -> Workout | None:
    """In about half its time; None where that is nothing worth doing, and for a race."""
    if workout.minutes < 2 * LEAST_MINUTES or workout.purpose is Purpose.RACE:
        return None
    return scaled(workout, workout.minutes // (2 * STEP_MINUTES) * STEP_MINUTES)


def varied(variant: Variant, workout: Workout, plan: Blueprint, limits: Limits, situation: Situation) -> Patch:
    """The first way that passes the limits; empty where there is none."""
    for change in _ways(variant, workout):
        if patch := as_far_as_allowed((change,), plan, limits, situation):
            return patch
    return ()


def _ways(variant: Variant, workout: Workout) -> Iterator[Change]:
    path = f"/workouts/{workout.id}"
    half = half_of(workout)
    if variant is Variant.SHORTER and half is not None:
        yield Change(Op.REPLACE, f"{path}/minutes", half.minutes)
    if variant is Variant.LATER and workout.purpose is not Purpose.RACE:
        for day in days(workout.day + ONE_DAY, workout.day + DAYS_LATER):
            yield Change(Op.REPLACE, f"{path}/day", day.isoformat())
