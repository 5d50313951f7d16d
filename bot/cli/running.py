"""`coach run` and `coach worker`: until they are told to stop."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

from bot.app import run, work
from bot.jobs.bounds import Bounds
from bot.settings import load_settings


async def run_until_stopped() -> None:
    await _until_stopped(run(load_settings()))


async def work_until_stopped(max_jobs: int | None, max_seconds: float | None) -> None:
    await _until_stopped(work(load_settings(), Bounds(max_jobs, max_seconds)))


async def _until_stopped(running: Coroutine[Any, Any, None]) -> None:
    """SIGTERM and Ctrl-C end it in order; what was under way is in the database."""
    task = asyncio.create_task(running)
    loop = asyncio.get_running_loop()
    for wish in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wish, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return
