"""Mornings, weeks and notes are done when they are due: once each, by the athlete's own clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import msgspec
import pytest

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.timing import first_brief
from bot.jobs.spec import JobType
from domain.body.readiness import Signal
from domain.notice import Notice, NoticeKind
from domain.review.brief import Brief
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import athletes, insights, jobs, readings, weekly
from storage.repositories.jobs import Job, JobState
from tests.builders import season
from tests.builders.briefed import brief_of
from tests.builders.jobs import due_at, told, work
from tests.builders.season import NOW, HandClock


async def briefed(database: Database, days: list[date]) -> list[date]:
    return [day for day in days if await brief_of(database, "anna", day)]


async def done(database: Database, *types: JobType) -> list[Job]:
    async with database.reading() as unit:
        found = await jobs.latest(unit, limit=500)
    return [job for job in found if job.type in types and job.state is JobState.SUCCEEDED]


def of(kind: NoticeKind, said: list[Notice]) -> list[Notice]:
    return [notice for notice in said if notice.kind is kind]


@pytest.mark.parametrize(
    ("zone", "at", "changes_on"),
    [
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29)),
        ("Europe/Berlin", time(7), date(2026, 10, 25)),
        ("America/Sao_Paulo", time(6), date(2026, 11, 1)),
        ("Pacific/Auckland", time(6, 30), date(2026, 9, 27)),
        ("Australia/Lord_Howe", time(1, 45), date(2026, 4, 5)),
    ],
)
async def test_each_local_day_has_one_brief_at_its_time(
    sqlite: Database, tmp_path: Path, zone: str, at: time, changes_on: date
) -> None:
    athlete = replace(season.runner(), zone_name=zone, brief_at=at)
    await season.move_in(sqlite, athlete, weeks=0)
    clock = HandClock(datetime.combine(changes_on - timedelta(days=2), time(12), UTC))
    async with sqlite.writing() as unit:
        await athletes.set_next_brief(unit, athlete.id, first_brief(athlete, clock.now()))
    work_of, moments = work(sqlite, clock, tmp_path), []
    for _ in range(72 * 2):
        await work_of.tick()
        moments += [clock.now()] * len(of(NoticeKind.DAILY_BRIEF, await told(sqlite, clock.now())))
        clock.advance(minutes=30)
    days = [moment.astimezone(athlete.zone).date() for moment in moments]
    assert days == [days[0] + timedelta(days=offset) for offset in range(3)]
    assert await briefed(sqlite, days) == days
    assert len(await done(sqlite, JobType.DAILY_BRIEF)) == 3, "without a night to wait for, one job a morning"


async def test_a_night_that_never_comes_is_looked_for_every_half_hour(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    clock = HandClock(NOW + timedelta(hours=10, minutes=30))
    async with sqlite.writing() as unit:
        before = Reading(ReadingKind.SLEEP, NOW.date(), 7.0, "garmin")
        await readings.upsert(unit, athlete.id, [before], NOW)
        await athletes.set_next_brief(unit, athlete.id, clock.now())
    work_of = work(sqlite, clock, tmp_path)
    for _ in range(4 * 12):
        await work_of.tick()
        clock.advance(minutes=5)
    assert len(await done(sqlite, JobType.DAILY_BRIEF)) == 7
    assert len(of(NoticeKind.DAILY_BRIEF, await told(sqlite, clock.now()))) == 1


@pytest.mark.parametrize(
    ("at", "told_at"),
    [
        (time(19), time(22)),
        (time(20, 50), time(23, 50)),
        (time(21), time(23, 50)),
        (time(22), time(23, 50)),
        (time(23, 30), time(23, 50)),
        (time(23, 50), time(23, 50)),
        (time(23, 58), time(23, 58)),
    ],
)
async def test_a_late_brief_waits_for_no_night_beyond_its_day(
    sqlite: Database, tmp_path: Path, at: time, told_at: time
) -> None:
    """It goes out with what is known, on the day that it is about."""
    athlete = replace(season.runner(), brief_at=at, zone_name="UTC")
    await season.move_in(sqlite, athlete)
    day = NOW.date() + timedelta(days=1)
    clock = HandClock(datetime.combine(day, at, UTC) - timedelta(minutes=5))
    async with sqlite.writing() as unit:
        before = Reading(ReadingKind.SLEEP, NOW.date(), 7.0, "garmin")
        await readings.upsert(unit, athlete.id, [before], NOW)
        await athletes.set_next_brief(unit, athlete.id, first_brief(athlete, clock.now()))
        await athletes.mark_seen(unit, athlete.id, clock.now())
    work_of, found = work(sqlite, clock, tmp_path), []
    while clock.now() < datetime.combine(day, time(4), UTC) + timedelta(days=1):
        await work_of.tick()
        found += [(clock.now(), each) for each in of(NoticeKind.DAILY_BRIEF, await told(sqlite, clock.now()))]
        clock.advance(minutes=5)
    ((moment, brief),) = found
    assert moment == datetime.combine(day, told_at, UTC)
    assert msgspec.convert(brief.facts["brief"], Brief).unknown == (Signal.SLEEP,)
    assert await briefed(sqlite, [day, day + timedelta(days=1)]) == [day]


async def test_a_sunday_has_one_job_and_it_is_the_week(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    await due_at(sqlite, athlete, NOW - timedelta(hours=1))
    clock = HandClock()
    work_of = work(sqlite, clock, tmp_path)
    for _ in range(7):
        await work_of.tick()
        clock.advance(days=1)
    evenings, weeks = await done(sqlite, JobType.EVENING_REVIEW), await done(sqlite, JobType.WEEKLY_REVIEW)
    assert [job.id for job in weeks] == [f"wr:{athlete.id}:2026-W47"]
    assert len(evenings) == 6
    async with sqlite.reading() as unit:
        ((monday, _),) = await weekly.since(unit, athlete.id, date(2026, 11, 9))
    assert monday == date(2026, 11, 16)


async def test_a_session_that_comes_in_is_noted_by_a_job_of_its_own(sqlite: Database, tmp_path: Path) -> None:
    await season.move_in(sqlite)
    clock = HandClock()
    work_of = work(sqlite, clock, tmp_path)
    await work_of.tick()
    await bring_in(sqlite, clock, "anna", [Recording((season.done(0),))])
    await work_of.hurry()
    await work_of.hurry()
    assert len(of(NoticeKind.POST_WORKOUT, await told(sqlite))) == 1
    assert len(await done(sqlite, JobType.POST_WORKOUT)) == 1
    async with sqlite.reading() as unit:
        assert await insights.wanted(unit, clock.now()) == ()
