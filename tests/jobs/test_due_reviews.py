"""Reviews are made when they are due by the athlete's own clock: once, and whatever happens to somebody else's."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import msgspec
import pytest
import structlog

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.weekly import WeeklyReview
from bot.jobs.spec import JobType
from domain.notice import Notice, NoticeKind
from domain.plan.proposal import ProposalState
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import athletes, heartbeats, proposals, reviews
from storage.repositories import jobs as jobs_of
from storage.repositories.jobs import JobState
from tests.builders import season
from tests.builders.jobs import due_at, told, work
from tests.builders.season import NOW, TODAY, HandClock


async def told_reviews(database: Database, now: datetime = NOW) -> list[Notice]:
    """What has been told of evenings and weeks."""
    kinds = {NoticeKind.EVENING_REVIEW, NoticeKind.WEEKLY_REVIEW}
    return [notice for notice in await told(database, now) if notice.kind in kinds]


async def reviewed(database: Database, athlete_id: str, days: list[date]) -> list[date]:
    async with database.reading() as unit:
        return [day for day in days if await reviews.get(unit, athlete_id, day)]


@pytest.mark.fault("F74")
@pytest.mark.fault("F75")
@pytest.mark.parametrize(
    ("zone", "at", "changes_on", "due"),
    [
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("Europe/Berlin", time(2, 30), date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("Europe/Berlin", time(20, 30), date(2026, 10, 25), datetime(2026, 10, 25, 19, 30, tzinfo=UTC)),
        ("America/Sao_Paulo", time(0, 0), date(2026, 11, 1), datetime(2026, 11, 1, 3, 0, tzinfo=UTC)),
        ("Africa/Cairo", time(0, 0), date(2026, 4, 24), datetime(2026, 4, 23, 22, 0, tzinfo=UTC)),
        ("Pacific/Auckland", time(8, 0), date(2026, 9, 27), datetime(2026, 9, 26, 19, 0, tzinfo=UTC)),
        ("Australia/Lord_Howe", time(1, 45), date(2026, 4, 5), datetime(2026, 4, 4, 14, 45, tzinfo=UTC)),
    ],
)
async def test_each_local_day_is_reviewed_once_when_its_clock_shows_the_time(
    sqlite: Database, tmp_path: Path, zone: str, at: time, changes_on: date, due: datetime
) -> None:
    athlete = replace(season.runner(), zone_name=zone, review_at=at)
    await season.move_in(sqlite, athlete, weeks=0)
    clock = HandClock(due - timedelta(hours=28))
    await due_at(sqlite, athlete, clock.now())
    jobs, found = work(sqlite, clock, tmp_path), []
    for _ in range((28 + 27) * 2):
        await jobs.tick()
        found += [clock.now()] * len(await told_reviews(sqlite, clock.now()))
        clock.advance(minutes=30)
    async with sqlite.reading() as unit:
        assert await athletes.due_for_review(unit, clock.now()) == (), "nobody is asked about over and over"
    dates = [changes_on + timedelta(days=offset) for offset in (-1, 0, 1)]
    over = timedelta(days=1 if at < time(12) else 0)
    assert await reviewed(sqlite, athlete.id, [day - over for day in dates]) == [day - over for day in dates]
    assert len(found) == 3
    assert found[1] == due
    assert [moment.astimezone(athlete.zone).date() for moment in found] == dates


@pytest.mark.fault("F71")
@pytest.mark.parametrize(("hours", "days_reviewed", "due"), [(0, [3], 4), (2, [3], 4), (7, [], 4), (13.5, [], 4)])
async def test_after_three_days_offline_there_is_at_most_one_review_and_never_one_in_the_night(
    sqlite: Database, tmp_path: Path, hours: float, days_reviewed: list[int], due: int
) -> None:
    """It comes back at 20:30, at 22:30, at 3:30 and at 10:00; from midnight on, tonight's review will look back."""
    athlete = await season.move_in(sqlite)
    clock = HandClock()
    await due_at(sqlite, athlete, clock.now() - timedelta(hours=1))
    clock.advance(days=3, hours=hours)
    jobs = work(sqlite, clock, tmp_path)
    for _ in range(3):
        await jobs.tick()
    days = [TODAY + timedelta(days=offset) for offset in range(5)]
    assert await reviewed(sqlite, athlete.id, days) == [days[offset] for offset in days_reviewed]
    assert len(await told_reviews(sqlite, clock.now())) == len(days_reviewed)
    clock.moment = NOW + timedelta(days=due)
    await jobs.tick()
    assert (await reviewed(sqlite, athlete.id, days))[-1] == days[due], "the next evening has its review"


