"""Approved workouts leave at once, each one once; what fails is tried three times and then said to have failed."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
import structlog

from bot.coach.approve.anew import Wish
from bot.coach.approve.approvals import approve, reject
from bot.coach.approve.pushing import ask_for_files, export_of
from bot.coach.approve.settling import settle_card
from bot.coach.approve.tap import Outcome
from bot.coach.approve.undo import undo
from bot.coach.bring_in.services.rests import FIRST
from bot.connectors.files.workout_files import WorkoutFiles
from bot.jobs.kinds.exports import find, give_up
from bot.telegram.messages.registry import render
from domain.athlete.athlete import Athlete
from domain.errors import Unavailable
from domain.notice import NoticeKind
from domain.plan.export import Destination, Export, ExportState, Order
from domain.plan.patch import Change, Op
from domain.ports.workout_exporter import Created
from domain.training.service import Service
from storage.database import Database
from storage.repositories import connections, exports
from storage.repositories.jobs import Job, JobState
from tests.builders import season
from tests.builders.jobs import told, tools, work
from tests.builders.season import PLAN_ID, HandClock


@dataclass
class Poison:
    """An exporter with a mistake in it: one workout fails in a way that nobody foresaw."""

    files: WorkoutFiles
    tried: int = 0
    destination: Destination = Destination.FILE

    async def export(self, order: Order, created: Created) -> str:
        if order.workout.id != "w-easy":
            return await self.files.export(order, created)
        self.tried += 1
        raise ZeroDivisionError(order.workout.minutes)

    async def withdraw(self, athlete_id: str, workout_id: str, remote_id: str | None) -> None:
        await self.files.withdraw(athlete_id, workout_id, remote_id)


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


async def test_files_that_were_asked_for_arrive_in_the_order_of_their_days(sqlite: Database, tmp_path: Path) -> None:
    """Also those that were made before: the oldest row is of the last day."""
    athlete = await season.move_in(sqlite)
    plan = await season.current_plan(sqlite)
    clock = HandClock()
    jobs = work(sqlite, clock, tmp_path)
    async with sqlite.writing() as unit:
        await exports.add(unit, athlete.id, [export_of(plan, "w-long", Destination.FILE)], clock.now())
    await jobs.hurry()
    for times in (1, 2):
        clock.advance(minutes=1)
        async with sqlite.writing() as unit:
            wanted = await ask_for_files(unit, athlete, clock.now())
        await told(sqlite, clock.now())
        await jobs.hurry()
        files = [each for each in await told(sqlite, clock.now()) if each.kind is NoticeKind.WORKOUT_FILE]
        days = [str(each.facts["day"]) for each in files]
        assert len(days) == wanted == 4, times
        assert days == sorted(days), times


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


@pytest.mark.fault("F91")
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
    assert "could not be made (three attempts failed)" in render((await told(sqlite, clock.now()))[-1]).html


@dataclass
class Busy:
    """A service that wishes to be left alone until it is not."""

    busy: bool = True
    asked: int = 0
    destination: Destination = Destination.GARMIN

    async def export(self, order: Order, created: Created) -> str:
        self.asked += 1
        await created(f"there-{order.workout.id}")
        if self.busy:
            raise Unavailable("garmin_too_many_requests", retry_after=timedelta(minutes=5))
        assert order.remote_id == f"there-{order.workout.id}", "what was created before the rest is known after it"
        return f"there-{order.workout.id}"

    async def withdraw(self, athlete_id: str, workout_id: str, remote_id: str | None) -> None:
        raise NotImplementedError


@pytest.mark.fault("F85")
async def test_a_service_that_wishes_to_be_left_alone_is_and_the_workout_arrives_afterwards(
    sqlite: Database, tmp_path: Path
) -> None:
    athlete = await season.move_in(sqlite)
    async with sqlite.writing() as unit:
        await connections.connect(unit, athlete.id, Service.GARMIN, season.NOW)
    shorter = (Change(Op.REPLACE, "/workouts/w-easy/minutes", 30),)
    proposal = await season.propose(sqlite, athlete, shorter)
    await approve(season.approver(sqlite), season.tap(proposal))
    clock, garmin = HandClock(), Busy()
    jobs = work(sqlite, clock, tmp_path, garmin)
    await jobs.hurry()
    waiting = await the_export(sqlite)
    until = season.NOW + FIRST
    assert (waiting.state, waiting.attempts, waiting.next_at) == (ExportState.CREATED, 0, until)
    assert "next try Wed\N{NO-BREAK SPACE}18\N{NO-BREAK SPACE}Nov 21:30" in render((await told(sqlite))[-1]).html
    await settle_card(season.approver(sqlite), season.tap(proposal), Wish.RETRY)
    for _ in range(5):
        clock.advance(minutes=11)
        await jobs.hurry()
    assert garmin.asked == 1, "no tap, no tick and no new job shortens a rest"
    garmin.busy = False
    clock.advance(minutes=6)
    await jobs.hurry()
    assert (await the_export(sqlite)).state is ExportState.VERIFIED
    assert "✔ 1 of 1 written" in render((await told(sqlite, clock.now()))[-1]).html


async def test_what_was_given_up_is_not_tried_once_more_to_say_so(sqlite: Database, tmp_path: Path) -> None:
    await approved(sqlite)
    service = Busy(destination=Destination.FILE)
    given, now = tools(sqlite, HandClock(), tmp_path, service), season.NOW
    async with sqlite.reading() as unit:
        (wanted,) = await find(given, unit)
    job = Job(
        wanted.id, "export", wanted.athlete_id, wanted.params, JobState.RUNNING, 3, None, "main", now, now, now, None
    )
    for _ in range(2):
        await give_up(given, job)
    assert ((await the_export(sqlite)).state, service.asked) == (ExportState.FAILED, 0)


async def test_an_undo_exports_what_is_planned_again(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    proposal = await season.propose(sqlite, athlete)
    await approve(season.approver(sqlite), season.tap(proposal))
    jobs = work(sqlite, HandClock(), tmp_path)
    await jobs.hurry()
    assert "✔ 1 of 1 written" in render((await told(sqlite))[-1]).html
    await undo(season.approver(sqlite), season.tap(proposal))
    assert "… 0 of 2" in render((await told(sqlite))[-1]).html, "what was there before is no receipt of the way back"
    await jobs.hurry()
    card = next(each for each in reversed(await told(sqlite)) if each.kind is NoticeKind.PROPOSAL_CARD)
    assert "✔ 2 of 2 written" in render(card).html
    async with sqlite.reading() as unit:
        back = await exports.of_version(unit, "anna", PLAN_ID, 3)
    assert {export.workout_id: export.state for export in back} == dict.fromkeys(
        ("w-long", "w-spare"), ExportState.VERIFIED
    )


@dataclass
class Slow:
    """An exporter that works until it is let go."""

    files: WorkoutFiles
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)
    written: int = 0
    destination: Destination = Destination.FILE

    async def export(self, order: Order, created: Created) -> str:
        self.begun.set()
        await self.go.wait()
        self.written += 1
        return await self.files.export(order, created)

    async def withdraw(self, athlete_id: str, workout_id: str, remote_id: str | None) -> None:
        await self.files.withdraw(athlete_id, workout_id, remote_id)


@pytest.mark.fault("F51")
async def test_a_tap_while_its_workouts_are_on_their_way_changes_nothing(sqlite: Database, tmp_path: Path) -> None:
    athlete = await season.move_in(sqlite)
    proposal = await season.propose(sqlite, athlete)
    slow = Slow(WorkoutFiles(tmp_path / "workouts", HandClock()))
    await approve(season.approver(sqlite), season.tap(proposal))
    exporting = asyncio.create_task(work(sqlite, HandClock(), tmp_path, slow).hurry())
    await slow.begun.wait()
    for deed in (approve, reject):
        decided = await deed(season.approver(sqlite), season.tap(proposal))
        assert decided.outcome is Outcome.ALREADY_APPROVED
    slow.go.set()
    await exporting
    await work(sqlite, HandClock(), tmp_path, slow).hurry()
    assert slow.written == 1
    assert (await the_export(sqlite)).state is ExportState.VERIFIED
    assert (await season.current_plan(sqlite)).number == 2
