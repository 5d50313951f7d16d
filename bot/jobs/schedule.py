"""The tick. Nothing lives in the scheduler: what is due is a question to the database, and asking twice is harmless."""

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler


def ticking(tick: Callable[[], Awaitable[None]], every_s: int) -> AsyncIOScheduler:
    """A scheduler that is not started yet; a late tick runs once, however many were missed."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(tick, "interval", seconds=every_s, misfire_grace_time=None, coalesce=True, max_instances=1)
    return scheduler
