"""How soon a job begins that somebody waits for, while a hundred in the background run.

Run by hand: `python tests/benchmarks interactive`. Each is asked for when the one before it has begun.
"""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import structlog

from bot.jobs.queues import Pace
from bot.jobs.spec import JobType
from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes
from storage.repositories.jobs import Job
from tests.benchmarks.percentile import p99
from tests.builders.values import NOW, athlete
from tests.jobs.shop import Shop, durable, opened

CROWD, ASKED, WITHIN_S = 100, 200, 0.5
PACE = Pace(side_by_side=CROWD, per_second=1000)


def main() -> bool:
    logging.disable()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with TemporaryDirectory() as folder:
        waits = asyncio.run(_waits(Path(folder)))
    met = p99(waits) <= WITHIN_S
    print(f"  {p99(waits):6.3f} s until a job begins beside {CROWD} running ones, p99 of {ASKED};", end=" ")
    print(f"within {WITHIN_S}: {'met' if met else 'MISSED'}")
    return met


async def _waits(folder: Path) -> list[float]:
    over = asyncio.Event()

    async def stay(job: Job) -> None:
        if job.type == JobType.EVENING_REVIEW:
            await over.wait()

    database = Database.at(f"sqlite+aiosqlite:///{folder / 'coach.db'}", KeyRing.from_secret("b" * 40))
    await migrate(database, folder, NOW)
    shop = await opened(database, folder, stay)
    shop.allowed_s = 300
    async with durable(shop, folder, PACE):
        await _crowd(shop)
        waits = [await _wait(shop, f"ex:{number}") for number in range(ASKED)]
        assert len(shop.began) == CROWD + ASKED
        assert all(job_id.startswith("ex:") for job_id, _ in shop.ended), "the crowd ran all the time"
        over.set()
    await database.dispose()
    return waits


async def _crowd(shop: Shop) -> None:
    async with shop.database.writing() as unit:
        for number in range(CROWD):
            await athletes.add(unit, replace(athlete(), id=f"b{number}"), NOW)
    for number in range(CROWD):
        await shop.queue(f"er:b{number}", athlete_id=f"b{number}")
    await shop.offer()
    while len(shop.began) < CROWD:  # noqa: ASYNC110 - a list that the jobs append to
        await asyncio.sleep(0.05)


async def _wait(shop: Shop, job_id: str) -> float:
    asked_at = monotonic()
    await shop.queue(job_id, kind=JobType.EXPORT, athlete_id=f"a{len(shop.began) % 10}")
    await shop.offer()
    while shop.began[-1][0] != job_id:  # noqa: ASYNC110 - a list that the jobs append to
        await asyncio.sleep(0.002)
    return shop.began[-1][1] - asked_at
