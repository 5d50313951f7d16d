"""A blueprint is a value: what changes is another one."""

from hypothesis import given

from domain.plan.plan import Blueprint
from tests.builders.plans import MONDAY, blueprints, in_days, plan_of, session


def test_days_are_listed_in_the_order_they_are_done() -> None:
    plan = plan_of(session("w-b"), session("w-z", in_days(-1)), session("w-a"), session("w-c", in_days(1)))
    assert [workout.id for workout in plan.between(MONDAY, in_days(1))] == ["w-a", "w-b", "w-c"]
    assert plan.between(in_days(2), in_days(9)) == ()


@given(blueprints(), blueprints())
def test_taking_out_what_was_put_in_leaves_the_plan_as_it_was(plan: Blueprint, other: Blueprint) -> None:
    for workout in other.workouts.values():
        assert plan.without(workout.id).with_workout(workout).without(workout.id) == plan.without(workout.id)
        assert plan.with_workout(workout).workouts[workout.id] == workout
