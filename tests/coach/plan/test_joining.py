"""A sheet of sessions joins the plan; nothing that it does not speak of is touched."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.coach.plan.joining import joined
from domain.plan.plan import Blueprint
from domain.training.sport import Sport
from domain.training.workout import Priority, Workout
from tests.builders import season

type Places = list[tuple[int, Sport]]

DAYS = st.integers(0, 4)
SPORTS = st.sampled_from([Sport.SWIM, Sport.RUN])


def planned(name: str, days: int, sport: Sport) -> Workout:
    return replace(season.run(name, days), sport=sport, priority=Priority.KEY)


def blueprint(name: str, places: Places) -> Blueprint:
    workouts = [planned(f"{name}-{position}", days, sport) for position, (days, sport) in enumerate(places)]
    return Blueprint(name, workouts={workout.id: workout for workout in workouts})


PLANS = st.lists(st.tuples(DAYS, SPORTS), max_size=8)


@given(PLANS, PLANS)
def test_every_session_is_in_the_plan_and_no_other_place_changes(there: Places, sheet: Places) -> None:
    plan, sessions = blueprint("plan", there), blueprint("sheet", sheet)
    after = joined(plan, sessions)
    said = {(workout.day, workout.sport) for workout in sessions.workouts.values()}
    for identity, workout in plan.workouts.items():
        if (workout.day, workout.sport) not in said:
            assert after.workouts[identity] == workout
    for session in sessions.workouts.values():
        assert any(replace(session, id=each.id) == each for each in after.workouts.values())
    assert len(after.workouts) <= len(plan.workouts) + len(sessions.workouts)


def test_the_only_session_of_its_day_and_sport_is_replaced_under_its_own_name() -> None:
    plan = blueprint("plan", [(1, Sport.SWIM), (1, Sport.RUN)])
    swim = replace(planned("sheet-0", 1, Sport.SWIM), minutes=20, priority=Priority.NORMAL)
    after = joined(plan, Blueprint("sheet", workouts={swim.id: swim}))
    assert after.workouts.keys() == plan.workouts.keys()
    assert after.workouts["plan-0"] == replace(swim, id="plan-0", priority=Priority.KEY)


def test_of_two_that_could_be_meant_none_is_replaced() -> None:
    plan = blueprint("plan", [(1, Sport.SWIM), (1, Sport.SWIM)])
    after = joined(plan, blueprint("sheet", [(1, Sport.SWIM)]))
    assert after.workouts.keys() == {"plan-0", "plan-1", "sheet-0"}
