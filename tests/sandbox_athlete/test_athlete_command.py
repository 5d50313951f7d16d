"""The command writes the files, explains itself, and names a wrong argument."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.sandbox.athlete import SimulatedHistory, write_plan
from bot.sandbox.athlete.__main__ import main


def test_another_process_writes_the_same_bytes(
    history: SimulatedHistory, files: Sequence[Path], tmp_path: Path
) -> None:
    out = tmp_path / "robin"
    command = [sys.executable, "-m", "bot.sandbox.athlete", "--out", str(out), "--last-day", str(history.last_day)]
    shown = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "7"}
    )

    assert shown.stdout.startswith(f"{len(files)} FIT files, ")
    assert {path.name: path.read_bytes() for path in out.glob("*.fit")} == {it.name: it.read_bytes() for it in files}
    assert (out / "plan.yaml").read_bytes() == write_plan(history, tmp_path / "mine.yaml").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--last-day", "yesterday"], "'yesterday' is not a date; write it like 2026-11-28"),
        (["--last-day", "2026-11-28", "--zone", "Mars/Base"], "'Mars/Base' is not a time zone"),
        ([], "--last-day"),
    ],
)
def test_a_wrong_argument_is_named(
    arguments: list[str], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--out", str(tmp_path), *arguments])

    assert complaint in capsys.readouterr().err


def test_help_says_what_it_writes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])

    assert "FIT files" in (shown := capsys.readouterr().out)
    assert "example: " in shown
