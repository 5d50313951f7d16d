"""What lies ahead goes to the services once; files are made as often as they are asked for."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from bot.coach.approve.approvals import approve
from bot.coach.approve.pushing import ask_for_files, ask_for_files_of, push
from bot.coach.bring_in.services.leaving import disconnect
from bot.coach.bring_in.services.letting_in import connect
from bot.coach.care.standing import standing_of
from domain.athlete.athlete import Athlete
from domain.plan.execution import Execution
from domain.plan.export import Destination, Export, ExportState
from domain.training.service import Service
from storage.database import Database
from storage.repositories import activities, connections, executions, exports
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY

AHEAD = {"w-easy", "w-hard", "w-spare", "w-long"}


async def pushed(database: Database, days: int = 0) -> int:
    async with database.writing() as unit:
        return len(await push(unit, season.runner(), NOW + timedelta(days=days)))


async def connected(database: Database) -> Athlete:
    """Anna, whose two weeks are on their way to her watch."""
    athlete = await season.move_in(database)
    async with database.writing() as unit:
        await connections.connect(unit, athlete.id, Service.GARMIN, NOW)
    await pushed(database)
    return athlete


def given_up(export: Export, reason: str) -> Export:
    return replace(export, state=ExportState.FAILED, attempts=exports.MOST_ATTEMPTS, error=reason)


async def stuck_on(database: Database) -> Counter[str | None]:
    async with database.reading() as unit:
        return Counter(each.error for each in (await standing_of(unit, "anna", NOW)).stuck)


async def test_each_workout_is_pushed_once_to_each_service(database: Database) -> None:
    athlete = await season.move_in(database)
    assert await pushed(database) == 0, "nothing is connected"
    async with database.writing() as unit:
        await connections.connect(unit, athlete.id, Service.GARMIN, NOW)
        await connections.connect(unit, athlete.id, Service.HEVY, NOW)
    assert await pushed(database) == len(AHEAD), "nobody runs in a gym app"
    assert await pushed(database) == await pushed(database, days=3) == 0
    proposal = await season.propose(database, athlete)
    await approve(season.approver(database), season.tap(proposal))
    assert await pushed(database) == 0, "a change brings its own"
    async with database.reading() as unit:
        sent = await exports.sent(unit, athlete.id, PLAN_ID)
        changed = await exports.of_version(unit, athlete.id, PLAN_ID, 2)
    assert sent == {(workout, Destination.GARMIN) for workout in AHEAD}
    assert {(each.workout_id, each.destination) for each in changed} == {
        ("w-long", Destination.GARMIN),
        ("w-spare", Destination.GARMIN),
    }


async def test_what_is_done_today_goes_nowhere_any_more(database: Database) -> None:
    athlete = await season.move_in(database)
    ran = season.done(0)
    async with database.writing() as unit:
        await connections.connect(unit, athlete.id, Service.GARMIN, NOW)
        await activities.upsert(unit, athlete.id, [ran], NOW)
        await executions.suggest(unit, athlete.id, PLAN_ID, [Execution("w-easy", ran.key, 0.0)])
    assert await pushed(database) == len(AHEAD) - 1


async def test_what_was_let_go_of_gets_everything_anew_and_knows_nothing_of_before(database: Database) -> None:
    """It may be another account."""
    athlete = await connected(database)
    async with database.writing() as unit:
        for row in await exports.of_version(unit, athlete.id, PLAN_ID, 1):
            there = replace(row, state=ExportState.VERIFIED, remote_id="7", attempts=1, overwrite=True)
            await exports.update(unit, athlete.id, there, NOW)
        await connect(unit, athlete.id, Service.GARMIN, NOW)
        assert await exports.pending(unit, NOW) == (), "a login alone changes nothing"
        await disconnect(unit, athlete.id, Service.GARMIN)
        await connect(unit, athlete.id, Service.GARMIN, NOW)
        on_their_way = [export for _, export in await exports.pending(unit, NOW)]
    assert {each.workout_id for each in on_their_way} == AHEAD
    assert {(each.remote_id, each.attempts, each.overwrite) for each in on_their_way} == {(None, 0, False)}


async def test_what_a_service_shut_out_goes_again_once_it_answers(database: Database) -> None:
    athlete = await connected(database)
    async with database.writing() as unit:
        rows = await exports.of_version(unit, athlete.id, PLAN_ID, 1)
        reasons = "garmin_login_needed", "garmin_refused", "garmin_login_needed", "edited_there"
        for row, reason in zip(rows, reasons, strict=True):
            await exports.update(unit, athlete.id, given_up(row, reason), NOW)
    assert await pushed(database, days=9) == 0, "what is over goes nowhere"
    assert await stuck_on(database) == Counter(reasons)
    assert await pushed(database) == 2
    assert await pushed(database) == 0
    assert await stuck_on(database) == Counter(reasons[1::2])
    async with database.reading() as unit:
        on_their_way = [export for _, export in await exports.pending(unit, NOW)]
    assert [(each.attempts, each.round) for each in on_their_way] == [(0, 1)] * 2
    async with database.writing() as unit:
        assert len(await push(unit, athlete, NOW, wished=True)) == 1
    assert await stuck_on(database) == Counter(["edited_there"]), "nobody but the athlete says what becomes of that"


async def test_what_a_newer_version_brings_is_not_stuck(database: Database) -> None:
    athlete = await connected(database)
    async with database.writing() as unit:
        for row in await exports.of_version(unit, athlete.id, PLAN_ID, 1):
            await exports.update(unit, athlete.id, given_up(row, "garmin_refused"), NOW)
    await approve(season.approver(database), season.tap(await season.propose(database, athlete)))
    async with database.reading() as unit:
        changed = {each.workout_id for each in await exports.of_version(unit, athlete.id, PLAN_ID, 2)}
        assert {each.workout_id for each in await exports.given_up(unit, athlete.id, PLAN_ID)} == AHEAD - changed


async def test_files_are_made_anew_for_whoever_asks_again(database: Database) -> None:
    athlete = await season.move_in(database)
    for round_ in range(2):
        async with database.writing() as unit:
            assert await ask_for_files(unit, athlete, NOW) == len(AHEAD)
            files = await exports.of_version(unit, athlete.id, PLAN_ID, 1)
        assert {(each.workout_id, each.state, each.round) for each in files} == {
            (workout, ExportState.PENDING, round_) for workout in AHEAD
        }


async def test_what_is_done_needs_no_file_any_more(database: Database) -> None:
    athlete = await season.move_in(database)
    ran, tomorrow = season.done(0), TODAY + timedelta(days=1)
    async with database.writing() as unit:
        await activities.upsert(unit, athlete.id, [ran], NOW)
        await executions.suggest(unit, athlete.id, PLAN_ID, [Execution("w-easy", ran.key, 0.0)])
        assert await ask_for_files(unit, athlete, NOW) == len(AHEAD) - 1
        files = await exports.of_version(unit, athlete.id, PLAN_ID, 1)
        assert {each.workout_id for each in files} == AHEAD - {"w-easy"}
        assert await ask_for_files_of(unit, athlete, NOW, tomorrow) == 1, "a day that is named has all of its files"
        assert "w-easy" in {each.workout_id for each in await exports.of_version(unit, athlete.id, PLAN_ID, 1)}
        assert await ask_for_files_of(unit, athlete, NOW, tomorrow + timedelta(days=90)) == 0
