"""What one process at a time does on a server that many share: a lock that goes with its connection."""

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

# The numbers only have to be ours: "poll" and "jobs" in ASCII.
POLLER_LOCK, ENGINE_LOCK = 0x706F6C6C, 0x6A6F6273
TAKE = text("SELECT pg_try_advisory_lock(:number)")
STILL_THERE_S, TRY_AGAIN_S = 10.0, 0.2


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
                if not (await connection.execute(TAKE, {"number": POLLER_LOCK})).scalar_one():
                    raise Configuration("another_coach_polls")
                yield partial(_held, connection)
    finally:
        await engine.dispose()


@asynccontextmanager
async def starting_alone(database: Database) -> AsyncIterator[None]:
    """For the job engine, which brings its tables up to date when it starts; on SQLite there is nobody else.

    Asked for again and again instead of waited for: a statement that waits would keep the server from making an index
    beside running statements, and whoever makes one from ever letting the lock go.
    """
    if database.file is not None:
        yield
        return
    engine = session_engine(database.url, database.key_ring)
    try:
        with translated():
            async with engine.connect() as connection:
                while not (await connection.execute(TAKE, {"number": ENGINE_LOCK})).scalar_one():  # noqa: ASYNC110
                    await asyncio.sleep(TRY_AGAIN_S)
                yield
    finally:
        await engine.dispose()


async def _held(connection: AsyncConnection) -> None:
    with translated():
        while True:
            await asyncio.sleep(STILL_THERE_S)
            await connection.execute(text("SELECT 1"))
