"""/status: every source with what is missing of it, and what became of the workouts that belong there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.approve.pushing import push
from bot.coach.care.standing import standing_of
from bot.sandbox.telegram.html import parse_html
from bot.telegram.messages.status import status_message
from domain.plan.export import ExportState
from domain.training.reading import Reading, ReadingKind
from domain.training.service import Service
from storage.database import Database
from storage.repositories import connections, exports, readings
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY


async def lines(database: Database) -> list[str]:
    async with database.reading() as unit:
        text, _ = parse_html(status_message(await standing_of(unit, "anna", NOW), NOW, 28))
    return text.replace("\xa0", " ").splitlines()


async def connected(database: Database, **values: object) -> None:
    athlete = await season.move_in(database)
    async with database.writing() as unit:
        await connections.connect(unit, athlete.id, Service.GARMIN, NOW)
        following = {"succeeded_at": NOW - timedelta(hours=1), "next_at": NOW + timedelta(hours=1), **values}
        await connections.change(unit, athlete.id, Service.GARMIN, following)


@pytest.mark.parametrize(
    ("night", "dropped", "missing"),
    [
        (TODAY, 0, ""),
        (TODAY - timedelta(days=1), 0, "last night is not here · "),
        (TODAY, 1, "1 field could not be read · "),
        (None, 3, "last night is not here · 3 fields could not be read · "),
    ],
)
async def test_what_a_source_did_not_tell_is_said(
    database: Database, night: object, dropped: int, missing: str
) -> None:
    await connected(database, dropped=dropped)
    async with database.writing() as unit:
        slept = [Reading(ReadingKind.SLEEP, night, 7.2, "garmin")] if night else []  # type: ignore[arg-type]
        await readings.upsert(unit, "anna", slept, NOW)
    told = f"Garmin: read Wed 18 Nov 19:30 · {missing}next Wed 18 Nov 21:30"
    assert told in await lines(database)


async def test_who_was_never_asked_misses_nothing(database: Database) -> None:
    await connected(database, succeeded_at=None, next_at=NOW)
    assert "Garmin: not read yet · being asked now" in await lines(database)


async def test_what_they_changed_there_waits_for_what_they_say(database: Database) -> None:
    await connected(database)
    async with database.writing() as unit:
        sent = await push(unit, season.runner(), NOW)
        for each, error in zip(sent, ("moved_there", "garmin_refused"), strict=False):
            failed = replace(each, state=ExportState.FAILED, attempts=exports.MOST_ATTEMPTS, error=error)
            await exports.update(unit, "anna", failed, NOW)
        assert len(await exports.given_up(unit, "anna", PLAN_ID)) == 2
    assert (await lines(database))[-2:] == [
        "Garmin calendar: 1 workout could not be made (Garmin does not take it). /sync tries again.",
        "Garmin calendar: you changed 1 workout there; the message about it asks what is to be",
    ]
