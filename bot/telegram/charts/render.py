"""Drawing beside the event loop: one thread for all charts, because matplotlib is not safe in two."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_THREAD = ThreadPoolExecutor(1, thread_name_prefix="charts")


def prepare(cache_dir: Path) -> None:
    """Give matplotlib a folder for its font list, which it would otherwise write into the home folder.

    It looks once, when it is first imported: call this before the first chart.
    """
    cache_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["MPLCONFIGDIR"] = str(cache_dir)


async def render[Value](draw: Callable[[Value], bytes], value: Value) -> bytes:
    """The chart as PNG bytes. The first one of a process also waits for matplotlib to be imported."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, draw, value)
