"""A replica that was taken back holds what was known then, and what was made of it."""

from dataclasses import replace
from datetime import timedelta

from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.past.hindsight import back_to
from domain.plan.plan import Blueprint, PlanVersion
from domain.training.recording import Recording
from storage.database import Database
from storage.replica import replica_of
from storage.repositories import executions, plans, rollups
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock


async def test_a_session_was_what_the_plan_of_then_had(sqlite: Database) -> None:
    """Tomorrow's long run, done today; later that run was put off to another week."""
    athlete = await season.move_in(sqlite, weeks=2, now=NOW - timedelta(days=9))
    today = season.run("w-1", 1, 70)
    async with sqlite.writing() as unit:
        await plans.append(unit, "anna", PlanVersion(PLAN_ID, 2, Blueprint("New", workouts={"w-1": today}), NOW))
    await bring_in(sqlite, HandClock(NOW), "anna", [Recording((season.done(0, 70.0),))])
    put_off = Blueprint("New", workouts={"w-1": replace(today, day=TODAY + timedelta(days=9))})
    async with sqlite.writing() as unit:
        await plans.append(unit, "anna", PlanVersion(PLAN_ID, 3, put_off, NOW + timedelta(hours=1)))
        await rematch(unit, athlete, NOW)
        assert await executions.for_plan(unit, "anna", PLAN_ID) == ()
    async with replica_of(sqlite, "anna") as replica:
        await back_to(replica, athlete, NOW)
        (found,) = await executions.for_plan(replica, "anna", PLAN_ID)
    assert (found.workout_id, found.activity) == ("w-1", season.done(0).key)


async def test_a_day_is_rolled_up_to_where_it_had_come(sqlite: Database) -> None:
    athlete = await season.move_in(sqlite, weeks=8)
    early, late = (replace(season.done(0), source_id=name) for name in ("early", "late"))
    morning = replace(early, started_at=NOW - timedelta(hours=9))
    evening = replace(late, started_at=NOW - timedelta(hours=1))
    await bring_in(sqlite, HandClock(), "anna", [Recording((morning,))])
    async with sqlite.reading() as unit:
        before = await rollups.between(unit, "anna", TODAY - timedelta(days=60), TODAY)
        week = await rollups.weeks(unit, "anna", TODAY - timedelta(days=60), TODAY)
    await bring_in(sqlite, HandClock(), "anna", [Recording((evening,))])
    async with replica_of(sqlite, "anna") as replica:
        await back_to(replica, athlete, NOW - timedelta(hours=2))
        assert await rollups.between(replica, "anna", TODAY - timedelta(days=60), TODAY) == before
        assert await rollups.weeks(replica, "anna", TODAY - timedelta(days=60), TODAY) == week
