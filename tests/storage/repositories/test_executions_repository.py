"""Suggestions come and go; what the athlete decided stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.plan.execution import Execution, ExecutionState
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


async def say(unit: Unit, *said: Execution) -> None:
    await executions.decide(unit, "anna", PLAN_ID, said[0].activity, said)


async def test_what_was_confirmed_is_not_touched(trained: Unit) -> None:
    await executions.suggest(trained, "anna", PLAN_ID, [RUN, SQUATS])
    kept = replace(RUN, state=CONFIRMED)
    await say(trained, kept)
    again = [execution("w-run", "swim-3"), execution("w-squats", "swim-1"), execution("w-new", "swim-4")]
    stands = await executions.suggest(trained, "anna", PLAN_ID, again)
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (execution("w-new", "swim-4"), kept)
    assert set(stands) == {execution("w-new", "swim-4"), kept}


async def test_what_was_extra_is_suggested_for_nothing_again(trained: Unit) -> None:
    await executions.suggest(trained, "anna", PLAN_ID, [RUN])
    rejected = replace(RUN, state=REJECTED)
    await say(trained, rejected)
    await executions.suggest(trained, "anna", PLAN_ID, [RUN, execution("w-squats", "swim-1")])
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (rejected,)
    other = execution("w-run", "swim-2")
    await executions.suggest(trained, "anna", PLAN_ID, [other])
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (rejected, other)


async def test_the_last_word_on_an_activity_counts_and_touches_no_other(trained: Unit) -> None:
    third = replace(execution("w-third", "swim-3"), state=CONFIRMED)
    await say(trained, third)
    await executions.suggest(trained, "anna", PLAN_ID, [RUN, SQUATS])
    for said in (
        [replace(RUN, state=REJECTED), replace(execution("w-squats"), state=REJECTED)],
        [replace(execution("w-squats"), state=CONFIRMED)],
        [replace(RUN, state=CONFIRMED)],
    ):
        await say(trained, *said)
        known = await executions.for_plan(trained, "anna", PLAN_ID)
        assert {each for each in known if each.activity == RUN.activity} == set(said)
        assert third in known
    assert await executions.for_plan(trained, "anna", PLAN_ID) == (replace(RUN, state=CONFIRMED), third)


async def test_what_an_activity_is_confirmed_as_is_suggested_for_no_other(trained: Unit) -> None:
    await executions.suggest(trained, "anna", PLAN_ID, [RUN, SQUATS])
    await say(trained, replace(execution("w-squats"), state=CONFIRMED))
    known = await executions.for_plan(trained, "anna", PLAN_ID)
    assert known == (replace(execution("w-squats"), state=CONFIRMED),)


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
