"""One coach that talks and two that only work share a PostgreSQL server; whoever of them is killed, nothing is lost.

`STRIKE_A_WORKER=SIGKILL pytest tests/journeys/test_many_workers.py` kills one with work in its hands, which others have
within a minute. With SIGSTOP it is paused until they have done it, and then goes on with what it takes for its own.
"""

import asyncio
import itertools
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.app import House, opened
from bot.clock import SystemClock
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.settings import load_settings
from domain.athlete.athlete import Athlete
from storage.repositories import athletes, jobs
from storage.repositories.jobs import JobState
from tests.builders.postgres import PostgresServer

BLOW = os.environ.get("STRIKE_A_WORKER")
ATHLETES, FIRST_USER = 12, 7101
SECRET = "the secret of an installation with many workers"
PATIENCE_S, COMES_TO_S = 90.0, 5.0
NUMBERS = itertools.count(1)


@asynccontextmanager
async def process(house: House, telegram: RunningTelegram, *command: str) -> AsyncIterator[tuple[Process, Path]]:
    """Another `coach …` of the same installation."""
    environment = {
        "PATH": os.environ["PATH"],
        "COACH_DATA_DIR": str(house.settings.coach_data_dir),
        "COACH_DATABASE_URL": house.settings.database_url,
        "COACH_SECRET_KEY": SECRET,
        "COACH_LOG_LEVEL": "WARNING",
        "TELEGRAM_BOT_TOKEN": telegram.token,
        "TELEGRAM_BASE_URL": telegram.bot_api_base,
        "TELEGRAM_BASE_FILE_URL": telegram.file_base,
    }
    log = house.settings.coach_data_dir / f"{'-'.join(command)}-{next(NUMBERS)}.log"
    with log.open("wb") as told:
        started = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *command), env=environment, stderr=told
        )
    try:
        yield started, log
    finally:
        if started.returncode is None:
            started.terminate()
            assert await asyncio.wait_for(started.wait(), 15) == 0


@asynccontextmanager
async def installation(postgres: PostgresServer, folder: Path) -> AsyncIterator[tuple[House, RunningTelegram]]:
    url = postgres.make_database()
    async with running_telegram(folder / "telegram") as telegram:
        settings = load_settings(
            coach_data_dir=folder / "coach",
            coach_database_url=url,
            coach_secret_key=SECRET,
            coach_log_level="WARNING",
            telegram_bot_token=telegram.token,
        )
        async with opened(settings) as house:
            yield house, telegram
    postgres.drop_database(url)


async def everybody_is_due(house: House, telegram: RunningTelegram) -> Sequence[int]:
    now = SystemClock().now()
    users = range(FIRST_USER, FIRST_USER + ATHLETES)
    for user_id in users:
        await telegram.client.join(user_id)
    async with house.database.writing() as unit:
        for user_id in users:
            await athletes.add(unit, Athlete(f"a{user_id}", "Anna", review_at=now.time().replace(tzinfo=None)), now)
            await athletes.pair(unit, f"a{user_id}", user_id, user_id, now)
            await athletes.set_next_review(unit, f"a{user_id}", now)
    return users


async def held_by(house: House, workers: Sequence[Process]) -> Process | None:
    """A worker with a review in its hands."""
    async with house.database.reading() as unit:
        running = await jobs.latest(unit, (JobState.RUNNING,))
    for job in running:
        for each in workers:
            if job.type == "evening_review" and job.worker and f"-{each.pid}-" in job.worker:
                return each
    return None


async def test_each_review_comes_once_whoever_does_it(postgres: PostgresServer, tmp_path: Path) -> None:
    async with installation(postgres, tmp_path) as (house, telegram), AsyncExitStack() as stack:
        await stack.enter_async_context(process(house, telegram, "run"))
        workers = [(await stack.enter_async_context(process(house, telegram, "worker")))[0] for _ in range(2)]
        users = await everybody_is_due(house, telegram)
        struck = await _strike(house, workers, signal.Signals[BLOW]) if BLOW else None
        for user_id in users:
            await telegram.client.wait_for(user_id, lambda seen: seen.by_bot, timeout_s=PATIENCE_S)
        if BLOW == "SIGSTOP":
            assert struck is not None
            struck.send_signal(signal.SIGCONT)
            await asyncio.sleep(COMES_TO_S)
        async with process(house, telegram, "run") as (second, log):
            assert await asyncio.wait_for(second.wait(), 20) == 2
            assert log.read_text().startswith("Another coach receives this bot's messages already.")
        for user_id in users:
            assert len(await telegram.client.from_bot(user_id)) == 1
        async with house.database.reading() as unit:
            every = [job for job in await jobs.latest(unit, limit=500) if job.type == "evening_review"]
    assert {(job.state, job.athlete_id) for job in every} == {(JobState.SUCCEEDED, f"a{user_id}") for user_id in users}
    assert len(every) == ATHLETES


async def _strike(house: House, workers: list[Process], blow: signal.Signals) -> Process:
    async with asyncio.timeout(PATIENCE_S):
        while (struck := await held_by(house, workers)) is None:  # noqa: ASYNC110 - rows ring nobody
            await asyncio.sleep(0)
    struck.send_signal(blow)
    return struck
