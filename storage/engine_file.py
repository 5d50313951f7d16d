"""Where the job engine keeps its own records: a file beside ours, or a schema of the same server."""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import URL

from domain.errors import Configuration
from storage.engines import PRAGMAS, file_of

ENGINE_FILE = "jobs.db"
# `unixepoch('subsec')`, which the engine's schema uses, came with this one.
OLDEST = (3, 42, 0)
WRITERS = 4


@dataclass(frozen=True, slots=True)
class EngineDatabase:
    """`url` and `options` are SQLAlchemy's, for an engine that is not async; `writers` can write at the same time."""

    url: str
    options: dict[str, Any] = field(default_factory=dict)
    writers: int = 1


def engine_database(url: URL, data_dir: Path) -> EngineDatabase:
    """Raises Configuration where no SQLite on this machine is new enough."""
    if file_of(url) is None:
        return EngineDatabase(url.render_as_string(hide_password=False), {"pool_pre_ping": False}, writers=WRITERS)
    module = new_enough(sqlite3, sqlcipher3.dbapi2)
    file = data_dir / ENGINE_FILE

    def connect() -> Any:
        connection = module.connect(file, check_same_thread=False, timeout=30)
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={value}")
        return connection

    return EngineDatabase(f"sqlite:///{file}", {"module": module, "creator": connect})


def new_enough(*modules: ModuleType) -> ModuleType:
    """The first whose SQLite can hold the engine's records. Raises Configuration where none can."""
    for module in modules:
        if tuple(module.sqlite_version_info) >= OLDEST:
            return module
    found = ", ".join(module.sqlite_version for module in modules)
    raise Configuration("sqlite_too_old", found=found, needed=".".join(map(str, OLDEST)))


def forget_engine(data_dir: Path) -> None:
    """After a restore: its records speak of another past, and everything it has to know is in ours."""
    for file in data_dir.glob(f"{ENGINE_FILE}*"):
        file.unlink()
