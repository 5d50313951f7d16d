"""A session that another source brought already is counted once, and the richer copy of it counts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.copies import known_of
from bot.coach.bring_in.recordings import BroughtIn, bring_in
from domain.plan.execution import Execution, ExecutionState
from domain.training.activity import Activity
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import activities, executions, rollups
from tests.builders import season
from tests.builders.season import PLAN_ID, HandClock

FIT = season.done(-2)
GPX = replace(FIT, source="gpx", source_id="1", started_at=FIT.started_at + timedelta(seconds=40), average_hr=None)


async def brought(database: Database, *found: Activity) -> BroughtIn:
    return await bring_in(database, HandClock(), "anna", [Recording(found)])


async def stored(database: Database) -> list[str]:
    async with database.reading() as unit:
        done = await activities.between(unit, "anna", FIT.day, FIT.day)
        loads = await rollups.between(unit, "anna", FIT.day, FIT.day)
    assert [sum(each.minutes for each in done)] == [each.total_minutes for each in loads], "counted as often as stored"
    return [each.source for each in done]


@pytest.mark.fault("F89")
async def test_a_poorer_copy_is_left_out(database: Database) -> None:
    await season.move_in(database, weeks=1)
    await brought(database, FIT)
    async with database.reading() as unit:
        assert await known_of(unit, "anna", [GPX]) == 1
    assert (await brought(database, GPX)).activities == ()
    assert await stored(database) == ["fit"]


@pytest.mark.fault("F89")
async def test_a_richer_copy_takes_the_place_and_the_match(database: Database) -> None:
    await season.move_in(database, weeks=1)
    await brought(database, GPX)
    assert (await brought(database, FIT)).activities == (FIT,)
    assert await stored(database) == ["fit"]
    assert (await brought(database, FIT, GPX)).activities == ()
    async with database.reading() as unit:
        matched = await executions.for_plan(unit, "anna", PLAN_ID)
    assert ("w-past-2", ("fit", FIT.source_id)) in {(each.workout_id, each.activity) for each in matched}


@pytest.mark.fault("F89")
@pytest.mark.parametrize("state", [ExecutionState.CONFIRMED, ExecutionState.REJECTED])
async def test_what_the_athlete_decided_on_stays(database: Database, state: ExecutionState) -> None:
    await season.move_in(database, weeks=1)
    await brought(database, GPX)
    async with database.writing() as unit:
        said = Execution("w-past-2", GPX.key, 0.1, state)
        await executions.decide(unit, "anna", PLAN_ID, GPX.key, [said])
    assert (await brought(database, FIT)).activities == ()
    assert await stored(database) == ["gpx"]


async def test_another_session_of_that_day_is_none(database: Database) -> None:
    await season.move_in(database, weeks=1)
    later = replace(GPX, started_at=GPX.started_at + timedelta(hours=3))
    await brought(database, FIT)
    assert (await brought(database, later)).activities == (later,)
    assert await stored(database) == ["fit", "gpx"]
