"""The clock and the loop misbehave; each local date still has its review, once."""

import asyncio
import time as steady
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.coach.review.timing import day_under_review, first_review, next_review, review_moment
from bot.jobs.schedule import Ticking, ticking
from domain.calendar import local_day, local_moment
from storage.database import Database
from storage.repositories import reviews
from tests.builders import season
from tests.builders.jobs import due_at, told, work
from tests.builders.season import NOW, TODAY, HandClock


@pytest.mark.fault("F72")
@pytest.mark.parametrize(("jump", "made"), [(timedelta(hours=1), [0]), (timedelta(days=1), [0, 1])])
async def test_a_clock_that_jumps_forward_makes_no_burst(
    sqlite: Database, tmp_path: Path, jump: timedelta, made: list[int]
) -> None:
    athlete = await season.move_in(sqlite)
    clock = HandClock()
    await due_at(sqlite, athlete, NOW - timedelta(hours=1))
    jobs = work(sqlite, clock, tmp_path)
    await jobs.tick()
    clock.moment += jump
    for _ in range(3):
        await jobs.tick()
    async with sqlite.reading() as unit:
        days = [back for back in range(3) if await reviews.get(unit, "anna", TODAY + timedelta(days=back))]
    assert days == made
    assert len([notice for notice in await told(sqlite, clock.now()) if notice.edits is None]) == len(made)


@pytest.mark.fault("F76")
@pytest.mark.parametrize(
    ("zone", "day"),
    [("Africa/Cairo", date(2026, 4, 24)), ("Asia/Beirut", date(2026, 3, 29)), ("America/Havana", date(2026, 3, 8))],
)
def test_where_midnight_does_not_exist_the_date_has_its_review_all_the_same(zone: str, day: date) -> None:
    athlete = replace(season.runner(), zone_name=zone, review_at=time())
    _follow(athlete.zone, day - timedelta(days=2), 4)
    due = local_moment(day, time(), athlete.zone)
    assert due.astimezone(athlete.zone).time() != time()
    assert local_day(due, athlete.zone) == day
    yesterday = day - timedelta(days=1)
    assert first_review(athlete, due - timedelta(seconds=1)) == review_moment(athlete, yesterday) == due
    assert day_under_review(athlete, due) == yesterday, "the day that is over by then"
    assert day_under_review(athlete, due - timedelta(seconds=1)) == yesterday - timedelta(days=1)


@pytest.mark.fault("F80")
@pytest.mark.parametrize("first", [date(2028, 2, 26), date(2026, 12, 28), date(2032, 12, 29)])
def test_leap_days_and_the_ends_of_years_are_days_like_others(first: date) -> None:
    _follow(ZoneInfo("Europe/Berlin"), first, 8)


def _follow(zone: ZoneInfo, first: date, count: int) -> None:
    """From one review to the next, no date is left out and none comes twice, whenever in the day it is."""
    for review_at, behind in ((time(), 1), (time(8), 1), (time(12), 0), (time(23, 59), 0)):
        athlete = replace(season.runner(), zone_name=zone.key, review_at=review_at)
        at = local_moment(first, review_at, zone)
        for offset in range(count):
            day = day_under_review(athlete, at)
            assert (local_day(at, zone), day) == (
                first + timedelta(days=offset),
                first + timedelta(days=offset - behind),
            )
            at = next_review(athlete, day)


@pytest.mark.fault("F78")
async def test_a_tick_that_a_blocked_loop_missed_still_runs_and_once() -> None:
    ran: list[float] = []

    async def work() -> None:
        ran.append(steady.monotonic())

    scheduler = ticking((Ticking("tick", work, 1),))
    scheduler.start()
    await asyncio.sleep(0)
    steady.sleep(3.2)  # noqa: ASYNC251 - a blocked loop is what this is about
    await asyncio.sleep(0.3)
    scheduler.shutdown(wait=False)
    assert len(ran) == 1
