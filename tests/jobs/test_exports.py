"""Approved workouts leave at once, each one once; what fails is tried three times and then said to have failed."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.coach.approve.approvals import approve
from bot.coach.approve.undo import undo
from bot.connectors.files.workout_files import WorkoutFiles
from bot.telegram.messages.registry import render
from domain.athlete.athlete import Athlete
from domain.notice import NoticeKind
from domain.plan.export import Destination, Export, ExportState
from domain.plan.patch import Change, Op
from domain.training.workout import Workout
from storage.database import Database
from storage.repositories import exports
from tests.builders import season
from tests.builders.jobs import told, work
from tests.builders.season import PLAN_ID, HandClock


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
    await asyncio.gather(jobs.hurry(), jobs.tick(), jobs.hurry(), jobs.tick())
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
    clock = HandClock()
    jobs = work(sqlite, clock, tmp_path)
    await jobs.hurry()
    await jobs.hurry()
    assert (await the_export(sqlite)).attempts == 1, "what failed rests for half a minute at least"
    for _ in range(4):
        clock.advance(minutes=3)
        await jobs.tick()
    failed = await the_export(sqlite)
    assert (failed.state, failed.attempts) == (ExportState.FAILED, 3)
    said = await told(sqlite, clock.now())
    assert NoticeKind.WORKOUT_FILE not in {notice.kind for notice in said}
    assert "✖ 1 of 1 could not be made" in render(said[-1]).html
    assert (await season.current_plan(sqlite)).number == 2, "the plan stands all the same"


async def test_an_export_that_fails_once_arrives_with_the_next_tick(sqlite: Database, tmp_path: Path) -> None:
    await approved(sqlite)
    blocker = tmp_path / "workouts"
    blocker.write_text("in the way")
    clock = HandClock()
    jobs = work(sqlite, clock, tmp_path)
    await jobs.hurry()
    blocker.unlink()
    clock.advance(minutes=1)
    await jobs.tick()
    done = await the_export(sqlite)
    assert (done.state, done.attempts, done.error) == (ExportState.VERIFIED, 2, None)
    assert "✔ 1 of 1 written" in render((await told(sqlite, clock.now()))[-1]).html


async def test_a_mistake_in_one_export_is_given_up_and_holds_up_no_other(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    shorter = tuple(Change(Op.REPLACE, f"/workouts/{key}/minutes", 30) for key in ("w-easy", "w-long"))
    proposal = await season.propose(sqlite, athlete, shorter)
    await approve(season.approver(sqlite), season.tap(proposal))
    clock = HandClock()
    poison = Poison(WorkoutFiles(tmp_path, clock))
    jobs = work(sqlite, clock, tmp_path, poison)
    with structlog.testing.capture_logs() as logs:
        await jobs.hurry()
        async with sqlite.reading() as unit:
            first, second = await exports.of_version(unit, "anna", PLAN_ID, 2)
        assert (first.state, second.state) == (ExportState.PENDING, ExportState.VERIFIED)
        for _ in range(5):
            clock.advance(minutes=3)
            await jobs.hurry()
    assert poison.tried == 3
    assert [each["action"] for each in logs if each["log_level"] == "error"] == ["job_failed"] * 3
    async with sqlite.reading() as unit:
        given_up, _ = await exports.of_version(unit, "anna", PLAN_ID, 2)
    assert (given_up.state, given_up.error) == (ExportState.FAILED, "tried_three_times")
    assert "could not be made (tried three times)" in render((await told(sqlite, clock.now()))[-1]).html


async def test_an_undo_exports_what_is_planned_again(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    proposal = await season.propose(sqlite, athlete)
    await approve(season.approver(sqlite), season.tap(proposal))
    jobs = work(sqlite, HandClock(), tmp_path)
    await jobs.hurry()
    await undo(season.approver(sqlite), season.tap(proposal))
    await jobs.hurry()
    async with sqlite.reading() as unit:
        back = await exports.of_version(unit, "anna", PLAN_ID, 3)
    assert {export.workout_id: export.state for export in back} == dict.fromkeys(
        ("w-long", "w-spare"), ExportState.VERIFIED
    )
