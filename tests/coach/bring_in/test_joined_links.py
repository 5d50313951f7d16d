"""What the athlete decided about a part of a session goes along when it is joined, and comes back."""

from dataclasses import replace
from datetime import timedelta

from domain.plan.execution import ExecutionState
from domain.training.joined import JOINED, joined_id
from storage.repositories import executions
from tests.builders.lifting_day import RUN, RUN_AGAIN, Day
from tests.builders.season import PLAN_ID


async def test_a_confirmed_link_goes_along_and_comes_back(day: Day) -> None:
    await day.bring(RUN_AGAIN)
    await day.decide(ExecutionState.CONFIRMED)
    await day.bring(RUN)
    session = joined_id([RUN.key, RUN_AGAIN.key])
    assert await day.linked() == [("w-past-2", (JOINED, session), ExecutionState.CONFIRMED)]
    strap = replace(RUN, source="apple_health", source_id="s", started_at=RUN.started_at + timedelta(minutes=9))
    await day.bring(strap)
    three = joined_id([RUN.key, RUN_AGAIN.key, strap.key])
    assert await day.linked() == [("w-past-2", (JOINED, three), ExecutionState.CONFIRMED)]
    await day.split(three)
    assert await day.linked() == [("w-past-2", RUN_AGAIN.key, ExecutionState.CONFIRMED)], "where it was made"
    await day.join(three)
    await day.bring(replace(RUN_AGAIN, started_at=RUN.started_at + timedelta(hours=3)))
    assert await day.linked() == [("w-past-2", RUN_AGAIN.key, ExecutionState.CONFIRMED)], "its time was corrected"
    await day.bring(RUN_AGAIN)
    await day.gone(RUN_AGAIN)
    left = joined_id([RUN.key, strap.key])
    assert await day.linked() == [("w-past-2", (JOINED, left), ExecutionState.CONFIRMED)]


async def test_a_rejected_link_stays_rejected_on_both_sides(day: Day) -> None:
    await day.bring(RUN_AGAIN)
    await day.decide(ExecutionState.REJECTED)
    await day.bring(RUN)
    session = joined_id([RUN.key, RUN_AGAIN.key])
    assert ("w-past-2", (JOINED, session), ExecutionState.REJECTED) in await day.linked()
    await day.split(session)
    states = {activity: state for _, activity, state in await day.linked()}
    assert states == dict.fromkeys([RUN.key, RUN_AGAIN.key], ExecutionState.REJECTED)


async def test_what_was_confirmed_as_two_workouts_is_two_sessions(day: Day) -> None:
    await day.bring(RUN)
    await day.decide(ExecutionState.CONFIRMED)
    late = replace(RUN_AGAIN, started_at=RUN.started_at + timedelta(hours=2))
    await day.bring(late)
    async with day.database.writing() as unit:
        (other,) = [one for one in await executions.for_plan(unit, "anna", PLAN_ID) if one.activity == late.key]
        assert other.state is ExecutionState.SUGGESTED
        said = replace(other, state=ExecutionState.CONFIRMED)
        await executions.decide(unit, "anna", PLAN_ID, late.key, [said])
    await day.bring(RUN_AGAIN)
    assert [one.key for one in await day.counted()] == [RUN.key, RUN_AGAIN.key]
