"""One poller at a time on a server that many processes share: a lock that goes with its connection."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.errors import Configuration
from storage.database import Database
from storage.engines import session_engine
from storage.faults import translated

# The number only has to be ours: "poll" in ASCII.
POLLER_LOCK = 0x706F6C6C
STILL_THERE_S = 10.0


@asynccontextmanager
async def polling_alone(database: Database) -> AsyncIterator[Callable[[], Coroutine[Any, Any, None]]]:
    """Hold the lock. What is yielded is to be run beside the work: it raises when the lock is lost.

    On SQLite the folder's lock says the same, and nothing is held here. Raises Configuration where another process
    polls.
    """
    if database.file is not None:
        yield partial(asyncio.sleep, 0)
        return
    engine = session_engine(database.url, database.key_ring)
    try:
        with translated():
            async with engine.connect() as connection:
                asked = await connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": POLLER_LOCK})
                if not asked.scalar_one():
                    raise Configuration("another_coach_polls")
                yield partial(_held, connection)
    finally:
        await engine.dispose()


async def _held(connection: AsyncConnection) -> None:
    with translated():
        while True:
            await asyncio.sleep(STILL_THERE_S)
            await connection.execute(text("SELECT 1"))
