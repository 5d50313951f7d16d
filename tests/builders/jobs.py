"""The work of a running coach on a database of a test, and the postman that takes what it says."""

from datetime import datetime
from pathlib import Path

from bot.bell import Bell
from bot.coach.bring_in.services.syncing import Syncing
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.timing import first_review
from bot.connectors.files.workout_files import WorkoutFiles
from bot.jobs.inline import InlineEngine
from bot.jobs.runner import Runner
from bot.jobs.spec import Nightly, Tools
from bot.jobs.specs import SPECS
from bot.jobs.work import Work
from domain.athlete.athlete import Athlete
from domain.notice import Notice
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.ports.clock import Clock
from domain.ports.workout_exporter import WorkoutExporter
from domain.review.examine import Rules
from storage.database import Database
from storage.repositories import athletes, outbox
from tests.builders.season import NOW


def tools(database: Database, clock: Clock, folder: Path, exporter: WorkoutExporter | None = None) -> Tools:
    reviewer = Reviewer(database, clock, Rules(Limits(), Thresholds()))
    files = exporter or WorkoutFiles(folder / "workouts", clock)
    syncing = Syncing(database, clock, {})
    return Tools(reviewer, syncing, {files.destination: files}, Bell(), Nightly(folder / "backups"))


def work(database: Database, clock: Clock, folder: Path, exporter: WorkoutExporter | None = None) -> Work:
    """On the engine that does everything at once."""
    given = tools(database, clock, folder, exporter)
    runner = Runner(given, {spec.type.value: spec for spec in SPECS}, "main")
    return Work(given, SPECS, InlineEngine(runner))


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
