"""How many jobs the durable engine does in a second, on a fresh SQLite file and beside 200,000 finished ones.

Run by hand: `python tests/benchmarks jobs`. Jobs of as many athletes, whose deed is nothing: the engine's own share.
"""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import structlog

from bot.jobs.queues import Pace
from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes, jobs
from storage.tables.jobs import jobs as table
from tests.builders.values import NOW, athlete
from tests.jobs.shop import Shop, durable, opened

JOBS, FINISHED = 600, 200_000
LEAST_PER_S, SLOWER_AT_MOST = 80, 1.3
PACE = Pace(side_by_side=100, per_second=1000)


def main() -> bool:
    logging.disable()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        fresh = asyncio.run(_rate(Path(one), 0))
        old = asyncio.run(_rate(Path(other), FINISHED))
    print(f"  {fresh:6.0f} jobs a second with one worker, at least {LEAST_PER_S}: {_verdict(fresh >= LEAST_PER_S)}")
    met = fresh / old <= SLOWER_AT_MOST
    print(f"  {old:6.0f} beside {FINISHED:,} finished ones")
    print(f"  {fresh / old:6.2f} times slower, at most {SLOWER_AT_MOST}: {_verdict(met)}")
    return met and fresh >= LEAST_PER_S


def _verdict(met: bool) -> str:
    return "met" if met else "MISSED"


async def _rate(folder: Path, finished: int) -> float:
    database = Database.at(f"sqlite+aiosqlite:///{folder / 'coach.db'}", KeyRing.from_secret("b" * 40))
    await migrate(database, folder, NOW)
    shop = await opened(database, folder)
    await _furnish(shop, finished)
    async with durable(shop, folder, PACE):
        started = perf_counter()
        await shop.offer()
        while len(shop.ended) < JOBS:  # noqa: ASYNC110 - a list that the jobs append to
            await asyncio.sleep(0.01)
        rate = JOBS / (perf_counter() - started)
    await database.dispose()
    return rate


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
