"""What the two doors promise: whole or not at all, one moment, and nobody writes through the reading one."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from domain.errors import Configuration, Unavailable
from storage.cipher import KeyRing
from storage.database import Database
from storage.repositories import athletes, heartbeats
from tests.builders.values import NOW, athlete


async def beats(database: Database, *names: str) -> None:
    async with database.writing() as unit:
        for name in names:
            await heartbeats.beat(unit, name, NOW)


async def test_a_transaction_is_kept_whole(database: Database) -> None:
    await beats(database, "poll", "tick")
    async with database.reading() as unit:
        assert await heartbeats.all(unit) == {"poll": NOW, "tick": NOW}


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.writing() as unit:
            await heartbeats.beat(unit, "poll", NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.reading() as unit:
        assert await heartbeats.all(unit) == {}


async def test_a_reader_sees_one_moment(database: Database) -> None:
    async with database.reading() as before:
        assert await heartbeats.all(before) == {}
        await beats(database, "poll")
        assert await heartbeats.all(before) == {}
    async with database.reading() as after:
        assert await heartbeats.all(after) == {"poll": NOW}


async def test_nothing_is_written_through_the_reading_door(database: Database) -> None:
    with pytest.raises(Unavailable, match="database_readonly"):
        async with database.reading() as unit:
            await heartbeats.beat(unit, "poll", NOW)


async def test_writers_wait_for_each_other(database: Database) -> None:
    async def rename(letter: str) -> None:
        async with database.writing() as unit:
            known = await athletes.get(unit, "anna", lock=True)
            assert known is not None
            await asyncio.sleep(0)
            await athletes.save(unit, athlete(name=known.display_name + letter))

    async with database.writing() as unit:
        await athletes.add(unit, athlete(name=""), NOW)
    await asyncio.gather(*(rename(letter) for letter in "abcdefghij"))
    async with database.reading() as unit:
        renamed = await athletes.get(unit, "anna")
    assert renamed is not None
    assert sorted(renamed.display_name) == list("abcdefghij")


async def test_every_connection_is_durable(database: Database) -> None:
    await database.verify()


@pytest.mark.parametrize("setting", ["synchronous=NORMAL", "foreign_keys=OFF", "busy_timeout=1"])
async def test_a_connection_that_is_not_durable_is_refused(sqlite: Database, setting: str) -> None:
    # The writer has one connection, so the one that is spoiled here is the one that verify looks at.
    async with sqlite._writer.connect() as unit:
        driver = (await unit.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute(f"PRAGMA {setting}")
    with pytest.raises(Configuration, match="database_not_durable"):
        await sqlite.verify()


@pytest.mark.parametrize(
    "url",
    ["", "coach.db", "sqlite:///coach.db", "sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:", "mysql://localhost"],
)
def test_other_databases_are_refused(url: str, key_ring: KeyRing) -> None:
    with pytest.raises(Configuration, match="database_url_unusable"):
        Database.at(url, key_ring)


async def test_a_missing_file_is_not_made(tmp_path: Path, key_ring: KeyRing) -> None:
    file = tmp_path / "coach.db"
    database = Database.at(f"sqlite+aiosqlite:///{file}", key_ring)
    with pytest.raises(Configuration, match="database_missing"):
        await beats(database, "poll")
    await database.dispose()
    assert not file.exists()


async def test_a_folder_may_have_any_name(file: Path, tmp_path: Path, key_ring: KeyRing) -> None:
    folder = tmp_path / "it's 100% mine #1 ä"
    folder.mkdir()
    file = Path(shutil.copy(file, folder / "coach.db"))
    database = Database.at(f"sqlite+aiosqlite:///{file}", key_ring)
    await beats(database, "poll")
    await database.dispose()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM heartbeats").fetchall() == [("poll",)]
