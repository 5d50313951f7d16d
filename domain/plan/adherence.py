"""Adherence: how much of what was due was done, and whether that says to keep the plan or to adjust it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.athlete.availability import Availability
from domain.calendar import ONE_DAY
from domain.plan.execution import Execution, standing
from domain.training.activity import Activity
from domain.training.workout import Priority, Workout

FULL_CREDIT_SHARE = 0.8
LEAST_CREDIT_SHARE = 0.5
GRACE_ENDS = time(12, 0)


class CreditState(StrEnum):
    """`partial`: something was done, but under 80 % of the time. `pending`: not done, and it may still come in."""

    DONE = "done"
    PARTIAL = "partial"
    MISSED = "missed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Credit:
    """1 from 80 % of the planned minutes on, in proportion from 50 %, else 0."""

    workout_id: str
    state: CreditState
    credit: float


@dataclass(frozen=True, slots=True)
class Adherence:
    """`percent` is credited / due × 100, None where nothing was due. Pending workouts are listed, not yet due."""

    percent: float | None
    due: int
    credited: float
    credits: tuple[Credit, ...]


def missed_through(local_now: datetime, imported_through: date) -> date:
    """The last day whose undone workouts are missed: a watch has until noon of the next day to be synchronised.

    `local_now` is the athlete's wall clock. `imported_through` is the last day whose activities are all here, because
    an import that failed is no missed workout.
    """
    yesterday = local_now.date() - ONE_DAY
    return min(yesterday if local_now.time() >= GRACE_ENDS else yesterday - ONE_DAY, imported_through)


def minutes_done(executions: Iterable[Execution], activities: Iterable[Activity]) -> dict[str, float]:
    """Training minutes by workout id, over every execution that was not rejected."""
    by_key = {(activity.source, activity.source_id): activity.minutes for activity in activities}
    return {one.workout_id: by_key[one.activity] for one in standing(executions) if one.activity in by_key}


def adherence(
    workouts: Iterable[Workout],
    done: Mapping[str, float],
    today: date,
    missed_through: date,
    availability: Availability,
    days: int = 7,
) -> Adherence:
    """Over the last `days` days, today included; `done` holds minutes by workout id.

    Due is what was planned, not optional and not on a blocked date. A workout in its grace counts once it is done.
    """
    first = today - timedelta(days - 1)
    asked = (workout for workout in workouts if first <= workout.day <= today)
    each = tuple(_credit(one, done.get(one.id), missed_through) for one in expected(asked, availability))
    counted = [one.credit for one in each if one.state is not CreditState.PENDING]
    credited = math.fsum(counted)
    return Adherence(100 * credited / len(counted) if counted else None, len(counted), credited, each)


def expected(workouts: Iterable[Workout], availability: Availability) -> tuple[Workout, ...]:
    """What is neither optional nor on a date that is taken, in the order of its days."""
    asked = (one for one in workouts if one.priority is not Priority.OPTIONAL)
    return tuple(sorted((one for one in asked if not _taken(one.day, availability)), key=_order))


class Verdict(StrEnum):
    KEEP = "keep"
    ADJUST = "adjust"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Per cent of adherence, and how many workouts must have been due before they decide anything."""

    keep_above: float = 80.0
    adjust_below: float = 70.0
    least_due: int = 4


SEEDED = Thresholds()


def decide(percent: float | None, due: int, previous: Verdict, thresholds: Thresholds = SEEDED) -> Verdict:
    """Above 80 % keep, below 70 % adjust, between them what was decided before; fewer than four due prove nothing."""
    if percent is None or due < thresholds.least_due or percent > thresholds.keep_above:
        return Verdict.KEEP
    return Verdict.ADJUST if percent < thresholds.adjust_below else previous


def settled(before: Verdict, now: Verdict) -> Verdict:
    """A plan is adjusted for adherence only where two evaluations in a row say so."""
    return Verdict.ADJUST if before is now is Verdict.ADJUST else Verdict.KEEP


def _taken(day: date, availability: Availability) -> bool:
    return any(block.covers(day) for block in availability.blocked)


def _credit(workout: Workout, minutes: float | None, missed_through: date) -> Credit:
    if minutes is None:
        state = CreditState.MISSED if workout.day <= missed_through else CreditState.PENDING
        return Credit(workout.id, state, 0.0)
    share = minutes / workout.minutes
    if share >= FULL_CREDIT_SHARE:
        return Credit(workout.id, CreditState.DONE, 1.0)
    return Credit(workout.id, CreditState.PARTIAL, share if share >= LEAST_CREDIT_SHARE else 0.0)


def _order(workout: Workout) -> tuple[date, str]:
    return workout.day, workout.id
