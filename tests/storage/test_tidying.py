"""A SQLite file gives back what it does not need: its log every night, the room of what went every month."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from domain.errors import Unavailable
from storage.database import Database
from storage.repositories import inbox
from storage.tables.inbox import inbox as table
from storage.tidying import WHOLE_EVERY, tidy
from tests.builders.values import NOW


async def come_and_go(database: Database) -> None:
    async with database.writing() as unit:
        for update_id in range(300):
            await inbox.store(unit, update_id, b"x" * 4000, NOW)
    async with database.writing() as unit:
        await unit.execute(table.delete())


def empty_pages(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA freelist_count").fetchone()[0])


def log_of(file: Path) -> int:
    return file.with_name(f"{file.name}-wal").stat().st_size


@pytest.mark.fault("F128")
async def test_the_log_is_emptied_every_night_and_the_file_shrinks_every_month(sqlite: Database, file: Path) -> None:
    await tidy(sqlite, NOW)
    await come_and_go(sqlite)
    assert log_of(file) > 10**6

    await tidy(sqlite, NOW + WHOLE_EVERY - timedelta(seconds=1))
    assert (log_of(file), empty_pages(file) > 200) == (0, True)

    await tidy(sqlite, NOW + WHOLE_EVERY)
    assert log_of(file) < 20_000, "the heartbeat that says so, and no more"
    assert empty_pages(file) == 0


@pytest.mark.fault("F128")
async def test_somebody_who_reads_on_and_on_keeps_the_log_only_for_that_time(sqlite: Database, file: Path) -> None:
    await tidy(sqlite, NOW)
    async with sqlite.reading() as unit:
        await inbox.pending(unit)
        await come_and_go(sqlite)
        await tidy(sqlite, NOW)
        assert log_of(file) > 10**6
    await tidy(sqlite, NOW)
    assert log_of(file) == 0


async def test_a_writer_is_not_disturbed(sqlite: Database) -> None:
    async with sqlite.writing() as unit:
        await inbox.store(unit, 1, b"{}", NOW)
        with pytest.raises(Unavailable, match="database_locked"):
            await tidy(sqlite, NOW)
    async with sqlite.reading() as unit:
        assert len(await inbox.pending(unit)) == 1
    await tidy(sqlite, NOW)
