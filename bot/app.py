"""The running coach, put together: which parts there are, and in which order they start and stop."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from socket import gethostname

from bot.bell import Bell
from bot.clock import SystemClock
from bot.coach.care.retention import Keep
from bot.coach.review.reviewing import Reviewer, reviewer_of
from bot.connectors.files.fit.reader import read_fit
from bot.connectors.files.plan.file import read_plan
from bot.connectors.files.workout_files import WorkoutFiles
from bot.jobs import part as jobs
from bot.jobs.bounds import Bounds
from bot.jobs.spec import Nightly, Tools
from bot.jobs.specs import SPECS
from bot.jobs.watchdog import Watchdog
from bot.jobs.work import Work
from bot.settings import Settings
from bot.telegram import part as talking
from bot.telegram.charts.drawing import draw_evening
from bot.telegram.charts.render import prepare
from bot.telegram.charts.render import render as draw
from bot.telegram.messages.registry import render
from bot.telegram.outgoing.post import Press
from bot.telegram.turn import Readers
from bot.telemetry import configure_logs, hide, salt_names
from bot.web import part as web
from domain.plan.export import Destination
from domain.ports.clock import Clock
from storage.alone import polling_alone
from storage.cipher import KeyRing, load_secret
from storage.database import Database
from storage.folder import prepare_data_dir
from storage.lock import holding
from storage.migrate import BACKUPS, migrate

# On SQLite there is one worker, and whoever bears its name next takes over what it had.
ONLY_WORKER = "main"
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
    configure_logs(settings.coach_log_level, settings.secrets)
    prepare_data_dir(settings.coach_data_dir)
    key_ring = _key_ring(settings)
    database = Database.at(settings.database_url, key_ring)
    clock = SystemClock()
    try:
        await migrate(database, settings.coach_data_dir, clock.now())
        await database.verify()
        yield House(settings, database, clock)
    finally:
        await database.dispose()


async def run(settings: Settings) -> None:
    """Until cancelled: talk to Telegram and keep time. Raises Configuration where another coach does already."""
    with _folder_of_its_own(settings):
        async with opened(settings) as house, polling_alone(house.database) as keep_lock:
            bell = Bell()
            talk = _talking(house, bell)
            flows = [spec.type.value for spec in SPECS]
            monitored = web.build(settings, house.database, house.clock, flows, talk.receiver.routes)
            parts = (talk, _keeping_time(house, bell), monitored)
            async with asyncio.TaskGroup() as running:
                for part in parts:
                    running.create_task(part.run())
                running.create_task(keep_lock())


async def work(settings: Settings, bounds: Bounds) -> None:
    """Until cancelled or its bounds are reached: only get work done, beside a coach that talks."""
    with _folder_of_its_own(settings):
        async with opened(settings) as house:
            await _keeping_time(house, Bell(), bounds).run()


def _folder_of_its_own(settings: Settings) -> AbstractContextManager[None]:
    """On SQLite one process works at a time; on a server they share what there is to do."""
    prepare_data_dir(settings.coach_data_dir)
    return holding(settings.coach_data_dir) if settings.on_file else nullcontext()


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


def _keeping_time(house: House, bell: Bell, bounds: Bounds | None = None) -> jobs.JobsPart:
    worker = ONLY_WORKER if house.settings.on_file else f"{gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
    return jobs.build(_tools(house, bell), house.settings, bell, worker, bounds)


def due_work(house: House) -> Work:
    """For a command: what is due, done right here."""
    return jobs.inline(_tools(house, Bell()), house.settings)


def watchdog(house: House) -> Watchdog:
    """For a command: takes back what dead workers held."""
    return Watchdog(_tools(house, Bell()), "command")


def _tools(house: House, bell: Bell) -> Tools:
    files = WorkoutFiles(house.settings.coach_data_dir / "workouts", house.clock)
    settings = house.settings
    keep = Keep(**settings.retention.model_dump())
    nightly = Nightly(settings.coach_data_dir / BACKUPS, settings.schedule.nightly, keep)
    return Tools(house.reviewer, {Destination.FILE: files}, bell, nightly)


def _key_ring(settings: Settings) -> KeyRing:
    """From now on no log line shows the key either, and the same athlete has the same name in every log."""
    given = settings.coach_secret_key
    secret = load_secret(
        given.get_secret_value() if given else None, settings.coach_secret_key_file, settings.coach_data_dir
    )
    hide([secret.strip(), *(part.strip() for part in secret.split(","))])
    key_ring = KeyRing.from_secret(secret)
    salt_names(key_ring.first.salt)
    return key_ring
