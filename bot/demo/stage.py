"""The stage of the demo: Telegram and the coach as processes of their own, and an athlete with a past."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import READERS, House, opened
from bot.coach.bring_in.recordings import bring_in
from bot.coach.care.pairing import make_code
from bot.coach.plan.saving import save_plan
from bot.sandbox.athlete.files import write_history, write_plan
from bot.sandbox.athlete.history import SimulatedHistory, simulate
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.sandbox.telegram.world.views import SeenMessage
from bot.settings import Settings, load_settings
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import Configuration
from storage.folder import prepare_data_dir
from storage.lock import holding
from storage.repositories import athletes, plans

ZONE = "Europe/Berlin"
ATHLETE_ID = "a-robin"
USER_ID = 1001
OUR_VARIABLES = ("COACH_", "TELEGRAM_", "LIMITS", "REVIEW", "RETRY", "SCHEDULE", "JOBS", "WEB", "ALERTS")
START_S = 60.0
STOP_S = 15.0
DATA = "coach"
BEFORE_RESTART_S = 1.0

Say = Callable[[str], None]


class StepDiffersError(Exception):
    """The story did not go as it must; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`folder` holds everything: the coach's data, Telegram's memory, the athlete's files."""

    folder: Path
    telegram: RunningTelegram
    house: House
    history: SimulatedHistory
    user_id: int = USER_ID

    @property
    def athlete_id(self) -> str:
        return ATHLETE_ID


@asynccontextmanager
async def set_up(folder: Path, port: int, say: Say) -> AsyncIterator[Stage]:
    """Telegram runs, the athlete's files are imported, the plan is loaded; the coach does not run yet.

    Raises Configuration where the port is taken, or the folder by another demo.
    """
    _see_that_nobody_has(folder, port)
    async with (
        running_telegram(folder / "telegram", port) as telegram,
        opened(_settings(folder, telegram)) as house,
    ):
        say("Simulating an athlete: eighteen weeks of running, swimming, riding and lifting as FIT files.")
        today = local_day(house.clock.now(), ZoneInfo(ZONE))
        history = await asyncio.to_thread(simulate, today, ZoneInfo(ZONE))
        stage = Stage(folder, telegram, house, history)
        await _move_in(stage, say)
        await telegram.client.join(stage.user_id, history.athlete.display_name)
        yield stage


async def pair(stage: Stage) -> SeenMessage:
    """The athlete sends the code that the operator was shown; gives the coach's greeting.

    Raises StepDiffersError where none comes.
    """
    code = await make_code(stage.house.database, ATHLETE_ID, stage.house.clock.now())
    await stage.telegram.client.say(stage.user_id, f"/start {code}")
    try:
        return await stage.telegram.client.wait_for(stage.user_id, lambda seen: seen.by_bot, timeout_s=START_S)
    except TimeoutError as error:
        raise StepDiffersError(f"the coach did not greet within {START_S:.0f} s") from error


@asynccontextmanager
async def coach_running(stage: Stage) -> AsyncIterator[Process]:
    """`coach run` as its own process, told to stop at the end."""
    process = await start_coach(stage)
    try:
        yield process
    finally:
        await stop_coach(process)


async def keep_coach(stage: Stage, say: Say) -> None:
    """`coach run` until this is cancelled: where somebody kills it, it is started again."""
    while True:
        async with coach_running(stage) as process:
            await process.wait()
        say("The coach was stopped. It starts again; what it had begun is in its database.")
        await asyncio.sleep(BEFORE_RESTART_S)


async def start_coach(stage: Stage) -> Process:
    """With its log beside its data."""
    settings = stage.house.settings
    assert settings.telegram_bot_token is not None, "the stage has set one"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OUR_VARIABLES)}
    environment |= {
        "COACH_DATA_DIR": str(settings.coach_data_dir),
        "TELEGRAM_BOT_TOKEN": settings.telegram_bot_token.get_secret_value(),
        "TELEGRAM_BASE_URL": stage.telegram.bot_api_base,
        "TELEGRAM_BASE_FILE_URL": stage.telegram.file_base,
    }
    with (stage.folder / "coach.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment, stderr=log)


async def stop_coach(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_S)
    except TimeoutError:
        process.kill()
        await process.wait()


def _see_that_nobody_has(folder: Path, port: int) -> None:
    """Telegram and the coach, processes of their own, could only die of it."""
    prepare_data_dir(folder / DATA)
    with holding(folder / DATA):
        pass
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Configuration("demo_port_taken", port=port) from error


async def _move_in(stage: Stage, say: Say) -> None:
    house, history = stage.house, stage.history
    files = await asyncio.to_thread(write_history, history, stage.folder / "recorded")
    plan = await asyncio.to_thread(write_plan, history, stage.folder / "plan.yaml")
    now = house.clock.now()
    async with house.database.writing() as unit:
        if await athletes.get(unit, ATHLETE_ID) is None:
            await athletes.add(unit, Athlete(ATHLETE_ID, history.athlete.display_name, zone_name=ZONE), now)
        if await plans.current(unit, ATHLETE_ID) is None:
            read = READERS.plan(plan.read_bytes(), plan.name, today=history.last_day)
            await save_plan(unit, ATHLETE_ID, read, house.settings.limits.value(), now)
    say(f"Importing {len(files)} files.")
    recordings = [READERS.recording(file.read_bytes(), ZoneInfo(ZONE)) for file in files]
    brought = await bring_in(house.database, house.clock, ATHLETE_ID, recordings)
    say(f"{len(brought.activities)} new sessions and {brought.nights} new nights are stored, the plan is loaded.")


def _settings(folder: Path, telegram: RunningTelegram) -> Settings:
    """Whatever is set on this machine for a real coach is left alone."""
    data_dir = folder / DATA
    return load_settings(
        coach_data_dir=data_dir,
        coach_database_url=f"sqlite+aiosqlite:///{data_dir / 'coach.db'}",
        coach_secret_key=None,
        coach_secret_key_file=None,
        coach_log_level="WARNING",
        telegram_bot_token=telegram.token,
        telegram_base_url=telegram.bot_api_base,
        telegram_base_file_url=telegram.file_base,
    )
