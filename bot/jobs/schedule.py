"""The ticks. Nothing lives in the scheduler: what is due is asked of the database, and asking twice is harmless."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.telemetry import logger

log = logger(__name__)


@dataclass(frozen=True, slots=True)
class Ticking:
    """One thing that is done every so many seconds; `action` names its failure in the log."""

    name: str
    work: Callable[[], Awaitable[object]]
    every_s: int

    async def run(self) -> None:
        """A failure is logged, and the next tick tries again."""
        try:
            await self.work()
        except Exception:
            log.exception("A tick failed and will be tried again", action=f"{self.name}_failed")


def pull_forward(scheduler: AsyncIOScheduler, now: datetime) -> int:
    """Ticks whose time lies further ahead than their interval are due now; how many there were.

    The scheduler goes by the wall clock: where that jumps back, everything would stand still until it is where it was.
    """
    late = [job for job in scheduler.get_jobs() if job.next_run_time > now + job.trigger.interval]
    for job in late:
        job.modify(next_run_time=now)
    return len(late)


def ticking(ticks: tuple[Ticking, ...]) -> AsyncIOScheduler:
    """A scheduler that is not started yet; a late tick runs once, however many were missed."""
    # Each run of each tick is two lines of its own otherwise.
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    scheduler = AsyncIOScheduler(timezone="UTC")
    for tick in ticks:
        scheduler.add_job(
            tick.run, "interval", seconds=tick.every_s, misfire_grace_time=None, coalesce=True, max_instances=1
        )
    return scheduler
