"""A SQLite file of ours: made whole, recognised by its application id, and looked over before it is trusted."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from domain.errors import Configuration
from storage.faults import translated

# "Coac" in ASCII; https://www.sqlite.org/pragma.html#pragma_application_id
APPLICATION_ID = 0x436F6163


def make(path: Path) -> None:
    """An empty file in WAL mode, readable by its owner alone; it appears under its name only when it is complete."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(handle)
    with translated(), closing(sqlite3.connect(name)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode=WAL")
    Path(name).replace(path)


def check(path: Path) -> None:
    """Raises Configuration for a file that is empty, another program's, or damaged."""
    help_ = {"file": str(path), "backup": None}
    if path.stat().st_size == 0:
        raise Configuration("database_not_ours", **help_)
    try:
        with translated(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            found = connection.execute("PRAGMA application_id").fetchone()[0]
            problems = connection.execute("PRAGMA quick_check(1)").fetchall()
    except Configuration as error:
        raise Configuration(error.key, **help_) from error
    if found != APPLICATION_ID:
        raise Configuration("database_not_ours", **help_)
    if problems != [("ok",)]:
        raise Configuration("database_malformed", **help_)


def step_of(path: Path) -> str | None:
    """The step its schema stands at, None before the first."""
    with translated(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])
