"""The engine's own records want a SQLite that knows their schema; on a server they stand beside ours."""

from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import make_url

from bot.cli.words import error_sentence
from domain.errors import Configuration
from storage.engine_file import ENGINE_FILE, engine_database, forget_engine, new_enough


def library(*version: int) -> ModuleType:
    """As much of a SQLite library as is looked at."""
    module = ModuleType("sqlite")
    module.sqlite_version_info = version  # type: ignore[attr-defined]
    module.sqlite_version = ".".join(map(str, version))  # type: ignore[attr-defined]
    return module


def test_the_first_that_is_new_enough_is_taken() -> None:
    old, oldest, newer = library(3, 41, 2), library(3, 42, 0), library(3, 50, 1)
    assert new_enough(old, oldest, newer) is oldest
    assert new_enough(newer, oldest) is newer


def test_a_machine_whose_sqlite_is_too_old_is_refused_in_one_line() -> None:
    with pytest.raises(Configuration) as refused:
        new_enough(library(3, 40, 1), library(3, 41, 2))
    line = error_sentence(refused.value)
    assert "3.40.1, 3.41.2" in line
    assert "3.42.0" in line
    assert "\n" not in line


def test_its_file_is_as_careful_as_ours_and_can_be_forgotten(tmp_path: Path) -> None:
    found = engine_database(make_url(f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"), tmp_path)
    connection = found.options["creator"]()
    told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    connection.close()
    assert told == ["wal", 2]
    assert (tmp_path / ENGINE_FILE).exists()
    forget_engine(tmp_path)
    assert list(tmp_path.glob(f"{ENGINE_FILE}*")) == []


def test_on_a_server_no_file_is_made(tmp_path: Path) -> None:
    url = "postgresql+psycopg://coach:word@127.0.0.1/coach"
    found = engine_database(make_url(url), tmp_path)
    assert (found.url, found.options) == (url, {"pool_pre_ping": False})
    assert list(tmp_path.iterdir()) == []
