"""What the watch says of HRV stands beside ours and never in it."""

from dataclasses import replace
from datetime import date, timedelta

from bot.coach.ask.hrv import hrv_look
from domain.metrics.hrv import hrv_week
from domain.metrics.hrv_status import HrvPart, HrvStatus
from domain.training.reading import Reading, ReadingKind
from storage.database import Database
from storage.repositories import athletes, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY

NIGHTS = {TODAY - timedelta(days=back): 55.0 + back % 5 for back in range(40)}


def of_watch(day: date, status: HrvStatus) -> list[Reading]:
    week = Reading(ReadingKind.WATCH_HRV, day, 48.0, "garmin", HrvPart.WEEK)
    return [week, Reading(ReadingKind.WATCH_HRV_STATUS, day, float(status), "garmin")]


async def test_the_watch_changes_nothing_of_what_we_say(database: Database) -> None:
    async with database.writing() as unit:
        for name in ("anna", "ben"):
            await athletes.add(unit, replace(season.runner(name), id=name), NOW)
        await readings.upsert(unit, "ben", of_watch(TODAY, HrvStatus.LOW), NOW)
        alone = await hrv_look(unit, "anna", NIGHTS, TODAY)
        assert (alone.own, alone.watch) == (hrv_week(NIGHTS, TODAY), None)
        for day, status in ((TODAY - timedelta(days=6), HrvStatus.BALANCED), (TODAY, HrvStatus.UNBALANCED)):
            await readings.upsert(unit, "anna", of_watch(day, status), NOW)
            found = await hrv_look(unit, "anna", NIGHTS, TODAY)
            assert found.own == alone.own
            assert found.watch is not None
            assert (found.watch.day, found.watch.status, found.watch.week_ms) == (day, status, 48.0)
        later = await hrv_look(unit, "anna", NIGHTS, TODAY + timedelta(days=7))
        assert later.watch is None, "that was another week"
