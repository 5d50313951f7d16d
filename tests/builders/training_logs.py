"""Weeks of planned and done sessions, for whatever looks at both."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from domain.plan.execution import Execution, ExecutionState
from domain.plan.training_log import TrainingLog
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import HEAVY_RIR, PlannedExercise, Priority, Purpose, Workout

MONDAY = date(2026, 3, 2)


def workout(
    name: str, day: int, sport: Sport = Sport.RUN, purpose: Purpose = Purpose.EASY, minutes: int = 40
) -> Workout:
    """`day` counts from a Monday."""
    return Workout(name, MONDAY + timedelta(day), sport, name, purpose, minutes)


def legs(name: str, day: int) -> Workout:
    """Heavy enough to need rest after it."""
    exercises = (PlannedExercise("back_squat", 3, 3, 5, rir=HEAVY_RIR - 1),)
    on = MONDAY + timedelta(day)
    return Workout(name, on, Sport.STRENGTH, name, Purpose.STRENGTH, 45, Priority.KEY, exercises=exercises)


def done(name: str, day: int, sport: Sport = Sport.RUN, minutes: float = 40, hour: int = 7) -> Activity:
    on = MONDAY + timedelta(day)
    started = datetime(on.year, on.month, on.day, hour, tzinfo=UTC)
    return Activity("fit", name, sport, started, on, minutes * 60, minutes * 60)


def same(name: str, state: ExecutionState = ExecutionState.SUGGESTED) -> Execution:
    """The activity of that name was the workout of that name."""
    return Execution(name, ("fit", name), 0.0, state)


def log(
    workouts: Iterable[Workout], activities: Iterable[Activity], through: int = 27, hard: Iterable[str] = ()
) -> TrainingLog:
    """Every activity was the workout of its name; `hard` names those that were, all others were not."""
    planned, found = tuple(workouts), tuple(activities)
    names = {one.id for one in planned}
    said = set(hard)
    return TrainingLog(
        MONDAY + timedelta(through),
        planned,
        found,
        tuple(same(one.source_id) for one in found if one.source_id in names),
        {one.key: one.source_id in said for one in found} if said else {},
    )