@pytest.mark.fault("F79")
@pytest.mark.parametrize(("minutes", "day"), [(0, 0), (6, 0), (59, 0), (61, None)])
async def test_a_review_that_crosses_midnight_is_of_the_day_it_was_due_on(
    sqlite: Database, tmp_path: Path, minutes: int, day: int | None
) -> None:
    athlete = await season.move_in(sqlite, replace(season.runner(), review_at=time(23, 55)))
    await due_at(sqlite, athlete, NOW)
    clock = HandClock(datetime(2026, 11, 18, 22, 55, tzinfo=UTC) + timedelta(minutes=minutes))
    jobs = work(sqlite, clock, tmp_path)
    await jobs.tick()
    days = [TODAY + timedelta(days=offset) for offset in range(2)]
    assert await reviewed(sqlite, athlete.id, days) == ([] if day is None else [days[day]])
    clock.moment = datetime(2026, 11, 19, 22, 55, tzinfo=UTC)
    await jobs.tick()
    assert days[1] in await reviewed(sqlite, athlete.id, days)


@pytest.mark.parametrize("at", [time(0, 15), time(8), time(20, 30)])
async def test_a_week_is_reviewed_with_its_sunday(sqlite: Database, tmp_path: Path, at: time) -> None:
    """Whenever the review is: one in the night or in the morning looks back over the day that is over."""
    sunday = TODAY + timedelta(days=4)
    athlete = await season.move_in(sqlite, replace(season.runner(), review_at=at))
    await due_at(sqlite, athlete, NOW)
    clock = HandClock()
    jobs = work(sqlite, clock, tmp_path)
    for _ in range(6 * 24):
        clock.advance(hours=1)
        if clock.now() == datetime.combine(sunday, time(18, 30), UTC):
            await bring_in(sqlite, clock, athlete.id, [Recording((season.done(4, 77.0),))])
        await jobs.tick()
    new = [each for each in await told_reviews(sqlite, clock.now()) if each.edits is None]
    (told_week,) = [each for each in new if each.kind is NoticeKind.WEEKLY_REVIEW]
    week = msgspec.convert(told_week.facts["weekly"], WeeklyReview)
    assert (week.day, week.monday, week.totals.long_run) == (sunday, sunday - timedelta(days=6), 77.0)
    async with sqlite.reading() as unit:
        ids = [job.id for job in await jobs_of.latest(unit) if job.type == JobType.WEEKLY_REVIEW]
    assert ids == [f"wr:{athlete.id}:{sunday:%G-W%V}"]


