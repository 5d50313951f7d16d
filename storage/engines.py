"""Engines for the two databases: how a connection is set up, and how a transaction begins on it."""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiosqlite
import msgspec
from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, Date, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from domain.errors import Configuration
from storage.cipher import KeyRing
from storage.one_hop import OneHop
from storage.types import ISODate, give_key_ring, to_json

BUSY_TIMEOUT_MS = 5000
# A server gives up whoever says nothing for so long within a transaction: a process that was paused with the lock in
# its hand would keep everybody else from writing.
PAUSED_TIMEOUT_MS = 20_000
READERS = 4
PRAGMAS = {"busy_timeout": str(BUSY_TIMEOUT_MS), "journal_mode": "wal", "synchronous": "full", "foreign_keys": "on"}
# One writer at a time on PostgreSQL as well: what is right on SQLite is right there, and rows are numbered in the
# order in which they are committed. The number only has to be ours: "coach" in ASCII.
WRITER_LOCK = 0x636F616368


def parse_url(text: str) -> URL:
    """Raises Configuration for anything but a SQLite file or PostgreSQL through psycopg."""
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise Configuration("database_url_unusable") from error
    on_file = url.drivername == "sqlite+aiosqlite" and url.database not in {None, "", ":memory:"}
    if not (on_file or url.drivername == "postgresql+psycopg"):
        raise Configuration("database_url_unusable", driver=url.drivername)
    return url


def file_of(url: URL) -> Path | None:
    """The file of a SQLite database, None for a server."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def writing_engine(url: URL, key_ring: KeyRing, **pragmas: str) -> AsyncEngine:
    """One connection; its transactions hold the write lock from their first moment."""
    if file_of(url):
        engine = _sqlite(url, key_ring, PRAGMAS | pragmas, pool_size=1)
        event.listen(engine.sync_engine, "begin", _begin_writing)
        return engine
    engine = _postgres(url, key_ring, pool_size=1)
    event.listen(engine.sync_engine, "begin", _take_writer_lock)
    return engine


def reading_engine(url: URL, key_ring: KeyRing) -> AsyncEngine:
    """A few connections that see one moment for as long as a transaction lasts, and cannot write."""
    if file_of(url):
        engine = _sqlite(url, key_ring, PRAGMAS | {"query_only": "on"}, pool_size=READERS)
        event.listen(engine.sync_engine, "begin", _begin_reading)
        return engine
    read_only = {"postgresql_readonly": True}
    return _postgres(url, key_ring, pool_size=READERS, isolation_level="REPEATABLE READ", execution_options=read_only)


def migrating_engine(url: URL, key_ring: KeyRing) -> AsyncEngine:
    """Like the writing one, but a table that SQLite has to make anew does not take the rows that refer to it along."""
    return writing_engine(url, key_ring, foreign_keys="off")


def memory_engine(key_ring: KeyRing) -> AsyncEngine:
    """One connection to an empty SQLite database that is nowhere but in this process, and gone with the connection."""

    async def fresh() -> aiosqlite.Connection:
        return await OneHop("file::memory:")

    url, pool = make_url("sqlite+aiosqlite://"), AsyncAdaptedQueuePool
    engine = _engine(url, key_ring, pool_size=1, poolclass=pool, async_creator=fresh)
    # Without a journal nothing can be taken back, and nobody needs it to be.
    pragmas = {"foreign_keys": "on", "journal_mode": "off", "synchronous": "off"}
    event.listen(engine.sync_engine, "connect", lambda connection, _: _set_up(connection, pragmas))
    return engine


def session_engine(url: URL, key_ring: KeyRing) -> AsyncEngine:
    """One connection to a server without transactions around what it says, for locks that last as long as it does."""
    return _postgres(url, key_ring, pool_size=1, isolation_level="AUTOCOMMIT")


def _sqlite(url: URL, key_ring: KeyRing, pragmas: dict[str, str], pool_size: int) -> AsyncEngine:
    # mode=rw: a missing file is an error. Only migrating makes one; nothing else may start on a fresh, empty database.
    file = Path(str(url.database))

    async def existing() -> aiosqlite.Connection:
        if not await asyncio.to_thread(file.exists):
            raise Configuration("database_missing", file=str(file))
        return await OneHop(f"file:{quote(str(file))}?mode=rw")

    engine = _engine(url, key_ring, pool_size=pool_size, async_creator=existing)
    engine.dialect.colspecs = {**engine.dialect.colspecs, Date: ISODate}

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _: object) -> None:
        try:
            _set_up(connection, pragmas)
        except BaseException:
            connection.close()
            raise

    return engine


def _set_up(connection: Any, pragmas: dict[str, str]) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for name, value in pragmas.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _begin_reading(connection: Connection) -> None:
    # SQLite's moment is that of the first statement anyway.
    connection.connection.driver_connection.begin_with_next("BEGIN")  # type: ignore[union-attr]


def _begin_writing(connection: Connection) -> None:
    # Straight to the driver: the way of a statement with results costs twice as much.
    cursor = connection.connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    cursor.close()


def _postgres(url: URL, key_ring: KeyRing, **options: Any) -> AsyncEngine:
    patience = {"lock_timeout": BUSY_TIMEOUT_MS, "idle_in_transaction_session_timeout": PAUSED_TIMEOUT_MS}
    settings = " ".join(f"-c {name}={value}" for name, value in {**patience, "timezone": "UTC"}.items())
    return _engine(url, key_ring, connect_args={"options": settings}, pool_pre_ping=True, **options)


def _take_writer_lock(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (WRITER_LOCK,))


def _engine(url: URL, key_ring: KeyRing, **options: Any) -> AsyncEngine:
    engine = create_async_engine(
        url, json_serializer=to_json, json_deserializer=msgspec.json.decode, max_overflow=0, pool_timeout=30, **options
    )
    give_key_ring(engine.sync_engine.dialect, key_ring)
    return engine
