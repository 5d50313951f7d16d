"""A command that cannot do its work says so in one sentence with what to do, prints no value and no traceback."""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from bot.cli import main

SECRET = "a-secret-that-nobody-may-ever-read-anywhere"


type Said = Callable[[list[str], Mapping[str, str]], str]


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Said]:
    """Runs a command that must refuse, in a folder of its own, and gives what it wrote."""
    handlers, level = logging.root.handlers[:], logging.root.level
    for name in [name for name in os.environ if name.startswith(("COACH_", "TELEGRAM_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))

    def run(command: list[str], environment: Mapping[str, str]) -> str:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["coach", *command])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        return "".join(capsys.readouterr())

    yield run
    logging.root.handlers, logging.root.level = handlers, level


@pytest.mark.fault("F147")
@pytest.mark.parametrize(
    ("command", "environment", "sentence"),
    [
        (["run"], {}, "TELEGRAM_BOT_TOKEN is not set"),
        (["review"], {}, "There is no athlete yet"),
        (["pair", "--zone", "Europe/Nowhere"], {}, "Europe/Nowhere is not a time zone"),
        (["plan", "load", "nowhere.yaml"], {}, "There is no file nowhere.yaml"),
        (["restore", "nowhere.backup"], {}, "There is no file nowhere.backup"),
        (["check"], {"COACH_ENV": "holiday"}, "COACH_ENV: no such file"),
        (["check"], {"COACH_CONFIG": "nowhere.yaml"}, "COACH_CONFIG: no such file"),
        (["check"], {"COACH_SECRET_KEY": "short"}, "COACH_SECRET_KEY must be at least 32 characters"),
        (["check"], {"COACH_SECRET_KEY_FILE": "/nowhere/key"}, "The key file /nowhere/key cannot be read"),
        (
            ["check"],
            {"COACH_DATABASE_URL": f"mysql://coach:{SECRET}@nowhere/coach"},
            "COACH_DATABASE_URL names neither",
        ),
        (["check"], {"LIMITS__RAMP_PERCENTAGE_MAX": "0.9"}, "The setting limits.ramp_percentage_max must lie between"),
        (["check"], {"REVIEW__CHANGES_MAX": SECRET}, "review.changes_max: "),
        (["check"], {"COACH_DATA_DIR": "/proc/coach"}, "The folder /proc/coach cannot be used"),
    ],
)
def test_one_sentence(said: Said, command: list[str], environment: Mapping[str, str], sentence: str) -> None:
    told = said(command, environment)
    assert sentence in told
    assert "Traceback" not in told
    assert SECRET not in told


def test_every_problem_is_named_at_once(said: Said) -> None:
    wrong = {"REVIEW__CHANGES_MAX": "9", "RETRY__BASE": "-1", "SCHEDULE__TICK_SECONDS": "never"}
    told = said(["check"], wrong)
    assert [name for name in ("review.changes_max", "retry.base", "schedule.tick_seconds") if name not in told] == []


def test_an_unknown_setting_is_a_typo(said: Said, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("review:\n  changes_maximum: 2\n")
    assert "review.changes_maximum" in said(["check"], {"COACH_CONFIG": str(tmp_path / "own.yaml")})


def test_what_was_refused_has_left_nothing(said: Said, tmp_path: Path) -> None:
    said(["check"], {"REVIEW__CHANGES_MAX": "9"})
    said(["restore", "nowhere.backup"], {})
    assert list(tmp_path.iterdir()) == []
