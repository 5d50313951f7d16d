"""The running coach, put together: which parts there are, and in which order they start and stop."""

import asyncio
import gc
import os
import secrets
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from socket import gethostname
from typing import TYPE_CHECKING

import httpx

from bot.bell import Bell
from bot.clock import SystemClock
from bot.coach.approve.exporting import Exporters
from bot.coach.approve.rehearsing import Services
from bot.coach.ask.mind import Mind
from bot.coach.bring_in.services.letting_in import Doors
from bot.coach.bring_in.services.rhythm import Rhythm
from bot.coach.bring_in.services.syncing import Sources, Syncing
from bot.coach.care.credentials import StoredCredentials
from bot.coach.care.retention import Keep
from bot.coach.care.spending import Caps, LedgerPurse
from bot.coach.review.reviewer import Reviewer, reviewer_of
from bot.connectors.files.readers import is_recording, read_plan, read_recording
from bot.connectors.files.workout_files import WorkoutFiles
from bot.connectors.garmin.account import Accounts
from bot.connectors.garmin.exporter import GarminExporter
from bot.connectors.garmin.login import GarminLogin
from bot.connectors.garmin.source import GarminSource
from bot.connectors.hevy.client import hevy_http
from bot.connectors.hevy.door import HevyDoor
from bot.connectors.hevy.exporter import HevyExporter
from bot.connectors.hevy.source import HevySource
from bot.connectors.models.opening import Opening
from bot.jobs import part as jobs
from bot.jobs.bounds import Bounds
from bot.jobs.spec import JobType, Nightly, Tools
from bot.jobs.specs import SPECS
from bot.jobs.watchdog import Watchdog
from bot.jobs.work import Work
from bot.settings import Settings
from bot.telegram import part as talking
from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.ink.palette import Theme
from bot.telegram.charts.render import prepare
from bot.telegram.charts.render import render as draw
from bot.telegram.messages.registry import render
from bot.telegram.outgoing.plain import plain_text
from bot.telegram.outgoing.post import Press
from bot.telegram.turn import Readers
from bot.telemetry import configure_logs, hide, salt_names
from domain.plan.export import Destination
from domain.ports.clock import Clock
from domain.training.service import Service
from storage.alone import polling_alone
from storage.cipher import KeyRing, load_secret
from storage.database import Database
from storage.folder import prepare_data_dir
from storage.lock import holding
from storage.migrate import BACKUPS, migrate

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from bot.web import part as web

# On SQLite there is one worker, and whoever bears its name next takes over what it had.
ONLY_WORKER = "main"
# So many new objects before they are looked through for what nobody holds any more.
YOUNG = 50_000
READERS = Readers(read_recording, read_plan, is_recording)


@dataclass(frozen=True, slots=True)
class House:
    """What every command stands on: the settings, an open database and the time."""

    settings: Settings
    database: Database
    clock: Clock
    garmin: Accounts
    hevy: httpx.AsyncClient

    @property
    def reviewer(self) -> Reviewer:
        return reviewer_of(self.settings, self.database, self.clock)

    @property
    def credentials(self) -> StoredCredentials:
        return StoredCredentials(self.database)

    @property
    def syncing(self) -> Syncing:
        given = self.settings.sync
        rhythm = Rhythm(given.first, given.last, timedelta(minutes=given.every_minutes))
        sources: Sources = {
            Service.GARMIN: GarminSource(self.garmin),
            Service.HEVY: HevySource(self.hevy, self.credentials),
        }
        return Syncing(self.database, self.clock, sources, rhythm, given.history_pause_s)


@asynccontextmanager
async def opened(settings: Settings, *, by_hand: bool = False) -> AsyncIterator[House]:
    """Folder, key and schema in order, and the database closed at the end. Raises Configuration with what is wrong.

    Whoever types a command reads its sentences, and no log beside them unless it is wished for with DEBUG.
    """
    wished = settings.coach_log_level
    configure_logs("CRITICAL" if by_hand and wished != "DEBUG" else wished, settings.secrets)
    prepare_data_dir(settings.coach_data_dir)
    key_ring = _key_ring(settings)
    database = Database.at(settings.database_url, key_ring)
    clock = SystemClock()
    try:
        await migrate(database, settings.coach_data_dir, clock.now())
        await database.verify()
        garmin = Accounts(StoredCredentials(database), settings.garmin_base_url)
        async with hevy_http(settings.hevy_base_url) as hevy:
            yield House(settings, database, clock, garmin, hevy)
    finally:
        await database.dispose()


