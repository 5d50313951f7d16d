"""Backups, whole, checked and sealed, the newest few kept: a SQLite file each, of whichever database, for either."""

import asyncio
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL

from domain.errors import Configuration
from storage import sealed_file, sqlite_file
from storage.cipher import KeyRing
from storage.copying import copy_rows
from storage.database import Database
from storage.faults import translated
from storage.schema import refuse_newer
from storage.upgrade import upgrade

KEPT = 7
# Nothing but what NAME makes: a file that somebody renamed to keep it is neither counted nor thrown away.
PATTERN = f"coach-{'[0-9]' * 8}T{'[0-9]' * 6}Z.backup"
NAME = "coach-%Y%m%dT%H%M%SZ.backup"
# The copies lie in a folder of their own until they are complete; one that a killed process left is not listed, and
# its successor clears it away.
UNFINISHED = ".unfinished-"


async def back_up(database: Database, folder: Path, key_ring: KeyRing, now: datetime) -> Path:
    """The new backup. Writers go on meanwhile; what they commit from now on is not in it."""
    await asyncio.to_thread(_make_room, folder)
    place = folder / now.astimezone(UTC).strftime(NAME)
    with tempfile.TemporaryDirectory(dir=folder, prefix=UNFINISHED) as name:
        plain = Path(name, "plain.db")
        if database.file is not None:
            await asyncio.to_thread(_copy_file, database.file, plain)
        else:
            await _copy_server(database, plain)
        await asyncio.to_thread(_seal, plain, place, key_ring)
    return place


async def restore(backup: Path, target: Path, key_ring: KeyRing) -> None:
    """Puts a backup in the place of a SQLite database that nobody has open.

    Raises Configuration (backup_key_missing, backup_damaged, schema_newer) while the target is still what it was.
    """
    await asyncio.to_thread(_restore, backup, target, key_ring)


async def restore_on_server(backup: Path, database: Database, data_dir: Path) -> None:
    """Puts a backup in the place of all rows of a database with the newest schema, in one transaction.

    Raises Configuration like `restore`, and then nothing has changed.
    """
    with tempfile.TemporaryDirectory(dir=data_dir, prefix=".restoring-") as name:
        plain = Path(name, "plain.db")
        await asyncio.to_thread(_unseal, backup, plain, database.key_ring)
        async with _opened(plain, database.key_ring) as kept, kept.reading() as source, database.writing() as target:
            await copy_rows(source, target)


def backups(folder: Path) -> tuple[Path, ...]:
    """Every complete backup, the newest first."""
    return tuple(sorted(folder.glob(PATTERN), reverse=True))


def moment_of(backup: Path) -> datetime:
    return datetime.strptime(backup.name, NAME).replace(tzinfo=UTC)


def newest_good_backup(folder: Path, key_ring: KeyRing) -> Path | None:
    """The newest that opens with this key, is whole, and is no newer than this program."""
    return next((each for each in backups(folder) if _is_good(each, key_ring)), None)


def _is_good(backup: Path, key_ring: KeyRing) -> bool:
    with tempfile.TemporaryDirectory(dir=backup.parent, prefix=UNFINISHED) as name:
        try:
            _unseal(backup, Path(name, "plain.db"), key_ring)
        except Configuration:
            return False
    return True


def _make_room(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for leftover in folder.glob(f"{UNFINISHED}*"):
        for file in leftover.iterdir():
            file.unlink()
        leftover.rmdir()


def _copy_file(file: Path, plain: Path) -> None:
    with translated(), closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(plain),))


async def _copy_server(database: Database, plain: Path) -> None:
    sqlite_file.make(plain)
    async with _opened(plain, database.key_ring) as copy, database.reading() as source, copy.writing() as target:
        await copy_rows(source, target)


@asynccontextmanager
async def _opened(plain: Path, key_ring: KeyRing) -> AsyncIterator[Database]:
    """A file that is nobody else's, with the newest schema."""
    database = Database(URL.create("sqlite+aiosqlite", database=str(plain)), key_ring)
    try:
        await upgrade(database)
        yield database
    finally:
        await database.dispose()


def _seal(plain: Path, place: Path, key_ring: KeyRing) -> None:
    sqlite_file.check(plain)
    sealed = plain.with_name("sealed")
    sealed_file.seal(plain, sealed, key_ring)
    sealed.replace(place)
    for old in backups(place.parent)[KEPT:]:
        old.unlink()


def _unseal(backup: Path, plain: Path, key_ring: KeyRing) -> None:
    sealed_file.unseal(backup, plain, key_ring)
    sqlite_file.check(plain)
    refuse_newer(sqlite_file.step_of(plain))


def _restore(backup: Path, target: Path, key_ring: KeyRing) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".restoring-") as name:
        plain = Path(name, "plain.db")
        _unseal(backup, plain, key_ring)
        plain.chmod(0o600)
        _remove_journal(target)
        plain.replace(target)


def _remove_journal(target: Path) -> None:
    # A write-ahead log that stayed beside another database would be played into it.
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
