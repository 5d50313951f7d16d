"""Making a whole session shorter or longer without losing what it is for.

Repeats are dropped or added before any of them is changed, warm-up and cool-down keep their length, and what is
left is stretched: an interval session stays an interval session.
"""

import math
from dataclasses import replace

from domain.training.validity import REPEAT, SENDOFF_S, SETS, STEP_DISTANCE_M, STEP_SECONDS, Bounds
from domain.training.workout import Block, PlannedExercise, Step, StepKind, Workout

EDGES = frozenset({StepKind.WARMUP, StepKind.COOLDOWN})
LEAST_EDGE_SHARE = 0.4
SECONDS_PER_STEP = 30.0
METRES_PER_STEP = 25.0
SENDOFF_STEP_S = 5.0


def scaled(workout: Workout, minutes: int) -> Workout:
    """The same session in about `minutes`; distance follows in proportion. Nothing grows when minutes shrink."""
    if minutes == workout.minutes:
        return workout
    ratio = minutes / workout.minutes
    return replace(
        workout,
        minutes=minutes,
        distance_m=_distance(workout.distance_m, ratio, workout),
        blocks=tuple(_scaled_block(block, ratio, workout) for block in workout.blocks),
        exercises=tuple(_scaled_sets(planned, ratio) for planned in workout.exercises),
    )


def _scaled_block(block: Block, ratio: float, workout: Workout) -> Block:
    if block.repeat > 1:
        return replace(block, repeat=_times(block.repeat, ratio, REPEAT))
    kept = {StepKind.REST} | (EDGES if ratio >= LEAST_EDGE_SHARE else frozenset())
    steps = (step if step.kind in kept else _scaled_step(step, ratio, workout) for step in block.steps)
    return replace(block, steps=tuple(steps))


def _scaled_step(step: Step, ratio: float, workout: Workout) -> Step:
    distance_m = _distance(step.distance_m, ratio, workout)
    return replace(
        step,
        seconds=_rounded(step.seconds, ratio, SECONDS_PER_STEP, STEP_SECONDS),
        distance_m=distance_m,
        sendoff_s=_sendoff(step, distance_m),
    )


def _sendoff(step: Step, distance_m: float | None) -> float | None:
    """A longer swim leaves later: the pace that a send-off asks for stays."""
    if step.sendoff_s is None or not step.distance_m or not distance_m:
        return step.sendoff_s
    return _rounded(step.sendoff_s, distance_m / step.distance_m, SENDOFF_STEP_S, SENDOFF_S)


def _distance(distance_m: float | None, ratio: float, workout: Workout) -> float | None:
    """In the pool there and back, so that a swim ends where it began."""
    unit = 2 * workout.pool_length_m if workout.pool_length_m else METRES_PER_STEP
    return _rounded(distance_m, ratio, unit, STEP_DISTANCE_M)


def _rounded(value: float | None, ratio: float, unit: float, bounds: Bounds) -> float | None:
    """To the nearest whole unit; what is shorter than one, or too long already, stays as it is."""
    if value is None or ratio == 1:
        return value
    nearest = max(1, round(value * ratio / unit)) * unit
    return nearest if (nearest < value) is (ratio < 1) and bounds.hold(nearest) else value


def _times(count: int, ratio: float, bounds: Bounds) -> int:
    return int(min(bounds.high, max(1, math.floor(count * ratio + 0.5))))


def _scaled_sets(planned: PlannedExercise, ratio: float) -> PlannedExercise:
    return replace(planned, sets=_times(planned.sets, ratio, SETS))
