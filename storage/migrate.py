"""Bringing the schema up to date: backed up first, in one transaction, and never past what this code knows."""

import asyncio
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.errors import Configuration
from storage import sqlite_file
from storage.backup import back_up, newest_backup
from storage.database import Database, transaction
from storage.engines import migrating_engine
from storage.schema import alembic_config, newest_step, refuse_newer

BACKUPS = "backups"


async def migrate(database: Database, data_dir: Path, now: datetime) -> bool:
    """True where something was migrated. A SQLite file is made where there is none.

    Raises Configuration (schema_newer, database_not_ours, database_malformed) before a byte has changed.
    """
    if database.file:
        await asyncio.to_thread(_prepare, database.file, data_dir / BACKUPS)
    engine = migrating_engine(database.url, database.key_ring)
    try:
        found = await _revision(engine)
        if found == newest_step():
            return False
        if found and database.file:
            await back_up(database, data_dir / BACKUPS, database.key_ring, now)
        await _upgrade(engine)
    finally:
        await engine.dispose()
    return True


def _prepare(file: Path, backups: Path) -> None:
    if file.exists():
        sqlite_file.check(file, newest_backup(backups))
    else:
        sqlite_file.make(file)


async def _revision(engine: AsyncEngine) -> str | None:
    """The step the schema stands at, None before the first."""
    async with transaction(engine) as unit:
        found = await unit.run_sync(_found)
    refuse_newer(found)
    return found


def _found(connection: Connection) -> str | None:
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None and inspect(connection).get_table_names():
        raise Configuration("database_not_ours", database=connection.engine.url.database)
    return revision


async def _upgrade(engine: AsyncEngine) -> None:
    async with transaction(engine) as unit:
        await unit.run_sync(lambda connection: command.upgrade(alembic_config(connection), "head"))
        if unit.dialect.name == "sqlite":
            broken = (await unit.exec_driver_sql("PRAGMA foreign_key_check")).first()
            if broken is not None:
                raise Configuration("migration_broke_references", table=broken[0])
