"""Backups of a SQLite database: whole, checked, sealed, and the newest few kept."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from domain.errors import Configuration
from storage import sealed_file, sqlite_file
from storage.cipher import KeyRing
from storage.database import Database
from storage.faults import translated
from storage.schema import refuse_newer

KEPT = 7
PATTERN = "coach-*.backup"


async def back_up(database: Database, folder: Path, key_ring: KeyRing, now: datetime) -> Path:
    """The new backup. Writers go on meanwhile; what they commit from now on is not in it.

    Raises Configuration on PostgreSQL, which has pg_dump.
    """
    if database.file is None:
        raise Configuration("backup_needs_pg_dump")
    return await asyncio.to_thread(_back_up, database.file, folder, key_ring, now)


async def restore(backup: Path, target: Path, key_ring: KeyRing) -> None:
    """Puts a backup in the place of a database that nobody has open.

    Raises Configuration (backup_key_missing, backup_damaged, schema_newer) while the target is still what it was.
    """
    await asyncio.to_thread(_restore, backup, target, key_ring)


def backups(folder: Path) -> tuple[Path, ...]:
    """Every complete backup, the newest first."""
    return tuple(sorted(folder.glob(PATTERN), reverse=True))


def newest_backup(folder: Path) -> Path | None:
    return next(iter(backups(folder)), None)


def _back_up(file: Path, folder: Path, key_ring: KeyRing, now: datetime) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / f"coach-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.backup"
    # The copies lie in a folder of their own until they are complete; one that a killed process left is not listed,
    # and its successor clears it away.
    _clear_leftovers(folder)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".unfinished-") as name:
        plain, sealed = Path(name, "plain.db"), Path(name, "sealed")
        with translated(), closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(plain),))
        sqlite_file.check(plain)
        sealed_file.seal(plain, sealed, key_ring)
        sealed.replace(place)
    for old in backups(folder)[KEPT:]:
        old.unlink()
    return place


def _restore(backup: Path, target: Path, key_ring: KeyRing) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".restoring-") as name:
        plain = Path(name, "plain.db")
        sealed_file.unseal(backup, plain, key_ring)
        sqlite_file.check(plain)
        refuse_newer(sqlite_file.step_of(plain))
        plain.chmod(0o600)
        _remove_journal(target)
        plain.replace(target)


def _remove_journal(target: Path) -> None:
    # A write-ahead log that stayed beside another database would be played into it.
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)


def _clear_leftovers(folder: Path) -> None:
    for leftover in folder.glob(".unfinished-*"):
        for file in leftover.iterdir():
            file.unlink()
        leftover.rmdir()
