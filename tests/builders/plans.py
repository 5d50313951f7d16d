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


_DAYS = st.integers(-7, 28).map(in_days)
_SESSIONS = st.builds(
    session,
    identity=st.sampled_from([f"w-{number}" for number in range(20)]),
    minutes=st.integers(10, 200),
    sport=st.sampled_from([Sport.RUN, Sport.RIDE, Sport.STRENGTH]),
    purpose=st.sampled_from([Purpose.EASY, Purpose.INTERVALS, Purpose.LONG]),
    priority=st.sampled_from(Priority),
)

_VALUES: dict[str, st.SearchStrategy[str | int]] = {
    "day": _DAYS.map(date.isoformat),
    "minutes": st.integers(1, 600),
    "priority": st.sampled_from(Priority).map(str),
}


def blueprints(least: int = 1, most: int = 4) -> st.SearchStrategy[Blueprint]:
    """Plans of plain sessions within four weeks of that Monday, some before it."""
    dated = st.builds(Workout.moved, _SESSIONS, _DAYS)
    return st.lists(dated, min_size=least, max_size=most).map(lambda some: plan_of(*some))


def rich_blueprints() -> st.SearchStrategy[Blueprint]:
    """Plans of one session of any shape a watch can show, and a few plain ones."""
    elaborate = st.builds(Workout.moved, workouts(), _DAYS)
    return st.builds(Blueprint.with_workout, blueprints(most=2), elaborate)


@st.composite
def changes(draw: st.DrawFn, plan: Blueprint) -> Change:
    """One change that patches allow, of any kind, to a workout of the plan or to a new one."""
    kind = draw(st.sampled_from([*_VALUES, "remove", "replace", "add"]))
    identity = draw(st.sampled_from(sorted(plan.workouts)))
    if kind in _VALUES:
        return Change(Op.REPLACE, f"/workouts/{identity}/{kind}", draw(_VALUES[kind]))
    if kind == "remove":
        return Change(Op.REMOVE, f"/workouts/{identity}")
    if kind == "add":
        identity = "w-new"
    return Change(Op(kind), f"/workouts/{identity}", replace(draw(_SESSIONS), id=identity))
