"""The command line as a person uses it, in a folder of its own."""

import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from bot.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Coach:
    """`coach` in this process; its data lie in `folder`."""

    folder: Path
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def __call__(self, *command: str | Path, typed: str = "", **environment: str) -> Said:
        self.patch.setattr(sys, "stdin", StringIO(typed))
        for name, value in environment.items():
            self.patch.setenv(name, value)
        self.patch.setattr(sys, "argv", ["coach", *map(str, command)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self.capture.readouterr()
        assert "Traceback" not in out + err
        return Said(int(ended.value.code or 0), out, err)


@pytest.fixture
def coach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Coach]:
    handlers, level = logging.root.handlers[:], logging.root.level
    for name in [name for name in os.environ if name.startswith(("COACH_", "TELEGRAM_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    yield Coach(tmp_path / "data", monkeypatch, capsys)
    logging.root.handlers, logging.root.level = handlers, level
