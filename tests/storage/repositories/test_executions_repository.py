"""Suggestions come and go; what the athlete decided stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.plan.execution import ExecutionState
from storage.database import Unit
from storage.repositories import activities, executions
from tests.builders.values import NOW, PLAN_ID, TODAY, execution, swim

CONFIRMED, REJECTED = ExecutionState.CONFIRMED, ExecutionState.REJECTED
RUN, SQUATS = execution("w-run", "swim-1"), execution("w-squats", "swim-2", 0.5)


@pytest.fixture
async def trained(planned: Unit) -> Unit:
    done = [swim(f"swim-{number}", TODAY - timedelta(days=number)) for number in range(1, 5)]
    await activities.upsert(planned, "anna", done, NOW)
    return planned


async def test_new_suggestions_replace_the_earlier_ones(trained: Unit) -> None:
    await executions.suggest(trained, "anna", PLAN_ID, [RUN, SQUATS])
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (RUN, SQUATS)
    assert await executions.for_plan(trained, "anna", "another") == ()
    await executions.suggest(trained, "anna", PLAN_ID, [execution("w-run", "swim-2")])
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (execution("w-run", "swim-2"),)
    await executions.suggest(trained, "anna", PLAN_ID, [])
    assert await executions.for_plan(trained, "anna", PLAN_ID) == ()


async def test_what_was_confirmed_is_not_touched(trained: Unit) -> None:
    await executions.suggest(trained, "anna", PLAN_ID, [RUN, SQUATS])
    assert await executions.decide(trained, "anna", PLAN_ID, "w-run", CONFIRMED)
    again = [execution("w-run", "swim-3"), execution("w-squats", "swim-1"), execution("w-new", "swim-4")]
    await executions.suggest(trained, "anna", PLAN_ID, again)
    kept = replace(RUN, state=CONFIRMED)
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (execution("w-new", "swim-4"), kept)


async def test_what_was_rejected_is_not_suggested_again(trained: Unit) -> None:
    await executions.suggest(trained, "anna", PLAN_ID, [RUN])
    assert await executions.decide(trained, "anna", PLAN_ID, "w-run", REJECTED)
    await executions.suggest(trained, "anna", PLAN_ID, [RUN])
    rejected = replace(RUN, state=REJECTED)
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (rejected,)
    await executions.suggest(trained, "anna", PLAN_ID, [execution("w-run", "swim-2")])
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (rejected, execution("w-run", "swim-2"))
    assert await executions.decide(trained, "anna", PLAN_ID, "w-run", CONFIRMED)
    states = [known.state for known in await executions.for_plan(trained, "anna", PLAN_ID)]
    assert states == [REJECTED, CONFIRMED]


async def test_nothing_is_decided_where_nothing_is_matched(trained: Unit) -> None:
    assert not await executions.decide(trained, "anna", PLAN_ID, "w-run", CONFIRMED)


async def test_suggestions_of_earlier_weeks_stay(trained: Unit) -> None:
    early, late = execution("w-run", "swim-4"), execution("w-squats", "swim-1")
    await executions.suggest(trained, "anna", PLAN_ID, [early, late])
    since = TODAY - timedelta(days=3)
    await executions.suggest(trained, "anna", PLAN_ID, [execution("w-run", "swim-2")], since)
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (early,)
    await executions.suggest(trained, "anna", PLAN_ID, [execution("w-new", "swim-3")], since)
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (execution("w-new", "swim-3"), early)


async def test_one_activity_is_one_workout(trained: Unit) -> None:
    with pytest.raises(IntegrityError):
        await executions.suggest(trained, "anna", PLAN_ID, [RUN, execution("w-squats", "swim-1")])
