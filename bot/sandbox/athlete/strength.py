"""Strength sessions: the big lifts for the day's form, and the explosive ones."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox.athlete.progress import Progress
from bot.sandbox.athlete.season import Kind, Outing
from domain.training.activity import LiftSet

SECONDS_PER_REP = 4.0

_PLATE_STEP_KG = 2.5


@dataclass(frozen=True, slots=True)
class _Lift:
    """`maximum_kg` is the one-repetition maximum when the twelve weeks began."""

    exercise: str
    maximum_kg: float
    reps: int
    sets: int = 3


@dataclass(frozen=True, slots=True)
class _Steady:
    """Sets that stay the same: body weight, or a weight that comes in few sizes."""

    exercise: str
    reps: int
    sets: int = 3
    weight_kg: float | None = None


_FULL_BODY = (
    _Lift("back_squat", 102.0, 6),
    _Lift("bench_press", 84.0, 6),
    _Lift("romanian_deadlift", 110.0, 8),
    _Lift("barbell_row", 78.0, 8),
    _Steady("cable_woodchop", 12, 2, 20.0),
    _Steady("pull_up", 6),
)
_POWER = (
    _Steady("box_jump", 5, 4),
    _Steady("kettlebell_swing", 12, 3, 24.0),
    _Steady("pull_up", 6, 2),
)


def lift_sets(outing: Outing, form: Progress, rng: random.Random) -> tuple[LiftSet, ...]:
    """The sets of a session, in order; a light set opens each of the big lifts."""
    programme = _POWER if outing.kind is Kind.POWER else _FULL_BODY
    return tuple(done for work in programme for done in _sets(work, form, rng))


def _sets(work: _Lift | _Steady, form: Progress, rng: random.Random) -> Iterator[LiftSet]:
    if isinstance(work, _Steady):
        for _ in range(work.sets):
            yield _done(work.exercise, work.reps + rng.choice((-1, 0, 0)), work.weight_kg)
        return
    maximum_kg = work.maximum_kg * form.strength
    weight_kg = _PLATE_STEP_KG * round(maximum_kg / (1 + work.reps / 30) / _PLATE_STEP_KG)
    best = max(1, round(30 * (maximum_kg / weight_kg - 1)))
    yield _done(work.exercise, 5, _PLATE_STEP_KG * round(weight_kg * 0.6 / _PLATE_STEP_KG))
    for number in range(work.sets):
        yield _done(work.exercise, max(1, best - (number + 1) // 2), weight_kg)


def _done(exercise: str, reps: int, weight_kg: float | None) -> LiftSet:
    return LiftSet(exercise, reps=reps, weight_kg=weight_kg, seconds=SECONDS_PER_REP * reps)
