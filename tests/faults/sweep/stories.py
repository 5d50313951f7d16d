"""What is going on when the power goes out: one story for each deed that changes something."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

import yaml
from alembic import command

from bot.coach.bring_in.services.backfill import gaps, make_up_for
from bot.coach.care.pairing import make_code
from bot.coach.review.timing import first_brief
from bot.sandbox.telegram.world.views import SeenMessage
from domain.training.reading import Reading, ReadingKind
from storage.database import transaction
from storage.engines import migrating_engine
from storage.repositories import athletes, readings
from storage.upgrade import alembic_config
from tests.builders import season
from tests.builders.fit_files import run_file
from tests.builders.jobs import due_at
from tests.builders.recorded_files import gpx_file, tcx_file, zipped
from tests.builders.season import NOW, TODAY
from tests.faults.sweep.coach import Coach
from tests.faults.sweep.outside import USER_ID, Outside

WEEKS = 4
NIGHT = timedelta(hours=8)
FIRST_STEP = "0001"
SUNDAY = NOW + timedelta(days=4)
HARD_DAY, MORNING = TODAY + timedelta(days=3), NOW + timedelta(days=2, hours=23)
EXPORT = zipped({"run.fit": run_file(), "lap.tcx": tcx_file(), "cut.gpx": gpx_file()[:-9]})


@dataclass(frozen=True, slots=True)
class Story:
    """`prepare`, at `before`, brings a coach to rest where the story begins and gives what the person knows; `begin`,
    outside and at `at`, is how it begins. All the rest is the coach's.
    """

    name: str
    prepare: Callable[[Coach], Awaitable[str]]
    begin: Callable[[Outside, str], Awaitable[None]]
    at: datetime = NOW + timedelta(minutes=1)
    before: datetime = NOW


async def _at_home(coach: Coach) -> str:
    athlete = await season.move_in(coach.database, weeks=WEEKS)
    async with coach.database.writing() as unit:
        await athletes.pair(unit, athlete.id, USER_ID, USER_ID, NOW)
    await coach.live()
    return ""


async def _waiting_for_the_evening(coach: Coach) -> str:
    await _at_home(coach)
    await due_at(coach.database, season.runner(), coach.outside.clock.now())
    return ""


async def _waiting_for_the_week(coach: Coach) -> str:
    """Its Sunday, with nothing done since Wednesday."""
    await _at_home(coach)
    async with coach.database.writing() as unit:
        await athletes.mark_seen(unit, "anna", coach.outside.clock.now())
        await athletes.set_next_brief(unit, "anna", None)
    await due_at(coach.database, season.runner(), coach.outside.clock.now())
    return ""


async def _waiting_for_the_past(coach: Coach) -> str:
    """Weeks that nobody looked at, asked for at the moment at which the story begins."""
    await _at_home(coach)
    at = coach.outside.clock.now() + timedelta(minutes=1)
    async with coach.database.reading() as unit:
        found = await gaps(unit, season.runner(), TODAY - timedelta(days=1), at)
    await make_up_for(coach.database, season.runner(), found, at)
    return ""


async def _after_a_bad_night(coach: Coach) -> str:
    """On the day of the intervals; the brief comes late in the day, so that the night is over by any clock."""
    await _at_home(coach)
    athlete = replace(season.runner(), brief_at=time(19, 30))
    nights = [
        Reading(kind, HARD_DAY - timedelta(days=back), value + (-1) ** back, "garmin")
        for back in range(1, 40)
        for kind, value in ((ReadingKind.HRV, 60.0), (ReadingKind.SLEEP, 7.6))
    ]
    bad = [Reading(ReadingKind.HRV, HARD_DAY, 44.0, "garmin"), Reading(ReadingKind.SLEEP, HARD_DAY, 4.9, "garmin")]
    now = coach.outside.clock.now()
    async with coach.database.writing() as unit:
        await athletes.save(unit, athlete)
        await athletes.mark_seen(unit, athlete.id, now)
        await readings.upsert(unit, athlete.id, [*nights, *bad], now)
        await athletes.set_next_brief(unit, athlete.id, first_brief(athlete, now))
    return ""


async def _card(coach: Coach) -> str:
    await _at_home(coach)
    await season.propose(coach.database, season.runner())
    await coach.live()
    return ""


async def _approved(coach: Coach) -> str:
    await _card(coach)
    await _tapped("approve")(coach.outside, "")
    await coach.live()
    return ""


async def _code(coach: Coach) -> str:
    async with coach.database.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
    await coach.live()
    return await make_code(coach.database, "anna", NOW)


async def _asked_which_workout(coach: Coach) -> str:
    """Yesterday's run was planned, today's was done."""
    await _at_home(coach)
    await _sends_todays_run(coach.outside, "")
    await coach.live()
    return ""


async def _plan_read(coach: Coach) -> str:
    await _at_home(coach)
    await coach.outside.client.send_document(USER_ID, "gentler.yaml", _plan_file())
    await coach.live()
    return ""


async def _plan_saved(coach: Coach) -> str:
    await _plan_read(coach)
    await _tapped("save")(coach.outside, "")
    await coach.live()
    return ""


async def _export_read(coach: Coach) -> str:
    await _at_home(coach)
    await coach.outside.client.send_document(USER_ID, "export.zip", EXPORT)
    await coach.live()
    return ""


async def _in_the_old_schema(coach: Coach) -> str:
    """As the first version of the program left it, with an athlete in it."""
    async with coach.database.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
    await coach.live()
    engine = migrating_engine(coach.database.url, coach.database.key_ring)
    async with transaction(engine) as unit:
        await unit.run_sync(lambda connection: command.downgrade(alembic_config(connection), FIRST_STEP))
    await engine.dispose()
    return ""


def _tapped(action: str) -> Callable[[Outside, str], Awaitable[None]]:
    async def tap(outside: Outside, known: str) -> None:
        del known
        card = next(seen for seen in reversed(await outside.client.from_bot(USER_ID)) if _data(seen, action))
        await outside.client.tap(USER_ID, card.message_id, _data(card, action))

    return tap


def _data(seen: SeenMessage, action: str) -> str:
    return next((data for data in seen.buttons.values() if data.endswith(f":{action}")), "")


async def _nothing(outside: Outside, known: str) -> None:
    """The time has come."""


async def _starts(outside: Outside, code: str) -> None:
    await outside.client.say(USER_ID, f"/start {code}")


async def _sends_a_run(outside: Outside, known: str) -> None:
    del known
    await outside.client.send_document(USER_ID, "run.fit", run_file())


async def _sends_todays_run(outside: Outside, known: str) -> None:
    """Of this afternoon, so that it wants a note."""
    del known
    began = NOW - timedelta(hours=2)
    await outside.client.send_document(USER_ID, "today.fit", run_file(start_time=began))


async def _sends_an_export(outside: Outside, known: str) -> None:
    del known
    await outside.client.send_document(USER_ID, "export.zip", EXPORT)


async def _asks_for_a_plan(outside: Outside, known: str) -> None:
    del known
    await outside.client.say(USER_ID, "/plan 4")


async def _sends_a_plan(outside: Outside, known: str) -> None:
    del known
    await outside.client.send_document(USER_ID, "gentler.yaml", _plan_file())


def _plan_file() -> bytes:
    run = {"sport": "run", "purpose": "easy"}
    workouts = [
        {"id": "w-easy", "day": TODAY + timedelta(days=1), "title": "Jog", "steps": [{"work": "30 min"}], **run},
        {"id": "w-long", "day": TODAY + timedelta(days=6), "title": "Run w-long", "steps": [{"work": "55 min"}], **run},
    ]
    return yaml.safe_dump({"coach_plan": 1, "title": "Gentler", "workouts": workouts}).encode()


STORIES = (
    Story("evening review", _waiting_for_the_evening, _nothing, before=NOW - timedelta(hours=2)),
    Story("weekly review", _waiting_for_the_week, _nothing, SUNDAY + timedelta(minutes=1), SUNDAY - timedelta(hours=2)),
    Story("brief", _after_a_bad_night, _nothing, MORNING + timedelta(minutes=1), MORNING - timedelta(minutes=30)),
    Story("backfill", _waiting_for_the_past, _nothing),
    Story("plan made", _at_home, _asks_for_a_plan),
    Story("approve", _card, _tapped("approve")),
    Story("reject", _card, _tapped("reject")),
    Story("undo", _approved, _tapped("undo")),
    Story("pairing", _code, _starts),
    Story("import", _at_home, _sends_a_run),
    Story("note", _at_home, _sends_todays_run),
    Story("match decided", _asked_which_workout, _tapped("was")),
    Story("export read", _at_home, _sends_an_export),
    Story("export saved", _export_read, _tapped("save")),
    Story("plan read", _at_home, _sends_a_plan),
    Story("plan saved", _plan_read, _tapped("save")),
    Story("plan approved", _plan_saved, _tapped("approve")),
    Story("migrate", _in_the_old_schema, _nothing),
    Story("backup", _card, _nothing, NOW + NIGHT),
)