async def run(settings: Settings) -> None:
    """Until cancelled: talk to Telegram and keep time. Raises Configuration where another coach does already."""
    with _folder_of_its_own(settings):
        async with opened(settings) as house, polling_alone(house.database) as keep_lock:
            bell = Bell()
            talk = _talking(house, bell)
            settle()
            async with asyncio.TaskGroup() as running:
                running.create_task(talk.run())
                running.create_task(_keeping_time(house, bell).run())
                running.create_task(keep_lock())
                if settings.web.port:
                    running.create_task(_monitored(house, talk.receiver.routes).run())


async def work(settings: Settings, bounds: Bounds) -> None:
    """Until cancelled or its bounds are reached: only get work done, beside a coach that talks."""
    with _folder_of_its_own(settings):
        async with opened(settings) as house:
            settle()
            await _keeping_time(house, Bell(), bounds).run()


def settle() -> None:
    """What is loaded by now stays, and of what a long import makes hardly anything is garbage: looking through both
    again and again would be a tenth of it.
    """
    gc.freeze()
    gc.set_threshold(YOUNG)


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
    press = Press(render, partial(draw, partial(drawn, theme=Theme(house.settings.telegram.pictures))))
    return talking.build(house.settings, house.database, house.clock, press, bell, READERS)


def _monitored(house: House, routes: "Sequence[BaseRoute]") -> "web.WebPart":
    from bot.web import part  # noqa: PLC0415 - its server and metrics are loaded where they are asked for

    flows = [spec.type.value for spec in SPECS]
    return part.build(house.settings, house.database, house.clock, flows, routes)


def _keeping_time(house: House, bell: Bell, bounds: Bounds | None = None) -> jobs.JobsPart:
    worker = ONLY_WORKER if house.settings.on_file else f"{gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
    return jobs.build(_tools(house, bell), house.settings, bell, worker, bounds)


def due_work(house: House, only: Collection[JobType] = tuple(JobType)) -> Work:
    """For a command: what is due of these kinds, done right here."""
    work = jobs.inline(_tools(house, Bell()), house.settings)
    return replace(work, specs=tuple(spec for spec in work.specs if spec.type in only))


def watchdog(house: House) -> Watchdog:
    """For a command: takes back what dead workers held."""
    return Watchdog(_tools(house, Bell()), "command")


def _tools(house: House, bell: Bell) -> Tools:
    files = WorkoutFiles(house.settings.coach_data_dir / "workouts", house.clock)
    settings = house.settings
    keep = Keep(**settings.retention.model_dump())
    nightly = Nightly(settings.coach_data_dir / BACKUPS, settings.schedule.nightly, keep)
    exporters: Exporters = {
        Destination.FILE: files,
        Destination.GARMIN: _garmin(house),
        Destination.HEVY: _hevy(house),
    }
    return Tools(
        house.reviewer, house.syncing, exporters, bell, nightly, _doors(house), mind_of(settings, house.reviewer)
    )


def mind_of(settings: Settings, reviewer: Reviewer) -> Mind | None:
    """None where nobody gave a key of a language model."""
    if not settings.asks_models:
        return None
    given = settings.models
    caps = Caps.of_dollars(given.call_usd, given.athlete_day_usd, given.day_usd, given.month_usd)
    models = Opening(settings, LedgerPurse(reviewer.database, reviewer.clock, caps))
    return Mind(reviewer, models.model_for, lambda notice: plain_text(render(notice).html))


def _doors(house: House) -> Doors:
    return {Service.GARMIN: GarminLogin(house.garmin), Service.HEVY: HevyDoor(house.hevy, house.credentials)}


def services_of(house: House) -> Services:
    """For a command: what is where, asked of the services themselves."""
    return {Destination.GARMIN: _garmin(house), Destination.HEVY: _hevy(house)}


def _garmin(house: House) -> GarminExporter:
    return GarminExporter(house.garmin)


def _hevy(house: House) -> HevyExporter:
    return HevyExporter(house.hevy, house.credentials, house.clock)


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
