"""Making a whole session shorter or longer without losing what it is for.

Repeats are dropped or added before any of them is changed, warm-up and cool-down keep their length, and what is
left is stretched: an interval session stays an interval session.
"""

import math
from dataclasses import replace

from domain.training.workout import Block, PlannedExercise, Step, StepKind, Workout

EDGES = frozenset({StepKind.WARMUP, StepKind.COOLDOWN})
LEAST_EDGE_SHARE = 0.4
METRES_PER_STEP = 25.0


def scaled(workout: Workout, minutes: int) -> Workout:
    """The same session in about `minutes`; distance follows in proportion."""
    if minutes == workout.minutes:
        return workout
    ratio = minutes / workout.minutes
    return replace(
        workout,
        minutes=minutes,
        distance_m=_rounded(workout.distance_m * ratio, workout) if workout.distance_m is not None else None,
        blocks=tuple(_scaled_block(block, ratio, workout) for block in workout.blocks),
        exercises=tuple(_scaled_sets(planned, ratio) for planned in workout.exercises),
    )


def _scaled_block(block: Block, ratio: float, workout: Workout) -> Block:
    if block.repeat > 1:
        return replace(block, repeat=max(1, math.floor(block.repeat * ratio + 0.5)))
    kept = EDGES if ratio >= LEAST_EDGE_SHARE else frozenset()
    steps = (step if step.kind in kept else _scaled_step(step, ratio, workout) for step in block.steps)
    return replace(block, steps=tuple(steps))


def _scaled_step(step: Step, ratio: float, workout: Workout) -> Step:
    return replace(
        step,
        seconds=max(30.0, round(step.seconds * ratio / 30) * 30.0) if step.seconds is not None else None,
        distance_m=_rounded(step.distance_m * ratio, workout) if step.distance_m is not None else None,
    )


def _rounded(distance_m: float, workout: Workout) -> float:
    unit = 2 * workout.pool_length_m if workout.pool_length_m else METRES_PER_STEP
    return max(1, round(distance_m / unit)) * unit


def _scaled_sets(planned: PlannedExercise, ratio: float) -> PlannedExercise:
    return replace(planned, sets=max(1, math.floor(planned.sets * ratio + 0.5)))
