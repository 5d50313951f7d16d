"""Backups, keys and the lock, typed as a person would: what was kept comes back, and nothing is done twice at once."""

import asyncio
import re
import sqlite3
from pathlib import Path

import pytest

from bot.app import opened
from bot.coach.care.pairing import redeem
from bot.settings import load_settings
from storage.lock import holding
from tests.builders.fit_files import run_file
from tests.cli.conftest import Coach, Said

OLD, NEW = "an-old-secret-of-more-than-32-characters", "a-new-secret-of-more-than-32-characters"


def backup_of(said: Said) -> Path:
    (path,) = re.findall(r"Backup written and checked: (.*\.backup)\.", said.out)
    return Path(path)


def sessions(coach: Coach, file: Path) -> int:
    """How many of that file's sessions are not stored yet."""
    return int(re.findall(r"(\d+) new session", coach("import", file).out)[0])


async def _redeem(code: str) -> None:
    async with opened(load_settings()) as house, house.database.writing() as unit:
        assert await redeem(unit, code, 7, 7, house.clock.now())


def paired(coach: Coach) -> None:
    asyncio.run(_redeem(coach("pair").out.split()[1]))


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "run.fit"
    path.write_bytes(run_file())
    return path


def test_a_backup_brings_back_what_was_there(coach: Coach, recording: Path) -> None:
    coach("pair", "--name", "Anna")
    backup = backup_of(coach("backup"))
    assert sessions(coach, recording) == 1
    assert sessions(coach, recording) == 0

    said = coach("restore", backup)

    assert (said.code, said.out) == (0, f"Restored {backup.name} to {coach.folder / 'coach.db'}.\n")
    assert sessions(coach, recording) == 1, "it was not in the backup"
    assert "for Anna." in coach("pair").out


def test_a_backup_without_its_key_says_so_and_changes_nothing(coach: Coach, tmp_path: Path) -> None:
    coach("pair", "--name", "Anna")
    backup = backup_of(coach("backup"))
    backup.rename(tmp_path / backup.name)
    (coach.folder / "secret.key").unlink()

    bare = coach("check")
    assert (bare.code, bare.err.startswith("The key that sealed this data is not here.")) == (2, True)
    other = coach("restore", tmp_path / backup.name, COACH_SECRET_KEY=NEW)
    assert (other.code, other.err) == (
        2,
        "The key that sealed this backup is not here. Set COACH_SECRET_KEY to it and try again.\n",
    )


def test_a_file_that_is_no_backup_is_refused(coach: Coach, tmp_path: Path) -> None:
    coach("pair", "--name", "Anna")
    (tmp_path / "letter.backup").write_text("Dear reader")
    said = coach("restore", tmp_path / "letter.backup")
    assert (said.code, said.err.startswith("That is not a whole backup of ours; nothing was changed.")) == (2, True)
    assert "for Anna." in coach("pair").out


def test_keys_are_changed_in_three_steps(coach: Coach, recording: Path) -> None:
    assert coach("pair", "--name", "Anna", COACH_SECRET_KEY=OLD).code == 0
    sessions(coach, recording)
    said = coach("rotate-keys", COACH_SECRET_KEY=f"{NEW},{OLD}")
    assert re.fullmatch(r"[1-9]\d* values? sealed again with the newest key\.\n", said.out)
    assert "for Anna." in coach("pair", COACH_SECRET_KEY=NEW).out
    lost = coach("pair", COACH_SECRET_KEY=OLD)
    assert (lost.code, lost.err.startswith("The key that sealed this data is not here.")) == (2, True)


@pytest.mark.fault("F129")
@pytest.mark.parametrize("command", [("run",), ("restore", "backup")])
def test_while_a_coach_runs_nobody_else_takes_its_folder(
    coach: Coach, tmp_path: Path, command: tuple[str, ...]
) -> None:
    coach("pair")
    backup_of(coach("backup")).rename(tmp_path / "backup")
    with holding(coach.folder):
        said = coach(command[0], *(tmp_path / each for each in command[1:]), TELEGRAM_BOT_TOKEN="1:token")
    assert said.code == 2
    assert f"A coach is already running on {coach.folder}" in said.err


def test_guests_work_beside_a_running_coach(coach: Coach, recording: Path) -> None:
    paired(coach)
    with holding(coach.folder):
        assert sessions(coach, recording) == 1
        assert coach("review").out == "Reviewed. The running coach sends it now.\n"
        assert coach("backup").code == coach("check").code == 0


def test_a_review_without_a_token_waits_for_the_coach(coach: Coach) -> None:
    paired(coach)
    said = coach("review")
    assert said.out == "Reviewed, but TELEGRAM_BOT_TOKEN is not set, so it waits for `coach run` to send it.\n"
    with sqlite3.connect(coach.folder / "coach.db") as database:
        assert database.execute("select count(*) from outbox where state = 'pending'").fetchone() == (1,)
    database.close()
    assert coach("review", "--now").out == said.out, "asked for anew"
