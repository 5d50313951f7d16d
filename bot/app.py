"""The running coach, put together: which parts there are, and in which order they start and stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from bot.bell import Bell
from bot.clock import SystemClock
from bot.coach.review.reviewing import Reviewer, reviewer_of
from bot.connectors.files.fit.reader import read_fit
from bot.connectors.files.plan.file import read_plan
from bot.connectors.files.workout_files import WorkoutFiles
from bot.jobs import part as jobs
from bot.jobs.work import Work
from bot.settings import Settings
from bot.telegram import part as talking
from bot.telegram.charts.drawing import draw_evening
from bot.telegram.charts.render import prepare
from bot.telegram.charts.render import render as draw
from bot.telegram.messages.registry import render
from bot.telegram.outgoing.sending import Press
from bot.telegram.turn import Readers
from bot.telemetry import configure_logs
from domain.plan.export import Destination
from domain.ports.clock import Clock
from storage.cipher import load_key_ring
from storage.database import Database
from storage.folder import prepare_data_dir
from storage.lock import holding
from storage.migrate import migrate

READERS = Readers(recording=read_fit, plan=read_plan)


@dataclass(frozen=True, slots=True)
class House:
    """What every command stands on: the settings, an open database and the time."""

    settings: Settings
    database: Database
    clock: Clock

    @property
    def reviewer(self) -> Reviewer:
        return reviewer_of(self.settings, self.database, self.clock)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[House]:
    """Folder, key and schema in order, and the database closed at the end. Raises Configuration with what is wrong."""
    _log(settings)
    prepare_data_dir(settings.coach_data_dir)
    secret = settings.coach_secret_key
    key_ring = load_key_ring(
        secret.get_secret_value() if secret else None, settings.coach_secret_key_file, settings.coach_data_dir
    )
    database = Database.at(settings.database_url, key_ring)
    clock = SystemClock()
    try:
        await migrate(database, settings.coach_data_dir, clock.now())
        await database.verify()
        yield House(settings, database, clock)
    finally:
        await database.dispose()


async def run(settings: Settings) -> None:
    """Until cancelled: talk to Telegram and keep time. Raises Configuration where another coach has the folder."""
    prepare_data_dir(settings.coach_data_dir)
    with holding(settings.coach_data_dir):
        async with opened(settings) as house:
            bell = Bell()
            parts = (_talking(house, bell), _keeping_time(house, bell))
            async with asyncio.TaskGroup() as running:
                for part in parts:
                    running.create_task(part.run())


async def send_waiting(settings: Settings, within_s: float) -> bool:
    """Send what waits in the outbox, for a command that runs beside no coach; False where it did not all leave.

    Raises Configuration where a running coach has the folder: it sends what waits within a second.
    """
    with holding(settings.coach_data_dir):
        async with opened(settings) as house:
            return await _talking(house, Bell()).send_waiting(within_s)


def _talking(house: House, bell: Bell) -> talking.TelegramPart:
    prepare(house.settings.coach_data_dir / "matplotlib")
    press = Press(render, partial(draw, draw_evening))
    return talking.build(house.settings, house.database, house.clock, press, bell, READERS)


def _keeping_time(house: House, bell: Bell) -> jobs.JobsPart:
    files = WorkoutFiles(house.settings.coach_data_dir / "workouts", house.clock)
    work = Work(house.reviewer, {Destination.FILE: files}, bell)
    return jobs.build(work, bell, house.settings.schedule.tick_seconds)


def _log(settings: Settings) -> None:
    given = (settings.telegram_bot_token, settings.coach_secret_key)
    configure_logs(settings.coach_log_level, [secret.get_secret_value() for secret in given if secret])
