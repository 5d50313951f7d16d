"""What is typed of a session and what is recorded of it are one session, whichever comes first, however it is split."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.recordings import bring_in
from bot.coach.bring_in.splitting import split
from domain.training.activity import Activity
from domain.training.joined import JOINED
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import activities
from tests.builders import season
from tests.builders.pen import Pen
from tests.builders.season import TODAY
from tests.coach.bring_in.test_by_hand import pen

__all__ = ["pen"]

WATCH = replace(season.done(0, today=TODAY), source="garmin", source_id="w", rpe=None, average_hr=141.0)
GYM = replace(
    WATCH, source="fit", source_id="edge", started_at=WATCH.started_at + timedelta(minutes=6), average_hr=None
)


async def counted(database: Database) -> list[Activity]:
    async with database.reading() as unit:
        return list(await activities.summaries(unit, "anna", TODAY, TODAY))


async def imported(pen: Pen, *found: Activity) -> None:
    await bring_in(pen.database, pen.clock, "anna", [Recording(found)])


@pytest.mark.parametrize("first", ["typed", "recorded"])
async def test_a_line_and_a_recording_of_it_are_one_session(pen: Pen, first: str) -> None:
    minutes = round(WATCH.minutes)
    if first == "recorded":
        await imported(pen, WATCH)
    await pen.write(f"ran {minutes} min rpe 8")
    if first == "typed":
        await imported(pen, WATCH)
    (session,) = await counted(pen.database)
    assert (session.source, session.average_hr, session.rpe) == (JOINED, 141.0, 8.0)


async def test_an_rpe_of_a_joined_session_stays_with_each_of_its_parts(pen: Pen) -> None:
    await imported(pen, WATCH, GYM)
    told = await pen.write("rpe 7")
    (session,) = await counted(pen.database)
    assert (session.source, session.rpe) == (JOINED, 7.0)
    await imported(pen, replace(WATCH, average_hr=143.0))
    (session,) = await counted(pen.database)
    assert (session.average_hr, session.rpe) == (143.0, 7.0), "a correction does not lose it"
    async with pen.database.writing() as unit:
        await split(unit, "anna", session.source_id, pen.clock.now())
    assert [each.rpe for each in await counted(pen.database)] == [7.0, 7.0]
    await pen.undo(told)
    assert [each.rpe for each in await counted(pen.database)] == [None, None]


async def test_of_a_session_that_was_there_only_the_rpe_is_taken_back(pen: Pen) -> None:
    asked = await pen.write("snowboard 3 h")
    told = await pen.choose(asked, "6")
    assert (await pen.undo(told)).words == "Taken back: RPE 6 for snowboarding 3 h 00, today."
    assert [(each.elapsed_s, each.rpe) for each in await counted(pen.database)] == [(10_800.0, None)]
