"""A backup of either kind of database, put back into either kind: every row of every table is what it was."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Identity, select

from domain.errors import Configuration
from storage.backup import back_up, restore, restore_on_server
from storage.cipher import KeyRing
from storage.copying import AT_ONCE
from storage.database import Database, Unit
from storage.repositories import alerts, circuits, heartbeats, inbox, outbox, pairing
from storage.repositories.alerts import Alert
from storage.repositories.circuits import Circuit
from storage.tables.registry import METADATA
from storage.upgrade import upgrade
from tests.builders.furnished import furnish
from tests.builders.postgres import PostgresServer
from tests.builders.values import NOW, notice
from tests.conftest import sqlite_url

Rows = dict[str, list[str]]


async def fill(database: Database) -> None:
    async with database.writing() as unit:
        for user_id, athlete_id in enumerate(("anna", "ben"), 7001):
            await furnish(unit, athlete_id, user_id)
        await pairing.count_try(unit, 9, NOW, timedelta(hours=1))
        await heartbeats.beat(unit, "poll", NOW)
        await circuits.open_(unit, "telegram", Circuit(NOW, 1, "flood"))
        await alerts.put(unit, Alert("waiting", 12.5, NOW, NOW))
        # More than a page, of values that are no text.
        for update_id in range(AT_ONCE + 2):
            await inbox.store(unit, update_id, b"\xff\x00" + str(update_id).encode(), NOW)


async def rows(database: Database) -> Rows:
    """As the code reads them: opened, typed, in the order of the key."""
    async with database.reading() as unit:
        return {
            table.name: [repr(row) for row in await unit.execute(select(table).order_by(*table.primary_key))]
            for table in METADATA.sorted_tables
        }


async def changed(database: Database) -> None:
    """What a restore takes back: rows that went, came and changed."""
    async with database.writing() as unit:
        await inbox.finish(unit, 3, "done", None, NOW)
        await unit.execute(METADATA.tables["athletes"].delete().where(METADATA.tables["athletes"].c.id == "ben"))
        await outbox.add(unit, "anna", 7001, notice("said since"), NOW)


async def put_back(backup: Path, database: Database, folder: Path) -> Database:
    """On whichever it is; a SQLite database is opened anew."""
    if database.file is None:
        await restore_on_server(backup, database, folder)
        return database
    await database.dispose()
    await restore(backup, database.file, database.key_ring)
    return Database(database.url, database.key_ring)


@pytest.mark.fault("F131")
async def test_every_row_is_as_it_was_when_the_backup_was_made(database: Database, tmp_path: Path) -> None:
    await fill(database)
    before = await rows(database)
    assert all(before.values()), "every table has something to lose"
    backup = await back_up(database, tmp_path / "backups", database.key_ring, NOW)
    await changed(database)
    assert await rows(database) != before
    database = await put_back(backup, database, tmp_path)
    assert await rows(database) == before
    await goes_on(database)
    await database.dispose()


async def goes_on(database: Database) -> None:
    """A message that is written now comes behind those that were."""
    async with database.writing() as unit:
        newest = await outbox.add(unit, "anna", 7001, notice("said afterwards"), NOW)
        assert max(await _numbers(unit)) == (await _numbered(unit, newest))


async def _numbers(unit: Unit) -> list[int]:
    return list((await unit.execute(select(METADATA.tables["outbox"].c.seq))).scalars())


async def _numbered(unit: Unit, outgoing_id: str) -> int:
    found = await outbox.get(unit, outgoing_id)
    assert found is not None
    return found.seq


async def test_an_installation_moves_to_a_server_and_back(
    sqlite: Database, postgres: PostgresServer, key_ring: KeyRing, tmp_path: Path
) -> None:
    await fill(sqlite)
    url = postgres.make_database()
    server = Database.at(url, key_ring)
    await upgrade(server)
    await restore_on_server(await back_up(sqlite, tmp_path / "there", key_ring, NOW), server, tmp_path)
    assert await rows(server) == await rows(sqlite)
    await goes_on(server)
    before = await rows(server)
    back = await back_up(server, tmp_path / "back", key_ring, NOW)
    await server.dispose()
    postgres.drop_database(url)
    await restore(back, tmp_path / "again.db", key_ring)
    again = Database.at(sqlite_url(tmp_path / "again.db"), key_ring)
    assert await rows(again) == before
    await goes_on(again)
    await again.dispose()


async def test_a_backup_that_cannot_be_read_leaves_a_server_as_it_was(
    postgres_url: str, sqlite: Database, key_ring: KeyRing, tmp_path: Path
) -> None:
    server = Database.at(postgres_url, key_ring)
    async with server.writing() as unit:
        for table in reversed(METADATA.sorted_tables):
            await unit.execute(table.delete())
    await fill(server)
    before = await rows(server)
    backup = await back_up(sqlite, tmp_path / "backups", key_ring, NOW)
    backup.write_bytes(backup.read_bytes()[:-1])
    with pytest.raises(Configuration, match="backup_damaged"):
        await restore_on_server(backup, server, tmp_path)
    assert await rows(server) == before
    await server.dispose()


def test_only_messages_are_numbered_by_the_database() -> None:
    numbered = {column.table.name for table in METADATA.sorted_tables for column in table.c if _is_numbered(column)}
    assert numbered == {"outbox"}


def _is_numbered(column: object) -> bool:
    return isinstance(getattr(column, "identity", None), Identity)
