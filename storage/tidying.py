"""A SQLite file is kept small: its log is emptied every night, and the room of what went is given back every month.

PostgreSQL does both by itself.
"""

import asyncio
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from storage.database import Database
from storage.faults import translated
from storage.repositories import heartbeats

WHOLE_EVERY = timedelta(days=30)
WHOLE = "vacuum"
# Whoever writes meanwhile waits, with five seconds of patience; a reader keeps the log for its time.
PATIENCE_S = 1.0


async def tidy(database: Database, now: datetime) -> None:
    """Raises Unavailable where others do not let it."""
    if database.file is None:
        return
    async with database.reading() as unit:
        done_at = (await heartbeats.all(unit)).get(WHOLE)
    whole = done_at is None or now - done_at >= WHOLE_EVERY
    await asyncio.to_thread(_tidy, database.file, whole=whole)
    if whole:
        async with database.writing() as unit:
            await heartbeats.beat(unit, WHOLE, now)


def _tidy(file: Path, *, whole: bool) -> None:
    uri = f"{file.absolute().as_uri()}?mode=rw"
    with translated(), closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE_S)) as connection:
        if whole:
            connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
