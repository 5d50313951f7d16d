"""Bringing the schema up to date: backed up first, in one transaction, and never past what this code knows."""

import asyncio
from datetime import datetime
from pathlib import Path

from domain.errors import Configuration
from storage import sqlite_file
from storage.backup import back_up, newest_good_backup
from storage.cipher import KeyRing
from storage.database import Database
from storage.schema import newest_step
from storage.upgrade import revision, upgrade

BACKUPS = "backups"


async def migrate(database: Database, data_dir: Path, now: datetime) -> bool:
    """True where something was migrated. A SQLite file is made where there is none.

    Raises Configuration (schema_newer, database_not_ours, database_malformed) before a byte has changed.
    """
    if database.file:
        await asyncio.to_thread(_prepare, database.file, data_dir / BACKUPS, database.key_ring)
    found = await revision(database)
    if found == newest_step():
        return False
    if found and database.file:
        # On a server the transaction of the steps is all the way back there is; a copy has the newest schema only.
        await back_up(database, data_dir / BACKUPS, database.key_ring, now)
    await upgrade(database)
    return True


def _prepare(file: Path, backups: Path, key_ring: KeyRing) -> None:
    if not file.exists():
        sqlite_file.make(file)
        return
    try:
        sqlite_file.check(file)
    except Configuration as error:
        good = newest_good_backup(backups, key_ring)
        raise Configuration(error.key, file=str(file), backup=good and str(good)) from error
