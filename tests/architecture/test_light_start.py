"""`coach --help` answers at once: nothing heavy is loaded before a command needs it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

# Not among them: pydantic, with which typer itself reads arguments.
HEAVY = {
    "alembic", "anthropic", "apscheduler", "cryptography", "garmin_fit_sdk", "garminconnect", "httpx", "matplotlib",
    "msgspec", "numpy", "openai", "pandas", "PIL", "rich", "sqlalchemy", "starlette", "structlog",
    "telegram", "uvicorn",
}  # fmt: skip
# Not needed to draw a help text, and each would cost a tenth of it.
SLOW = {"asyncio", "rich", "ssl"}
LOOK = """
import sys
import bot.cli

try:
    bot.cli.main()
finally:
    print(*sys.modules)
"""
GOAL_S = 0.5


def loaded_by(*arguments: str, folder: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *arguments],
        cwd=ROOT,
        env={"COACH_DATA_DIR": str(folder), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("arguments", [("--help",), ("plan", "--help"), ("run", "--help"), ("nonsense",)])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert loaded_by(*arguments, folder=tmp_path) & (HEAVY | SLOW) == set()


def test_asking_for_life_loads_neither_telegram_nor_charts(tmp_path: Path) -> None:
    loaded = loaded_by("check", "--alive", folder=tmp_path)
    assert "sqlalchemy" in loaded
    assert loaded & {"telegram", "matplotlib", "numpy", "alembic", "apscheduler"} == set()


def test_help_is_there_in_half_a_second() -> None:
    """The best of five, so that a busy machine does not decide; the first one also writes the bytecode."""
    assert min(_seconds() for _ in range(5)) < GOAL_S


def _seconds() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - started
