"""A service as a process beside this one."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

START_S, STOP_S = 30.0, 5.0


@asynccontextmanager
async def running(module: str, *arguments: str) -> AsyncIterator[tuple[str, int]]:
    """`python -m module` until the block ends: its address and its pid. Raises RuntimeError where it does not start."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", module, *arguments, stdout=PIPE)
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), START_S)
        if not line:
            raise RuntimeError(f"{module} did not start; its own message stands above")
        yield str(json.loads(line)["url"]), process.pid
    finally:
        await stopped(process)


async def stopped(process: Process, within_s: float = STOP_S) -> None:
    """Asked first, killed where it does not go."""
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), within_s)
    except TimeoutError:
        process.kill()
        await process.wait()
