"""How long and how far a planned session is, where its file leaves that to be added up."""

import math
from dataclasses import replace

from domain.training.sport import Sport
from domain.training.workout import Block, PlannedExercise, Step, StepKind, TargetKind, Workout

# Easy speeds, for steps that say how far but not how fast.
EASY_SPEED_M_PER_S = {Sport.RUN: 2.7, Sport.RIDE: 7.0, Sport.SWIM: 0.8}
ANY_SPEED_M_PER_S = 1.5

# A strength session: getting warm, then each set with the pause after it.
STRENGTH_WARMUP_S, SET_S, USUAL_REST_S = 600, 40, 120


def completed(workout: Workout) -> Workout:
    """With its distance, and with minutes where it has none (0); these stay 0 where they cannot be told.

    A session of which only the length is known becomes one step of that length.
    """
    blocks = workout.blocks
    if not blocks and workout.minutes and workout.sport is not Sport.STRENGTH:
        blocks = (Block((Step(StepKind.WORK, seconds=workout.minutes * 60.0),)),)
    minutes = workout.minutes or math.ceil(_seconds(workout) / 60)
    return replace(workout, blocks=blocks, minutes=minutes, distance_m=_distance_m(blocks))


def _distance_m(blocks: tuple[Block, ...]) -> float | None:
    """The sum of all distances, None where a moving step goes by time."""
    moving = [(block.repeat, step) for block in blocks for step in block.steps if step.kind is not StepKind.REST]
    distances = [repeat * step.distance_m for repeat, step in moving if step.distance_m is not None]
    return round(sum(distances), 2) if distances and len(distances) == len(moving) else None


def _seconds(workout: Workout) -> float:
    if workout.exercises:
        return STRENGTH_WARMUP_S + sum(map(_sets_seconds, workout.exercises))
    steps = [(block.repeat, _step_seconds(step, workout.sport)) for block in workout.blocks for step in block.steps]
    known = [repeat * seconds for repeat, seconds in steps if seconds is not None]
    return sum(known) if len(known) == len(steps) else 0.0


def _sets_seconds(planned: PlannedExercise) -> float:
    return planned.sets * (SET_S + (USUAL_REST_S if planned.rest_s is None else planned.rest_s))


def _step_seconds(step: Step, sport: Sport) -> float | None:
    if step.sendoff_s is not None:
        return step.sendoff_s
    if step.seconds is not None:
        return step.seconds
    return step.distance_m / _expected_speed(step, sport) if step.distance_m is not None else None


def _expected_speed(step: Step, sport: Sport) -> float:
    if step.target and step.target.kind is TargetKind.SPEED:
        return (step.target.low + step.target.high) / 2
    return EASY_SPEED_M_PER_S.get(sport, ANY_SPEED_M_PER_S)
