"""How many jobs the durable engine does in a second: on a fresh SQLite file, beside 200,000 finished ones, and with
two workers on PostgreSQL.

Run by hand: `python tests/benchmarks jobs`. Jobs of as many athletes, whose deed is nothing: the engine's own share.
Each worker is a process of its own. The three take turns.
"""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import structlog

from bot.clock import SystemClock
from bot.jobs.queues import Pace
from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes, jobs
from storage.repositories.jobs import JobState
from storage.tables.jobs import jobs as table
from tests.builders.jobs import tools
from tests.builders.postgres import PostgresServer, postgres_server
from tests.builders.values import NOW, athlete
from tests.jobs.shop import Shop, durable, opened

JOBS, FINISHED, ROUNDS = 600, 200_000, 3
LEAST_PER_S, SLOWER_AT_MOST, FASTER_AT_LEAST = 80, 1.3, 1.3
PACE = Pace(side_by_side=100, per_second=1000)
SECRET = "b" * 40


def main(url: str = "", folder: str = "") -> bool:
    """With a URL it is one of the workers."""
    logging.disable()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    if url:
        asyncio.run(_work(url, Path(folder)))
        return True
    with postgres_server() as server:
        rounds = [(_on_sqlite(0), _on_sqlite(FINISHED), _on_postgres(server)) for _ in range(ROUNDS)]
    fresh, old, two = (median(rates) for rates in zip(*rounds, strict=True))
    slower = median(one / other for one, other, _ in rounds)
    faster = median(many / one for one, _, many in rounds)
    print(f"  {fresh:6.0f} jobs a second with one worker, at least {LEAST_PER_S}: {_verdict(fresh >= LEAST_PER_S)}")
    print(f"  {old:6.0f} beside {FINISHED:,} finished ones")
    print(f"  {slower:6.2f} times slower, at most {SLOWER_AT_MOST}: {_verdict(slower <= SLOWER_AT_MOST)}")
    print(f"  {two:6.0f} with two workers on PostgreSQL")
    print(f"  {faster:6.2f} times faster, at least {FASTER_AT_LEAST}: {_verdict(faster >= FASTER_AT_LEAST)}")
    return fresh >= LEAST_PER_S and slower <= SLOWER_AT_MOST and faster >= FASTER_AT_LEAST


def _verdict(met: bool) -> str:
    return "met" if met else "MISSED"


def _on_sqlite(finished: int) -> float:
    with TemporaryDirectory() as folder:
        return asyncio.run(_rate(f"sqlite+aiosqlite:///{folder}/coach.db", Path(folder), finished, workers=1))


def _on_postgres(server: PostgresServer) -> float:
    url = server.make_database()
    with TemporaryDirectory() as folder:
        rate = asyncio.run(_rate(url, Path(folder), 0, workers=2))
    server.drop_database(url)
    return rate


async def _rate(url: str, folder: Path, finished: int, workers: int) -> float:
    database = Database.at(url, KeyRing.from_secret(SECRET))
    await migrate(database, folder, NOW)
    async with AsyncExitStack() as stack:
        # One after the other: the first lays out what the engine keeps.
        started = [await stack.enter_async_context(_worker(url, folder)) for _ in range(workers)]
        await _furnish(await opened(database, folder), finished)
        began = perf_counter()
        for each in started:
            _tell(each)
        while await _count(database, JobState.QUEUED, JobState.RUNNING):  # noqa: ASYNC110 - rows ring nobody
            await asyncio.sleep(0.1)
        rate = JOBS / (perf_counter() - began)
    assert await _count(database, JobState.SUCCEEDED) == finished + JOBS
    await database.dispose()
    return rate


async def _count(database: Database, *states: JobState) -> int:
    async with database.reading() as unit:
        return sum([await jobs.count(unit, state) for state in states])


@asynccontextmanager
async def _worker(url: str, folder: Path) -> AsyncIterator[Process]:
    """Once it is ready; it offers what is due when it is told to, and ends when its input does."""
    command = (sys.executable, str(Path(__file__).parent), "jobs", url, str(folder))
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    await process.stdout.readline()
    try:
        yield process
    finally:
        process.stdin.close()
        await process.wait()


def _tell(worker: Process) -> None:
    assert worker.stdin is not None
    worker.stdin.write(b"now\n")


async def _work(url: str, folder: Path) -> None:
    database = Database.at(url, KeyRing.from_secret(SECRET))
    shop = Shop(database, tools(database, SystemClock(), folder))
    async with durable(shop, folder, PACE, f"worker-{os.getpid()}"):
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        await shop.work.tick_in_turn(timedelta(seconds=15))
        await asyncio.to_thread(sys.stdin.readline)
    await database.dispose()


async def _furnish(shop: Shop, finished: int) -> None:
    """The finished ones are put there by bulk SQL."""
    old: list[dict[str, object]] = [
        {
            "id": f"old:{number}",
            "type": "export",
            "athlete_id": None,
            "params": {},
            "state": "succeeded",
            "attempts": 1,
            "queued_at": NOW,
            "next_try_at": NOW,
            "started_at": NOW,
            "finished_at": NOW,
        }
        for number in range(finished)
    ]
    async with shop.database.writing() as unit:
        if old:
            await unit.execute(table.insert(), old)
        for number in range(JOBS):
            one = replace(athlete(), id=f"b{number}")
            await athletes.add(unit, one, NOW)
            await jobs.add(unit, f"er:{one.id}", "evening_review", one.id, {}, shop.tools.now())
