"""What a database does to us arrives as one of our own errors, and the next transaction works again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from domain.errors import Configuration, Unavailable
from storage.cipher import KeyRing
from storage.database import Database
from storage.repositories import athletes, heartbeats, inbox
from storage.tables.pairing import pairing_codes
from tests.builders.disk import no_file_may_grow
from tests.builders.values import NOW, athlete


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Somebody else is writing."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def pragma(database: Database, text: str) -> None:
    async with database._writer.connect() as unit:
        driver = (await unit.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute(f"PRAGMA {text}")


async def store(database: Database, count: int) -> None:
    async with database.writing() as unit:
        for update_id in range(count):
            await inbox.store(unit, update_id, b"x" * 4000, NOW)


async def add_twice(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await athletes.add(unit, athlete(), NOW)


async def beat(database: Database) -> None:
    async with database.writing() as unit:
        await heartbeats.beat(unit, "poll", NOW)


@pytest.mark.fault("F121")
async def test_a_lock_that_stays_is_named_and_passes(sqlite: Database, file: Path) -> None:
    await pragma(sqlite, "busy_timeout=20")
    with locked(file), pytest.raises(Unavailable, match="database_locked") as caught:
        await beat(sqlite)
    assert caught.value.retryable
    await beat(sqlite)


async def refer_to_nobody(database: Database) -> None:
    """Which is looked at only at the commit."""
    async with database.writing() as unit:
        await unit.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        await unit.execute(pairing_codes.insert().values(code_hash=b"0", athlete_id="nobody", expires_at=NOW))


async def test_a_commit_that_fails_leaves_no_transaction_open(sqlite: Database) -> None:
    with pytest.raises(IntegrityError):
        await refer_to_nobody(sqlite)
    await beat(sqlite)
    async with sqlite.reading() as unit:
        assert (await heartbeats.all(unit)).keys() == {"poll"}


async def test_readers_do_not_mind_a_writer(sqlite: Database, file: Path) -> None:
    with locked(file):
        async with sqlite.reading() as unit:
            assert await heartbeats.all(unit) == {}


@pytest.mark.fault("F122")
async def test_a_full_disk_fails_cleanly_and_passes(sqlite: Database) -> None:
    await pragma(sqlite, "max_page_count=1")
    with pytest.raises(Unavailable, match="disk_full"):
        await store(sqlite, count=50)
    async with sqlite.reading() as unit:
        assert await inbox.pending(unit) == ()
    await pragma(sqlite, "max_page_count=100000")
    await beat(sqlite)


@pytest.mark.fault("F123")
async def test_an_error_of_the_disk_fails_whole_and_passes(sqlite: Database, file: Path) -> None:
    await beat(sqlite)
    log = file.with_name(f"{file.name}-wal")
    with no_file_may_grow(log.stat().st_size + 10_000), pytest.raises(Unavailable, match="database_io_error") as caught:
        await store(sqlite, count=50)
    assert caught.value.retryable
    async with sqlite.reading() as unit:
        assert await inbox.pending(unit) == ()
        assert (await heartbeats.all(unit)).keys() == {"poll"}
    await store(sqlite, count=50)
    async with sqlite.reading() as unit:
        assert len(await inbox.pending(unit)) == 50


@pytest.mark.fault("F124")
async def test_a_disk_that_became_read_only_is_named(sqlite: Database) -> None:
    await pragma(sqlite, "query_only=ON")
    with pytest.raises(Unavailable, match="database_readonly"):
        await beat(sqlite)


@pytest.fixture
def letter(file: Path) -> None:
    """In the place of the database."""
    file.write_bytes(b"This is a letter, not a database. " * 400)


@pytest.mark.fault("F125")
async def test_a_file_that_is_no_database_is_named(letter: None, sqlite: Database) -> None:
    with pytest.raises(Configuration, match="database_malformed"):
        await beat(sqlite)


async def test_a_server_that_does_not_answer_is_named(tmp_path: Path, key_ring: KeyRing) -> None:
    database = Database.at(f"postgresql+psycopg://coach@/coach?host={tmp_path}", key_ring)
    with pytest.raises(Unavailable, match="database_unreachable"):
        await beat(database)
    await database.dispose()


async def test_a_server_without_our_database_is_named(postgres_url: str, key_ring: KeyRing) -> None:
    database = Database.at(postgres_url.replace("/coach_", "/no_coach_"), key_ring)
    with pytest.raises((Configuration, Unavailable), match=r"database_(login_refused|unreachable)"):
        await beat(database)
    await database.dispose()


async def test_a_broken_constraint_stays_the_bug_it_is(database: Database) -> None:
    with pytest.raises(IntegrityError):
        await add_twice(database)
