"""What makes sense at all: figures a body and a watch can work with, and parts of a workout that fit its sport."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from domain.training.exercises import CATALOGUE
from domain.training.personal_record import RecordKind
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from domain.training.workout import Block, PlannedExercise, Step, StepKind, Target, TargetKind, Workout
from domain.units import METRES_PER_YARD

# By class and not by isinstance, which takes a truth value for a number, and longer.
NUMBERS = frozenset({int, float})


class Problem(NamedTuple):
    """What is wrong (`key`), where (`blocks[1].steps[0]`), what was `found` there and what would be `allowed`.

    A tuple, because it travels as a value of an error until words are made of it.
    """

    key: str
    place: str
    found: object = None
    allowed: str = ""


class Bounds(NamedTuple):
    """The smallest and the largest figure allowed."""

    low: float
    high: float

    def hold(self, value: object) -> bool:
        """False for anything but a number inside; NaN is inside of nothing."""
        return type(value) in NUMBERS and self.low <= value <= self.high  # type: ignore[operator]

    def __str__(self) -> str:
        return f"{self.low:g}–{self.high:g}"


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
LONGEST_TITLE, LONGEST_NOTE = 80, 500
MINUTES = Bounds(1, 600)
WORKOUT_DISTANCE_M = Bounds(1, 500_000)
POOL_LENGTH_M = Bounds(10, 100)
BLOCKS, STEPS, REPEAT = Bounds(1, 50), Bounds(1, 50), Bounds(1, 99)
STEP_SECONDS = Bounds(1, 36_000)
STEP_DISTANCE_M = Bounds(1, 500_000)
SENDOFF_S = Bounds(5, 3_600)
TARGETS = {
    TargetKind.SPEED: Bounds(0.2, 25.0),
    TargetKind.HEART_RATE: Bounds(40, 230),
    TargetKind.POWER: Bounds(10, 2_500),
}
EXERCISES, SETS, REPS = Bounds(1, 50), Bounds(1, 50), Bounds(1, 100)
WEIGHT_KG = Bounds(0.1, 500)
RIR = Bounds(0, 10)
REST_S = Bounds(0, 1_800)
TEMPERATURE_C = Bounds(-40, 60)
READINGS = {
    ReadingKind.HRV: Bounds(2, 300),
    ReadingKind.HRV_SDNN: Bounds(2, 400),
    ReadingKind.SLEEP: Bounds(1 / 6, 24),
    ReadingKind.RESTING_HR: Bounds(25, 120),
    ReadingKind.WEIGHT: Bounds(25, 350),
    ReadingKind.BODY_FAT: Bounds(2, 70),
    ReadingKind.MUSCLE_MASS: Bounds(10, 150),
    ReadingKind.VO2MAX_RUN: Bounds(15, 95),
    ReadingKind.VO2MAX_RIDE: Bounds(15, 95),
    ReadingKind.READINESS: Bounds(0, 100),
    ReadingKind.BODY_BATTERY: Bounds(0, 100),
    ReadingKind.STRESS: Bounds(1, 100),
    ReadingKind.TRAINING_STATUS: Bounds(1, 8),
    ReadingKind.WATCH_ACUTE_LOAD: Bounds(1, 10_000),
    ReadingKind.WATCH_CHRONIC_LOAD: Bounds(1, 10_000),
    ReadingKind.WATCH_HRV: Bounds(2, 300),
    ReadingKind.WATCH_HRV_STATUS: Bounds(1, 4),
    ReadingKind.CSS: Bounds(40, 1_000 / 3),
    ReadingKind.PREDICTED_5K: Bounds(700, 7_200),
    ReadingKind.PREDICTED_10K: Bounds(1_500, 14_400),
    ReadingKind.PREDICTED_HALF: Bounds(3_400, 32_400),
    ReadingKind.PREDICTED_MARATHON: Bounds(7_200, 72_000),
    ReadingKind.SWIM_100YD: Bounds(40, 600),
    ReadingKind.E1RM: Bounds(1, 1_000),
}
# Nobody was ever faster than the first figure, or is still moving at the second.
RECORDS = {
    RecordKind.RUN_1K: Bounds(130, 1_200),
    RecordKind.RUN_MILE: Bounds(220, 2_000),
    RecordKind.RUN_5K: Bounds(700, 7_200),
    RecordKind.RUN_10K: Bounds(1_500, 14_400),
    RecordKind.RUN_HALF: Bounds(3_400, 32_400),
    RecordKind.RUN_MARATHON: Bounds(7_200, 72_000),
    RecordKind.RUN_LONGEST: Bounds(100, 500_000),
    RecordKind.RIDE_LONGEST: Bounds(100, 2_000_000),
    RecordKind.RIDE_ASCENT: Bounds(1, 30_000),
    RecordKind.RIDE_20_MIN: Bounds(10, 700),
    RecordKind.RIDE_40K: Bounds(2_400, 18_000),
    RecordKind.SWIM_LONGEST: Bounds(10, 200_000),
    RecordKind.SWIM_100M: Bounds(44, 600),
    RecordKind.SWIM_100YD: Bounds(40, 600),
    RecordKind.SWIM_400M: Bounds(210, 2_400),
    RecordKind.SWIM_500YD: Bounds(240, 2_800),
    RecordKind.SWIM_750M: Bounds(410, 4_500),
    RecordKind.SWIM_1000M: Bounds(560, 6_000),
    RecordKind.SWIM_1000YD: Bounds(510, 5_500),
    RecordKind.SWIM_1500M: Bounds(850, 9_000),
    RecordKind.SWIM_1650YD: Bounds(850, 9_000),
}

_ID = re.compile(r"[a-z0-9-]{1,40}")
_POOL_TOLERANCE = 0.001


def valid_id(identity: str) -> bool:
    """Ids stand in paths, buttons and file names, so they are short and plain."""
    return _ID.fullmatch(identity) is not None


def whole_pool_lengths(distance_m: float, pool_length_m: float) -> bool:
    """A swim ends at a wall."""
    lengths = distance_m / pool_length_m
    return round(lengths) >= 1 and abs(lengths - round(lengths)) < _POOL_TOLERANCE


def problems(workout: Workout) -> tuple[Problem, ...]:
    """Everything that is wrong with a workout, in the order it is written; empty where it can be done."""
    return (*_head(workout), *_pool(workout), *_parts(workout))


def _head(workout: Workout) -> Iterator[Problem]:
    if not valid_id(workout.id):
        yield Problem("id", "id", workout.id, "a-z, 0-9, -; 1–40")
    if not FIRST_DAY <= workout.day <= LAST_DAY:
        yield Problem("day", "day", workout.day.isoformat(), f"{FIRST_DAY}–{LAST_DAY}")
    if not workout.title.strip() or len(workout.title) > LONGEST_TITLE:
        yield Problem("title", "title", len(workout.title), f"1–{LONGEST_TITLE}")
    if len(workout.note) > LONGEST_NOTE:
        yield Problem("note", "note", len(workout.note), f"0–{LONGEST_NOTE}")
    yield from _outside(MINUTES, "minutes", "minutes", workout.minutes, whole=True)
    yield from _outside(WORKOUT_DISTANCE_M, "distance", "distance_m", workout.distance_m)


def _pool(workout: Workout) -> Iterator[Problem]:
    if workout.pool_length_m is None:
        if workout.pool_in_yards:
            yield Problem("pool_unknown", "pool")
    elif workout.sport is not Sport.SWIM:
        yield Problem("pool_without_swim", "pool", workout.sport.value)
    else:
        yield from _outside(POOL_LENGTH_M, "pool_length", "pool", workout.pool_length_m)


def _parts(workout: Workout) -> Iterator[Problem]:
    strength = workout.sport is Sport.STRENGTH
    done, other = ("exercises", "blocks") if strength else ("blocks", "exercises")
    if getattr(workout, other):
        yield Problem(f"{other}_in_sport", other, workout.sport.value)
    yield from _outside(EXERCISES if strength else BLOCKS, f"{done}_count", done, len(getattr(workout, done)))
    for index, block in enumerate(workout.blocks):
        yield from _block(block, f"blocks[{index}]", workout)
    for index, planned in enumerate(workout.exercises):
        yield from _exercise(planned, f"exercises[{index}]")


def _block(block: Block, place: str, workout: Workout) -> Iterator[Problem]:
    yield from _outside(REPEAT, "repeat", place, block.repeat, whole=True)
    yield from _outside(STEPS, "steps_count", place, len(block.steps))
    for index, step in enumerate(block.steps):
        yield from _step(step, f"{place}.steps[{index}]", workout)


def _step(step: Step, place: str, workout: Workout) -> Iterator[Problem]:
    if step.seconds is not None and step.distance_m is not None:
        yield Problem("two_ends", place, f"{step.seconds:g} s, {step.distance_m:g} m")
    yield from _outside(STEP_SECONDS, "step_seconds", place, step.seconds)
    yield from _outside(STEP_DISTANCE_M, "step_distance", place, step.distance_m)
    if len(step.note) > LONGEST_NOTE:
        yield Problem("note", place, len(step.note), f"0–{LONGEST_NOTE}")
    if step.target is not None:
        yield from _target(step.target, place)
    yield from _swimming(step, place, workout)


def _swimming(step: Step, place: str, workout: Workout) -> Iterator[Problem]:
    yield from _outside(SENDOFF_S, "sendoff", place, step.sendoff_s)
    if workout.sport is not Sport.SWIM:
        if step.stroke is not None:
            yield Problem("stroke_without_swim", place, workout.sport.value)
        if step.sendoff_s is not None:
            yield Problem("sendoff_without_swim", place, workout.sport.value)
        return
    if step.sendoff_s is not None and (step.distance_m is None or step.kind is StepKind.REST):
        yield Problem("sendoff_without_distance", place, step.kind.value)
    pool, distance = workout.pool_length_m, step.distance_m
    in_bounds = POOL_LENGTH_M.hold(pool) and STEP_DISTANCE_M.hold(distance)
    if pool and distance and in_bounds and not whole_pool_lengths(distance, pool):
        unit, metres = ("yd", METRES_PER_YARD) if workout.pool_in_yards else ("m", 1.0)
        yield Problem("not_pool_lengths", place, f"{distance / metres:g} {unit}", f"{pool / metres:g} {unit}")


def _target(target: Target, place: str) -> Iterator[Problem]:
    bounds = TARGETS[target.kind]
    if not (bounds.hold(target.low) and bounds.hold(target.high)):
        yield Problem(f"target_{target.kind.value}", place, f"{target.low:g}–{target.high:g}", str(bounds))
    elif target.low >= target.high:
        yield Problem("target_order", place, f"{target.low:g}–{target.high:g}")


def _exercise(planned: PlannedExercise, place: str) -> Iterator[Problem]:
    if planned.exercise not in CATALOGUE:
        yield Problem("exercise_unknown", place, planned.exercise)
    yield from _outside(SETS, "sets", place, planned.sets, whole=True)
    yield from _outside(REPS, "reps", place, planned.reps_low, whole=True)
    yield from _outside(REPS, "reps", place, planned.reps_high, whole=True)
    if planned.reps_low > planned.reps_high:
        yield Problem("reps_order", place, f"{planned.reps_low}–{planned.reps_high}")
    yield from _outside(WEIGHT_KG, "weight", place, planned.weight_kg)
    yield from _outside(RIR, "rir", place, planned.rir)
    yield from _outside(REST_S, "exercise_rest", place, planned.rest_s)


def _outside(bounds: Bounds, key: str, place: str, value: float | None, *, whole: bool = False) -> Iterator[Problem]:
    if value is not None and not (bounds.hold(value) and (isinstance(value, int) or not whole)):
        yield Problem(key, place, value, str(bounds))
