"""A planned workout in Garmin's words, made of the library's own models."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from domain.errors import Refused
from domain.training.exercises import CATALOGUE
from domain.training.sport import Sport, Stroke
from domain.training.validity import problems
from domain.training.workout import Block, PlannedExercise, Step, StepKind, Target, TargetKind, Workout

if TYPE_CHECKING:
    from garminconnect.workout import ExecutableStep, RepeatGroup

type Wire = dict[str, Any]
type AnyStep = "ExecutableStep | RepeatGroup"

LONGEST_NAME, LONGEST_NOTE, LONGEST_DESCRIPTION, GRAMS_PER_KG = 80, 200, 900, 1000.0
SPORTS: Final = {
    Sport.RUN: (1, "running"),
    Sport.RIDE: (2, "cycling"),
    Sport.SWIM: (4, "swimming"),
    Sport.STRENGTH: (5, "strength_training"),
}
KINDS: Final = {
    StepKind.WARMUP: (1, "warmup"),
    StepKind.COOLDOWN: (2, "cooldown"),
    StepKind.WORK: (3, "interval"),
    StepKind.RECOVERY: (4, "recovery"),
    StepKind.REST: (5, "rest"),
}
LAP_BUTTON, TIME, DISTANCE, REPS, SEND_OFF = (
    (1, "lap.button"),
    (2, "time"),
    (3, "distance"),
    (10, "reps"),
    (9, "fixed.repetition"),
)
NO_TARGET: Final = (1, "no.target")
TARGETS: Final = {
    TargetKind.POWER: (2, "power.zone"),
    TargetKind.HEART_RATE: (4, "heart.rate.zone"),
    TargetKind.SPEED: (6, "pace.zone"),
}
SPEED: Final = (5, "speed.zone")
STROKES: Final = {
    Stroke.MIXED: (1, "any_stroke"),
    Stroke.BACKSTROKE: (2, "backstroke"),
    Stroke.BREASTSTROKE: (3, "breaststroke"),
    Stroke.DRILL: (4, "drill"),
    Stroke.BUTTERFLY: (5, "fly"),
    Stroke.FREESTYLE: (6, "free"),
}
METRES, YARDS, KILOGRAM = (1, "meter", 100.0), (230, "yard", 91.44), (8, "kilogram", 1000.0)


def garmin_workout(workout: Workout) -> Wire:
    """Without any marker.

    Raises Refused (sport_not_on_watch, exercise_not_on_watch, workout_not_for_watch) for what a watch cannot guide.
    """
    # It brings the library along, which few commands need.
    from garminconnect.workout import BaseWorkout, WorkoutSegment  # noqa: PLC0415

    _refuse_what_no_watch_can_guide(workout)
    sport = _key(SPORTS[workout.sport], "sportType")
    orders = count(1)
    lifting = workout.sport is Sport.STRENGTH
    found = _lifts(workout.exercises, orders) if lifting else _blocks(workout.blocks, orders, workout.sport)
    segment = WorkoutSegment(segmentOrder=1, sportType=sport, workoutSteps=list(found))
    made = BaseWorkout(
        workoutName=_line(workout.title, LONGEST_NAME) or workout.sport.value,
        sportType=sport,
        estimatedDurationInSecs=workout.minutes * 60,
        workoutSegments=[segment],
        description=_description(workout),
    )
    return {**made.to_dict(), **_pool(workout)}


def _description(workout: Workout) -> str:
    """How long it is meant to take is no part of its steps, and where only that changes nothing else would tell."""
    note = _line(workout.note, LONGEST_DESCRIPTION)
    return f"{workout.minutes} min · {note}" if note else f"{workout.minutes} min"


def _refuse_what_no_watch_can_guide(workout: Workout) -> None:
    if workout.sport not in SPORTS:
        raise Refused("sport_not_on_watch", sport=workout.sport.value)
    for problem in problems(workout):
        if problem.key == "exercise_unknown":
            raise Refused("exercise_not_on_watch", exercise=problem.found)
        raise Refused("workout_not_for_watch", problem=problem.key, place=problem.place, found=problem.found)


def _blocks(blocks: Iterable[Block], orders: Iterator[int], sport: Sport) -> Iterator[AnyStep]:
    for block in blocks:
        if block.repeat == 1:
            yield from _steps(block.steps, orders, sport)
        else:
            order = next(orders)
            yield _repeat(block.repeat, list(_steps(block.steps, orders, sport)), order)


def _steps(steps: Iterable[Step], orders: Iterator[int], sport: Sport) -> Iterator[AnyStep]:
    """A swim that leaves on a send-off is followed by the rest until then."""
    for step in steps:
        yield _step(step, next(orders), sport)
        if step.sendoff_s:
            yield _made(next(orders), KINDS[StepKind.REST], SEND_OFF, step.sendoff_s)


def _step(step: Step, order: int, sport: Sport) -> AnyStep:
    if step.distance_m is not None:
        end, value = DISTANCE, step.distance_m
    else:
        end, value = (LAP_BUTTON, 0.0) if step.seconds is None else (TIME, step.seconds)
    more: Wire = {"description": _line(step.note, LONGEST_NOTE) or None}
    if step.stroke is not None:
        more["strokeType"] = _key(STROKES[step.stroke], "strokeType")
    return _made(order, KINDS[step.kind], end, value, **_aim(step.target, sport), **more)


def _lifts(exercises: Iterable[PlannedExercise], orders: Iterator[int]) -> Iterator[AnyStep]:
    """Sets as a repeat of lifting and resting."""
    for planned in exercises:
        category, name = names(planned.exercise)
        order = next(orders)
        more: Wire = {"category": category, "exerciseName": name, "description": _reps(planned)}
        if planned.weight_kg is not None:
            more |= {"weightValue": planned.weight_kg * GRAMS_PER_KG, "weightUnit": _unit(KILOGRAM)}
        lift = _made(next(orders), KINDS[StepKind.WORK], REPS, float(planned.reps_high), **more)
        end = LAP_BUTTON if planned.rest_s is None else TIME
        rest = _made(next(orders), KINDS[StepKind.REST], end, planned.rest_s or 0.0)
        yield _repeat(planned.sets, [lift, rest], order)


def names(exercise: str) -> tuple[str, str]:
    """Category and exercise as Garmin Connect spells them; the numbers are those of the watch."""
    from garmin_fit_sdk import Profile  # noqa: PLC0415

    known, types = CATALOGUE[exercise], Profile["types"]
    category = types["exercise_category"][known.fit_category]
    return category.upper(), types[f"{category}_exercise_name"][known.fit_name].upper()


def _reps(planned: PlannedExercise) -> str:
    low, high = planned.reps_low, planned.reps_high
    reps = f"{high} reps" if low == high else f"{low}-{high} reps"
    return reps if planned.rir is None else f"{reps}, {planned.rir:g} in reserve"


def _aim(target: Target | None, sport: Sport) -> Wire:
    """Runners and swimmers think in paces, riders in speeds; both are metres a second."""
    if target is None:
        return {}
    kind = SPEED if target.kind is TargetKind.SPEED and sport is Sport.RIDE else TARGETS[target.kind]
    aim = {"targetValueOne": target.low, "targetValueTwo": target.high}
    return {"targetType": _key(kind, "workoutTargetType"), **aim}


def _made(order: int, kind: tuple[int, str], end: tuple[int, str], value: float, **more: Any) -> "ExecutableStep":
    from garminconnect.workout import ExecutableStep  # noqa: PLC0415

    return ExecutableStep(
        stepOrder=order,
        stepType=_key(kind, "stepType"),
        endCondition=_key(end, "conditionType"),
        endConditionValue=value,
        **{"targetType": _key(NO_TARGET, "workoutTargetType"), **more},
    )


def _repeat(times: int, steps: list[AnyStep], order: int) -> "RepeatGroup":
    from garminconnect.workout import create_repeat_group  # noqa: PLC0415

    return create_repeat_group(times, steps, order)


def _pool(workout: Workout) -> Wire:
    if workout.sport is not Sport.SWIM or workout.pool_length_m is None:
        return {}
    unit = YARDS if workout.pool_in_yards else METRES
    return {"poolLength": round(workout.pool_length_m, 2), "poolLengthUnit": _unit(unit)}


def _key(known: tuple[int, str], kind: str) -> Wire:
    return {f"{kind}Id": known[0], f"{kind}Key": known[1], "displayOrder": known[0]}


def _unit(known: tuple[int, str, float]) -> Wire:
    return {"unitId": known[0], "unitKey": known[1], "factor": known[2]}


def _line(text: str, longest: int) -> str:
    return "".join(filter(str.isprintable, text)).strip()[:longest].strip()
