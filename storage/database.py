"""The two doors to what is remembered: reading() and writing()."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from domain.errors import Configuration
from storage.cipher import KeyRing
from storage.engines import BUSY_TIMEOUT_MS, file_of, parse_url, reading_engine, writing_engine
from storage.faults import translated
from storage.waits import Waits

type Unit = AsyncConnection

# What SQLite answers when asked for the pragmas that keep a commit: 2 is FULL.
PROMISES = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": BUSY_TIMEOUT_MS}


class Database:
    """A database of ours: a SQLite file, or PostgreSQL. Faults of it leave both doors as Unavailable or Configuration.

    One writer at a time, within this process and among all of them. A transaction that is cancelled is rolled back
    whole before the cancellation goes on; one whose commit has begun is committed.
    """

    def __init__(self, url: URL, key_ring: KeyRing) -> None:
        self.url = url
        self.key_ring = key_ring
        self._reader = reading_engine(url, key_ring)
        self._writer = writing_engine(url, key_ring)
        self._one_writer = asyncio.Lock()
        self.waits = Waits()

    @classmethod
    def at(cls, url: str, key_ring: KeyRing) -> "Database":
        """Nothing is opened yet. Raises Configuration for a URL that names neither a SQLite file nor PostgreSQL."""
        return cls(parse_url(url), key_ring)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database, None on a server."""
        return file_of(self.url)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Unit]:
        """One consistent moment; nothing can be written."""
        async with transaction(self._reader, keep=False) as unit:
            yield unit

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Unit]:
        """Committed as a whole at the end, or not at all. Never await the network in here: everybody else waits."""
        asked = perf_counter()
        async with self._one_writer, transaction(self._writer) as unit:
            self.waits.add(perf_counter() - asked)
            yield unit

    async def verify(self) -> None:
        """Raises Configuration where a connection would not keep what was committed."""
        for engine in (self._reader, self._writer):
            async with transaction(engine) as unit:
                await (_verify_sqlite(unit) if self.file else _verify_postgres(unit))

    async def dispose(self) -> None:
        await to_the_end(self._reader.dispose())
        await to_the_end(self._writer.dispose())


@asynccontextmanager
async def transaction(engine: AsyncEngine, *, keep: bool = True) -> AsyncIterator[Unit]:
    """A transaction whose beginning and end are never cut in half by a cancellation.

    `keep`: commit it. One that only read has nothing to keep, and giving the connection back ends it.
    """
    unit = engine.connect()
    with translated():
        try:
            await to_the_end(_begin(unit))
            yield unit
            if keep:
                await to_the_end(_commit(unit))
        finally:
            if unit.sync_connection is not None:
                await to_the_end(unit.close())


async def to_the_end[T](step: Awaitable[T]) -> T:
    """Wait until a step is done, and only then let a cancellation through."""
    task = asyncio.ensure_future(step)
    cancellation: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancellation = error
    if cancellation is None:
        return task.result()
    # Whether the step failed no longer matters to somebody who is being torn down; asking keeps asyncio quiet.
    task.exception()
    raise cancellation


async def _begin(unit: Unit) -> None:
    await unit.start()
    await unit.begin()


async def _commit(unit: Unit) -> None:
    """A connection whose commit failed may be in that transaction still, and would stay so: it is given up."""
    try:
        await unit.commit()
    except BaseException:
        await unit.invalidate()
        raise


async def _verify_sqlite(unit: Unit) -> None:
    for pragma, promised in PROMISES.items():
        found = (await unit.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one()
        if found != promised:
            raise Configuration("database_not_durable", setting=pragma, found=found, needed=promised)


async def _verify_postgres(unit: Unit) -> None:
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        found = (await unit.exec_driver_sql(f"SHOW {setting}")).scalar_one()
        if found == "off":
            raise Configuration("database_not_durable", setting=setting, found=found, needed="on")
