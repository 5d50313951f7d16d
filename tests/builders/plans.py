"""Plans and patches: plain ones to reason about, and strategies for properties."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from domain.plan.patch import Change, Op
from domain.plan.plan import Blueprint
from domain.training.sport import Sport
from domain.training.workout import Block, PlannedExercise, Priority, Purpose, Step, StepKind, Workout
from tests.builders.workouts import workouts

MONDAY = date(2026, 11, 23)


def session(
    identity: str,
    day: date = MONDAY,
    minutes: int = 40,
    sport: Sport = Sport.RIDE,
    purpose: Purpose = Purpose.EASY,
    priority: Priority = Priority.NORMAL,
) -> Workout:
    """A session that can be done: one step of its whole length, or three sets of squats."""
    strength = sport is Sport.STRENGTH
    return Workout(
        id=identity,
        day=day,
        sport=sport,
        title=f"{purpose} {sport}",
        purpose=purpose,
        minutes=minutes,
        priority=priority,
        blocks=() if strength else (Block((Step(StepKind.WORK, seconds=minutes * 60.0),)),),
        exercises=(PlannedExercise("back_squat", 3, 5, 8, rir=3.0),) if strength else (),
    )


def plan_of(*sessions: Workout) -> Blueprint:
    return Blueprint("Twelve weeks", workouts={workout.id: workout for workout in sessions})


def in_days(count: int) -> date:
    """So many days after the Monday that the tests live on."""
    return MONDAY + timedelta(days=count)


def blueprints(least: int = 1, most: int = 6) -> st.SearchStrategy[Blueprint]:
    """Plans of valid workouts within four weeks of that Monday, some before it."""
    dated = st.builds(_on_day, workouts(), st.integers(-7, 28))
    listed = st.lists(dated, min_size=least, max_size=most, unique_by=lambda workout: workout.id)
    return listed.map(lambda found: plan_of(*found))


def changes(plan: Blueprint) -> st.SearchStrategy[Change]:
    """One change that patches allow, of any kind, to a workout of the plan or to a new one."""
    paths = st.sampled_from(sorted(plan.workouts)).map("/workouts/{}".format)
    days = st.integers(-7, 28).map(lambda count: in_days(count).isoformat())
    return (
        st.builds(Change, st.just(Op.REMOVE), paths)
        | st.builds(Change, st.just(Op.REPLACE), paths.map("{}/day".format), days)
        | st.builds(Change, st.just(Op.REPLACE), paths.map("{}/minutes".format), st.integers(1, 600))
        | st.builds(Change, st.just(Op.REPLACE), paths.map("{}/priority".format), st.sampled_from(Priority).map(str))
        | workouts().filter(lambda new: new.id not in plan.workouts).map(_added)
        | st.tuples(st.sampled_from(sorted(plan.workouts)), workouts()).map(lambda pair: _replaced(*pair))
    )


def _on_day(workout: Workout, count: int) -> Workout:
    return workout.moved(in_days(count))


def _added(workout: Workout) -> Change:
    return Change(Op.ADD, f"/workouts/{workout.id}", workout)


def _replaced(identity: str, workout: Workout) -> Change:
    return Change(Op.REPLACE, f"/workouts/{identity}", replace(workout, id=identity))
