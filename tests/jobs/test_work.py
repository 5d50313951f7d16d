"""What waits is done: once, by the athlete's own clock, and whatever happens to somebody else's."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import pytest
import structlog

from bot.bell import Bell
from bot.coach.approve.approvals import approve
from bot.coach.approve.undo import undo
from bot.coach.review.reviewing import Reviewer
from bot.coach.review.timing import first_review
from bot.connectors.files.workout_files import WorkoutFiles
from bot.jobs.part import build
from bot.jobs.work import Work
from bot.telegram.messages.registry import render
from domain.athlete.athlete import Athlete
from domain.notice import Notice, NoticeKind
from domain.plan.adherence import Thresholds
from domain.plan.export import Destination, Export, ExportState
from domain.plan.limits import Limits
from domain.plan.patch import Change, Op
from domain.plan.proposal import ProposalState
from domain.review.examine import Rules
from domain.training.workout import Workout
from storage.database import Database
from storage.repositories import athletes, exports, heartbeats, outbox, proposals, reviews
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock
from tests.telegram.house import eventually


@dataclass
class Poison:
    """An exporter with a mistake in it: one workout fails in a way that nobody foresaw."""

    files: WorkoutFiles
    tried: int = 0
    destination: Destination = Destination.FILE

    async def export(self, workout: Workout, athlete_id: str) -> str:
        if workout.id != "w-easy":
            return await self.files.export(workout, athlete_id)
        self.tried += 1
        raise ZeroDivisionError(workout.minutes)


def work(database: Database, clock: HandClock, folder: Path) -> Work:
    reviewer = Reviewer(database, clock, Rules(Limits(), Thresholds()))
    return Work(reviewer, {Destination.FILE: WorkoutFiles(folder / "workouts", clock)}, Bell())


async def due_at(database: Database, athlete: Athlete, now: datetime) -> None:
    async with database.writing() as unit:
        await athletes.set_next_review(unit, athlete.id, first_review(athlete, now))


async def told(database: Database, now: datetime = NOW) -> list[Notice]:
    """What has been waiting to be sent, which it then is."""
    said: list[Notice] = []
    while True:
        async with database.writing() as unit:
            waiting = await outbox.due(unit, now)
            for each in waiting:
                await outbox.mark_sent(unit, each.id, len(said) + 1, now)
        said += [each.notice for each in waiting]
        if not waiting:
            return said


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
    for _ in range((28 + 27) * 4):
        await jobs.tick()
        found += [clock.now()] * len(await told(sqlite, clock.now()))
        clock.advance(minutes=15)
    days = [changes_on + timedelta(days=offset) for offset in (-1, 0, 1)]
    assert await reviewed(sqlite, athlete.id, days) == days
    assert len(found) == 3
    assert due <= found[1] < due + timedelta(minutes=15)
    assert [moment.astimezone(athlete.zone).date() for moment in found] == days


async def test_after_three_days_offline_there_is_one_review_and_it_is_todays(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    clock = HandClock()
    await due_at(sqlite, athlete, clock.now() - timedelta(hours=1))
    clock.advance(days=3)
    jobs = work(sqlite, clock, tmp_path)
    for _ in range(5):
        await jobs.tick()
    days = [TODAY + timedelta(days=offset) for offset in range(4)]
    assert await reviewed(sqlite, athlete.id, days) == [days[-1]]
    assert len(await told(sqlite, clock.now())) == 1


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
    assert len(await told(sqlite, clock.now())) == 1


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
    assert [notice.edits for notice in await told(sqlite, clock.now())].count(None) == 2


async def test_an_athlete_whose_review_fails_does_not_stop_the_others(sqlite: Database, tmp_path: Path) -> None:
    broken = replace(season.runner("a-broken"), limits={"no_such_limit": 1.0})
    for athlete in (broken, season.runner("anna")):
        await season.move_in(sqlite, athlete)
        await due_at(sqlite, athlete, NOW - timedelta(hours=2))
    with structlog.testing.capture_logs() as logs:
        await work(sqlite, HandClock(), tmp_path).tick()
    assert await reviewed(sqlite, "anna", [TODAY]) == [TODAY]
    assert await reviewed(sqlite, "a-broken", [TODAY]) == []
    assert [each["action"] for each in logs if each["log_level"] == "error"] == ["review_failed"]
    async with sqlite.reading() as unit:
        assert await athletes.due_for_review(unit, NOW) == ("a-broken",), "it stays due"


async def test_ticking_twice_does_nothing_twice(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    await due_at(sqlite, athlete, NOW - timedelta(hours=1))
    old = await season.propose(sqlite, athlete, now=NOW - timedelta(hours=25))
    jobs = work(sqlite, HandClock(), tmp_path)
    await jobs.tick()
    assert len(await told(sqlite)) == 3, "the card, that it expired, and the review"
    await asyncio.gather(jobs.tick(), jobs.tick(), jobs.export())
    assert await told(sqlite) == []
    async with sqlite.reading() as unit:
        expired = await proposals.get(unit, athlete.id, old.id)
        assert expired is not None
        assert expired.state is ProposalState.EXPIRED
        assert (await heartbeats.all(unit))["tick"] == NOW


async def approved(database: Database) -> Athlete:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    await approve(season.approver(database), season.tap(proposal))
    return athlete


async def the_export(database: Database) -> Export:
    async with database.reading() as unit:
        (only,) = await exports.of_version(unit, "anna", PLAN_ID, 2)
    return only


async def test_an_approved_workout_is_exported_and_sent_once_however_many_look(
    sqlite: Database, tmp_path: Path
) -> None:
    await approved(sqlite)
    jobs = work(sqlite, HandClock(), tmp_path)
    await asyncio.gather(jobs.export(), jobs.tick(), jobs.export(), jobs.tick())
    done = await the_export(sqlite)
    assert (done.state, done.attempts) == (ExportState.VERIFIED, 1)
    files = [notice for notice in await told(sqlite) if notice.kind is NoticeKind.WORKOUT_FILE]
    assert [notice.facts["path"] for notice in files] == [done.remote_id]
    assert [path.is_file() for path in (tmp_path / "workouts").rglob("*.fit")] == [True]


async def test_an_export_that_always_fails_stops_after_three_attempts_and_the_card_says_so(
    sqlite: Database, tmp_path: Path
) -> None:
    await approved(sqlite)
    (tmp_path / "workouts").write_text("a file where the folder should be")
    jobs = work(sqlite, HandClock(), tmp_path)
    await jobs.export()
    await jobs.export()
    assert (await the_export(sqlite)).attempts == 1, "what failed waits for the clock"
    for _ in range(4):
        await jobs.tick()
    failed = await the_export(sqlite)
    assert (failed.state, failed.attempts) == (ExportState.FAILED, 3)
    said = await told(sqlite)
    assert NoticeKind.WORKOUT_FILE not in {notice.kind for notice in said}
    assert "✖ 1 of 1 could not be made" in render(said[-1]).html
    assert (await season.current_plan(sqlite)).number == 2, "the plan stands all the same"


async def test_an_export_that_fails_once_arrives_with_the_next_tick(sqlite: Database, tmp_path: Path) -> None:
    await approved(sqlite)
    blocker = tmp_path / "workouts"
    blocker.write_text("in the way")
    jobs = work(sqlite, HandClock(), tmp_path)
    await jobs.export()
    blocker.unlink()
    await jobs.tick()
    done = await the_export(sqlite)
    assert (done.state, done.attempts, done.error) == (ExportState.VERIFIED, 2, None)
    assert "✔ 1 of 1 written" in render((await told(sqlite))[-1]).html


async def test_a_mistake_in_one_export_is_given_up_and_holds_up_no_other(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    shorter = tuple(Change(Op.REPLACE, f"/workouts/{key}/minutes", 30) for key in ("w-easy", "w-long"))
    proposal = await season.propose(sqlite, athlete, shorter)
    await approve(season.approver(sqlite), season.tap(proposal))
    poison = Poison(WorkoutFiles(tmp_path, HandClock()))
    jobs = replace(work(sqlite, HandClock(), tmp_path), exporters={Destination.FILE: poison})
    with structlog.testing.capture_logs() as logs:
        await jobs.export()
        async with sqlite.reading() as unit:
            first, second = await exports.of_version(unit, "anna", PLAN_ID, 2)
        assert (first.state, second.state) == (ExportState.PENDING, ExportState.VERIFIED)
        for _ in range(5):
            await jobs.export()
    assert poison.tried == 3
    assert [each["action"] for each in logs] == ["export_failed"] * 3
    async with sqlite.reading() as unit:
        given_up, _ = await exports.of_version(unit, "anna", PLAN_ID, 2)
    assert (given_up.state, given_up.error) == (ExportState.FAILED, "tried_three_times")
    assert "could not be made (tried three times)" in render((await told(sqlite))[-1]).html


async def test_an_undo_exports_what_is_planned_again(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    proposal = await season.propose(sqlite, athlete)
    await approve(season.approver(sqlite), season.tap(proposal))
    jobs = work(sqlite, HandClock(), tmp_path)
    await jobs.export()
    await undo(season.approver(sqlite), season.tap(proposal))
    await jobs.export()
    async with sqlite.reading() as unit:
        back = await exports.of_version(unit, "anna", PLAN_ID, 3)
    assert {export.workout_id: export.state for export in back} == dict.fromkeys(
        ("w-long", "w-spare"), ExportState.VERIFIED
    )


async def arrived(database: Database) -> bool:
    return (await the_export(database)).state is ExportState.VERIFIED


async def test_the_part_exports_when_the_bell_rings_and_stops_when_cancelled(sqlite: Database, tmp_path: Path) -> None:
    jobs = work(sqlite, HandClock(), tmp_path)
    bell = Bell()
    running = asyncio.create_task(build(jobs, bell, tick_seconds=300).run())
    await approved(sqlite)
    bell.wake()
    await eventually(partial(arrived, sqlite))
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
