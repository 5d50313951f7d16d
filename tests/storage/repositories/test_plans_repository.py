"""Plans change by one version after the other, and their current workouts can be searched."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.errors import NotFound, PlanMovedOn
from domain.plan.diff import difference
from domain.plan.plan import Blueprint
from domain.training.workout import Workout
from storage.database import Unit
from storage.repositories import plans
from storage.tables.plans import plan_versions, planned_workouts
from tests.builders.values import PLAN_ID, TODAY, squats, version
from tests.builders.workouts import workouts


async def test_the_first_version_is_current(unit: Unit) -> None:
    assert await plans.current(unit, "anna") is None
    await plans.create(unit, "anna", version())
    assert await plans.current(unit, "anna") == version()
    assert await plans.version(unit, "anna", PLAN_ID, 1) == version()
    assert await plans.version(unit, "anna", PLAN_ID, 2) is None


async def test_versions_follow_each_other_and_stay(planned: Unit) -> None:
    second = replace(version(2, "proposal-1"), blueprint=version().blueprint.without("w-run"))
    await plans.append(planned, "anna", second)
    assert await plans.current(planned, "anna") == second
    assert await plans.version(planned, "anna", PLAN_ID, 1) == version()


@pytest.mark.parametrize("number", [1, 3])
async def test_a_version_out_of_turn_is_refused(planned: Unit, number: int) -> None:
    with pytest.raises(PlanMovedOn) as caught:
        await plans.append(planned, "anna", version(number))
    assert (caught.value.key, caught.value.values) == ("plan_moved_on", {"base": number - 1, "current": 1})
    assert await plans.current(planned, "anna") == version()


async def test_nothing_follows_on_no_plan(unit: Unit) -> None:
    with pytest.raises(NotFound):
        await plans.append(unit, "anna", version(2))


async def test_a_new_plan_takes_the_place_of_the_one_before(planned: Unit) -> None:
    await plans.create(planned, "anna", version(plan_id="plan-2"))
    assert await plans.current(planned, "anna") == version(plan_id="plan-2")
    assert await plans.version(planned, "anna", PLAN_ID, 1) == version()
    with pytest.raises(PlanMovedOn):
        await plans.append(planned, "anna", version(2))


async def test_planned_workouts_are_those_of_the_current_version(planned: Unit) -> None:
    moved = squats(day=TODAY + timedelta(days=3))
    await plans.append(planned, "anna", replace(version(2), blueprint=Blueprint("Shorter", workouts={moved.id: moved})))
    rows = (await planned.execute(select(planned_workouts))).all()
    assert [tuple(row) for row in rows] == [
        ("anna", PLAN_ID, "w-squats", moved.day, "strength", "strength", "key", 50, None)
    ]


async def test_a_plan_without_workouts_can_be_stored(planned: Unit) -> None:
    await plans.append(planned, "anna", replace(version(2), blueprint=Blueprint("Rest")))
    assert (await planned.execute(select(planned_workouts))).all() == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(workouts=st.lists(workouts(), max_size=3, unique_by=lambda workout: workout.id))
def test_a_stored_blueprint_is_the_same_to_the_last_digit(workouts: list[Workout]) -> None:
    kind = plan_versions.c.blueprint.type
    blueprint = Blueprint("Plan", ("swim",), (1.1, 7.0), {workout.id: workout for workout in workouts})
    read = kind.from_bytes(kind.to_bytes(blueprint))  # type: ignore[attr-defined]
    assert read == blueprint
    assert difference(blueprint, read) == ()
