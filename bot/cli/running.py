"""`coach run`: until it is told to stop."""

import asyncio
import signal

from bot.app import run
from bot.settings import load_settings


async def run_until_stopped() -> None:
    """SIGTERM and Ctrl-C end it in order; what was under way is in the database."""
    running = asyncio.create_task(run(load_settings()))
    loop = asyncio.get_running_loop()
    for wish in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wish, running.cancel)
    try:
        await running
    except asyncio.CancelledError:
        return
