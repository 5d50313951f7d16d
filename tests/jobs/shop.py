"""A workshop whose jobs only say that they were done, on each engine there is."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.jobs.engine import DurableEngine
from bot.jobs.inline import InlineEngine
from bot.jobs.queues import Pace, queues
from bot.jobs.retry import Retry
from bot.jobs.runner import Runner
from bot.jobs.spec import JobSpec, JobType, Lane, Tools, Wanted
from bot.jobs.work import Work
from storage.database import Database, Unit
from storage.engine_file import engine_database
from storage.repositories import athletes, jobs
from storage.repositories.jobs import Job, JobState
from tests.builders.jobs import tools
from tests.builders.values import NOW, athlete

NO_REST = Retry(base=timedelta(0))
# Each kind of job stands for its lane.
LANES = {
    JobType.EXPORT: Lane.INTERACTIVE,
    JobType.EVENING_REVIEW: Lane.ATHLETE,
    JobType.EXPIRE: Lane.MODEL,
}


async def nothing(job: Job) -> None:
    """A deed that is done as soon as it begins."""


async def nowhere(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    """No fact waits: these tests queue jobs by hand."""
    return ()


@dataclass
class Shop:
    """`began` and `ended` hold (job id, seconds) in the order in which it happened; a job may take `allowed_s`."""

    database: Database
    tools: Tools
    deed: Callable[[Job], Awaitable[None]] = nothing
    began: list[tuple[str, float]] = field(default_factory=list)
    ended: list[tuple[str, float]] = field(default_factory=list)
    allowed_s: float = 20
    work: Work = field(init=False)

    def specs(self) -> tuple[JobSpec, ...]:
        allowed = timedelta(seconds=self.allowed_s)
        return tuple(JobSpec(kind, lane, allowed, nowhere, self._do) for kind, lane in LANES.items())

    def runner(self, worker: str = "main") -> Runner:
        return Runner(self.tools, {spec.type.value: spec for spec in self.specs()}, worker, NO_REST)

    async def _do(self, tools: Tools, job: Job) -> None:
        self.began.append((job.id, time.monotonic()))
        await self.deed(job)
        self.ended.append((job.id, time.monotonic()))

    async def queue(self, *ids: str, kind: JobType = JobType.EVENING_REVIEW, athlete_id: str = "anna") -> None:
        async with self.database.writing() as unit:
            for job_id in ids:
                await jobs.add(unit, job_id, kind.value, athlete_id, {}, self.tools.now())

    async def offer(self) -> None:
        await self.work.tick()

    async def until(self, *ids: str, state: JobState = JobState.SUCCEEDED, within_s: float = 20.0) -> None:
        """Offers what is due until all of them have come that far."""
        async with asyncio.timeout(within_s):
            while {await self.state(job_id) for job_id in ids} != {state}:
                await self.offer()
                await asyncio.sleep(0.05)

    async def state(self, job_id: str) -> JobState:
        return (await self.job(job_id)).state

    async def job(self, job_id: str) -> Job:
        async with self.database.reading() as unit:
            found = await jobs.get(unit, job_id)
        assert found is not None
        return found

    def runs(self, job_id: str) -> int:
        return sum(each == job_id for each, _ in self.began)


async def opened(database: Database, folder: Path, deed: Callable[[Job], Awaitable[None]] = nothing) -> Shop:
    async with database.writing() as unit:
        for number in range(10):
            await athletes.add(unit, athlete(f"a{number}"), NOW)
        await athletes.add(unit, athlete(), NOW)
    return Shop(database, tools(database, SystemClock(), folder), deed)


@asynccontextmanager
async def durable(shop: Shop, folder: Path, pace: Pace, worker: str = "main") -> AsyncIterator[DurableEngine]:
    engine = DurableEngine(shop.runner(worker), queues(pace), engine_database(shop.database.url, folder))
    await engine.start()
    shop.work = Work(shop.tools, shop.specs(), engine)
    try:
        yield engine
    finally:
        await engine.stop(grace_s=5)


def inline(shop: Shop) -> None:
    shop.work = Work(shop.tools, shop.specs(), InlineEngine(shop.runner()))
