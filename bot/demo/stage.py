"""The stage of the demo: the world and the coach as processes of their own, and an athlete with a past."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.app import House, opened
from bot.clock import SystemClock
from bot.coach.care.pairing import make_code
from bot.demo.moving_in import ATHLETE_ID, ZONE, Say, lived, move_in
from bot.sandbox.athlete.history import SimulatedHistory
from bot.sandbox.serving.process import stopped
from bot.sandbox.telegram.process import RunningTelegram
from bot.sandbox.telegram.world.views import SeenMessage
from bot.sandbox.together.process import RunningWorld, running_world
from bot.settings import Settings, load_settings
from domain.calendar import local_day
from domain.errors import Configuration
from storage.folder import prepare_data_dir
from storage.lock import holding
from storage.repositories import connections

USER_ID = 1001
OUR_VARIABLES = (
    "COACH_", "TELEGRAM_", "GARMIN_", "HEVY_", "ANTHROPIC_", "OPENAI_", "LIMITS", "REVIEW", "RETRY", "SCHEDULE", "SYNC",
    "JOBS", "WEB", "ALERTS", "MODELS",
)  # fmt: skip
START_S = 60.0
STOP_S, LOOK_AGAIN_S = 15.0, 0.1
DATA, WORLD = "coach", "world"
BEFORE_RESTART_S = 1.0


class StepDiffersError(Exception):
    """The story did not go as it must; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`folder` holds everything: the coach's data, the world's memory, the athlete's files."""

    folder: Path
    world: RunningWorld
    house: House
    history: SimulatedHistory
    user_id: int = USER_ID

    @property
    def telegram(self) -> RunningTelegram:
        return self.world.telegram

    @property
    def athlete_id(self) -> str:
        return ATHLETE_ID


@asynccontextmanager
async def set_up(folder: Path, port: int, say: Say) -> AsyncIterator[Stage]:
    """The world runs, the athlete has a past and a plan and is connected; the coach does not run yet.

    Raises Configuration where the port is taken, or the folder by another demo.
    """
    _see_that_nobody_has(folder, port)
    say("Simulating an athlete: eighteen weeks of running, swimming, riding and lifting.")
    today = local_day(SystemClock().now(), ZoneInfo(ZONE))
    living = asyncio.create_task(asyncio.to_thread(lived, folder, today))
    async with running_world(folder / WORLD, port) as world, opened(settings_in(folder, world)) as house:
        past = await living
        await move_in(house, world, past, say)
        await world.telegram.client.join(USER_ID, past.history.athlete.display_name)
        yield Stage(folder, world, house, past.history)


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


async def synced(stage: Stage) -> None:
    """The coach has asked the watch and the gym app. Raises StepDiffersError where it does not."""
    try:
        async with asyncio.timeout(START_S):
            while not await _asked_both(stage):  # noqa: ASYNC110 - a database rings nobody
                await asyncio.sleep(LOOK_AGAIN_S)
    except TimeoutError as error:
        raise StepDiffersError(f"the coach did not ask the services within {START_S:.0f} s") from error


async def _asked_both(stage: Stage) -> bool:
    async with stage.house.database.reading() as unit:
        every = await connections.of_athlete(unit, ATHLETE_ID)
    return all(each.succeeded_at is not None and each.succeeded_at >= each.connected_at for each in every)


@asynccontextmanager
async def coach_running(stage: Stage) -> AsyncIterator[Process]:
    """`coach run` as its own process, told to stop at the end."""
    process = await start_coach(stage)
    try:
        yield process
    finally:
        await stopped(process, STOP_S)


async def keep_coach(stage: Stage, say: Say) -> None:
    """`coach run` until this is cancelled: where somebody kills it, it is started again."""
    while True:
        async with coach_running(stage) as process:
            await process.wait()
        say("The coach was stopped. It starts again; what it had begun is in its database.")
        await asyncio.sleep(BEFORE_RESTART_S)


async def start_coach(stage: Stage) -> Process:
    """With its log beside its data."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OUR_VARIABLES)}
    environment |= variables_of(stage)
    with (stage.folder / "coach.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment, stderr=log)


def variables_of(stage: Stage) -> dict[str, str]:
    """What tells a coach its folder and its world."""
    return {
        "COACH_DATA_DIR": str(stage.house.settings.coach_data_dir),
        "TELEGRAM_BOT_TOKEN": stage.telegram.token,
        "TELEGRAM_BASE_URL": stage.telegram.bot_api_base,
        "TELEGRAM_BASE_FILE_URL": stage.telegram.file_base,
        "GARMIN_BASE_URL": stage.world.garmin.url,
        "HEVY_BASE_URL": stage.world.hevy.url,
        "ANTHROPIC_API_KEY": stage.world.model.key,
        "ANTHROPIC_BASE_URL": stage.world.model.url,
    }


def _see_that_nobody_has(folder: Path, port: int) -> None:
    """The world and the coach, processes of their own, could only die of it."""
    prepare_data_dir(folder / DATA)
    with holding(folder / DATA):
        pass
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Configuration("demo_port_taken", port=port) from error


def settings_in(folder: Path, world: RunningWorld) -> Settings:
    """Whatever is set on this machine for a real coach is left alone."""
    data_dir = folder / DATA
    return load_settings(
        coach_data_dir=data_dir,
        coach_database_url=f"sqlite+aiosqlite:///{data_dir / 'coach.db'}",
        coach_secret_key=None,
        coach_secret_key_file=None,
        coach_log_level="WARNING",
        telegram_bot_token=world.telegram.token,
        telegram_base_url=world.telegram.bot_api_base,
        telegram_base_file_url=world.telegram.file_base,
        garmin_base_url=world.garmin.url,
        hevy_base_url=world.hevy.url,
        anthropic_api_key=SecretStr(world.model.key),
        anthropic_base_url=world.model.url,
        openai_api_key=None,
    )