@pytest.mark.fault("F73")
async def test_a_clock_that_jumps_back_repeats_nothing(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    clock = HandClock()
    await due_at(sqlite, athlete, clock.now() - timedelta(hours=1))
    jobs = work(sqlite, clock, tmp_path)
    await jobs.tick()
    clock.advance(hours=-6)
    for _ in range(4):
        await jobs.tick()
        clock.advance(hours=3)
    assert await reviewed(sqlite, athlete.id, [TODAY]) == [TODAY]
    assert len(await told_reviews(sqlite, clock.now())) == 1


@pytest.mark.fault("F77")
async def test_who_travels_gets_one_review_for_each_date_of_their_own(sqlite: Database, tmp_path: Path) -> None:
    """The eighteenth in Auckland and once more in Honolulu: it had its review already."""
    athlete = replace(season.runner(), zone_name="Pacific/Auckland")
    await season.move_in(sqlite, athlete, weeks=0)
    clock = HandClock(datetime(2026, 11, 18, 7, 30, tzinfo=UTC))
    await due_at(sqlite, athlete, clock.now() - timedelta(hours=1))
    jobs = work(sqlite, clock, tmp_path)
    await jobs.tick()
    moved = replace(athlete, zone_name="Pacific/Honolulu")
    async with sqlite.writing() as unit:
        await athletes.save(unit, moved)
    await due_at(sqlite, moved, clock.now())
    for _ in range(2 * 24):
        await jobs.tick()
        clock.advance(hours=1)
    days = [date(2026, 11, 17) + timedelta(days=offset) for offset in range(4)]
    assert await reviewed(sqlite, athlete.id, days) == days[1:3]
    assert [notice.edits for notice in await told_reviews(sqlite, clock.now())].count(None) == 2


async def test_an_athlete_whose_review_fails_is_told_so_and_does_not_stop_the_others(
    sqlite: Database, tmp_path: Path
) -> None:
    broken = replace(season.runner("a-broken"), limits={"no_such_limit": 1.0})
    for athlete in (broken, season.runner("anna")):
        await season.move_in(sqlite, athlete)
        await due_at(sqlite, athlete, NOW - timedelta(hours=2))
    with structlog.testing.capture_logs() as logs:
        await work(sqlite, HandClock(), tmp_path).tick()
    assert await reviewed(sqlite, "anna", [TODAY]) == [TODAY]
    assert await reviewed(sqlite, "a-broken", [TODAY]) == []
    assert [each["action"] for each in logs if each["log_level"] == "error"] == ["job_failed"]
    async with sqlite.reading() as unit:
        assert await athletes.due_for_review(unit, NOW) == (), "nobody is asked about over and over"
        failed = await jobs_of.get(unit, f"er:a-broken:{TODAY}")
    assert failed is not None
    assert (failed.state, failed.error, failed.attempts) == (JobState.FAILED, "unknown_limit", 1)
    assert NoticeKind.REVIEW_FAILED in {notice.kind for notice in await told(sqlite)}


async def test_ticking_twice_does_nothing_twice(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    await due_at(sqlite, athlete, NOW - timedelta(hours=1))
    old = await season.propose(sqlite, athlete, now=NOW - timedelta(hours=25))
    jobs = work(sqlite, HandClock(), tmp_path)
    await jobs.tick()
    assert len(await told(sqlite)) == 3, "the card, that it expired, and the review"
    await asyncio.gather(jobs.tick(), jobs.tick(), jobs.hurry())
    assert await told(sqlite) == []
    async with sqlite.reading() as unit:
        expired = await proposals.get(unit, athlete.id, old.id)
        assert expired is not None
        assert expired.state is ProposalState.EXPIRED
        assert (await heartbeats.all(unit))["tick"] == NOW


async def test_a_tick_that_finds_nothing_new_writes_its_heartbeat_and_no_more(sqlite: Database, tmp_path: Path) -> None:
    await season.move_in(sqlite)
    jobs = work(sqlite, HandClock(), tmp_path)
    await jobs.tick()
    before = sum(sqlite.waits.counts)
    await jobs.tick()
    assert sum(sqlite.waits.counts) == before + 1


async def test_many_workers_are_one_clock(database: Database, tmp_path: Path) -> None:
    """What the second would look for is there all the same when the first does not come back."""
    athlete = await season.move_in(database)
    clock, rest = HandClock(), timedelta(seconds=15)
    workers = [work(database, clock, tmp_path) for _ in range(2)]
    await workers[0].tick_in_turn(rest)
    await due_at(database, athlete, NOW - timedelta(hours=1))
    await workers[1].tick_in_turn(rest)
    assert await reviews_made(database) == 0, "the other one has looked already"
    clock.advance(seconds=15)
    await asyncio.gather(*(each.tick_in_turn(rest) for each in workers))
    assert await reviews_made(database) == 1


@pytest.mark.fault("F73")
async def test_a_clock_that_was_set_back_leaves_the_turn_to_whoever_asks(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    await work(sqlite, HandClock(NOW + timedelta(hours=6)), tmp_path).tick_in_turn(timedelta(seconds=15))
    await due_at(sqlite, athlete, NOW - timedelta(hours=1))
    await work(sqlite, HandClock(), tmp_path).tick_in_turn(timedelta(seconds=15))
    assert await reviews_made(sqlite) == 1


async def reviews_made(database: Database) -> int:
    async with database.reading() as unit:
        return sum(job.type == JobType.EVENING_REVIEW for job in await jobs_of.latest(unit))
