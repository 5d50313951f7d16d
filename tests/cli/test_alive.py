"""Life is what was written lately: both loops, within ninety seconds."""

import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.alive import judged
from bot.coach.care.liveness import LOOPS
from storage.cipher import load_key_ring
from storage.database import Database
from storage.folder import prepare_data_dir
from storage.migrate import migrate
from storage.repositories import heartbeats

NOW = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "living"),
    [((0, 0), True), ((90, 90), True), ((91, 0), False), ((0, 91), False), ((-5, -5), True), ((86_400, 86_400), False)],
)
def test_the_quieter_loop_decides(seconds: tuple[int, int], living: bool) -> None:
    beats = {name: NOW - timedelta(seconds=ago) for name, ago in zip(LOOPS, seconds, strict=True)}
    assert judged(beats, NOW)[0] is living


def test_a_loop_that_never_ran_is_not_alive() -> None:
    assert judged({"poll": NOW}, NOW) == (False, "Not alive: poll 0 s ago, tick never.")
    assert judged({}, NOW)[0] is False


def test_strange_heartbeats_are_no_sign_of_life() -> None:
    assert judged({"poll": NOW, "somebody": NOW}, NOW)[0] is False


async def test_a_coach_that_writes_is_alive(tmp_path: Path) -> None:
    await _beat(tmp_path, LOOPS, datetime.now(UTC))
    code, said = _asked(tmp_path)
    assert (code, re.sub(r"\d+", "0", said)) == (0, "Alive: poll 0 s ago, tick 0 s ago.")


@pytest.mark.fault("F149")
async def test_a_coach_that_fell_silent_is_not(tmp_path: Path) -> None:
    await _beat(tmp_path, LOOPS, datetime.now(UTC) - timedelta(hours=1))
    code, said = _asked(tmp_path)
    assert code == 1
    assert said.startswith("Not alive: poll 360")


def test_asking_where_nothing_is_makes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    code, said = _asked(folder)
    assert code == 1
    assert "There is no database" in said
    assert not folder.exists()


async def _beat(folder: Path, loops: Iterable[str], at: datetime) -> None:
    prepare_data_dir(folder)
    database = Database.at(f"sqlite+aiosqlite:///{folder / 'coach.db'}", load_key_ring(None, None, folder))
    await migrate(database, folder, at)
    async with database.writing() as unit:
        for name in loops:
            await heartbeats.beat(unit, name, at)
    await database.dispose()


def _asked(folder: Path) -> tuple[int, str]:
    """Exit code and words; the key is taken away first, because asking must not need it."""
    (folder / "secret.key").unlink(missing_ok=True)
    command = [sys.executable, "-m", "bot", "check", "--alive"]
    done = subprocess.run(command, env={"COACH_DATA_DIR": str(folder)}, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip().replace("1 s ago", "0 s ago")
