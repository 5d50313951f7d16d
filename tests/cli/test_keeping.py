"""Backups, keys and the lock, typed as a person would: what was kept comes back, and nothing is done twice at once."""

import asyncio
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from bot.app import opened
from bot.coach.care.pairing import redeem
from bot.settings import load_settings
from storage.lock import holding
from tests.builders.fit_files import run_file
from tests.builders.postgres import PostgresServer
from tests.cli.conftest import Coach, Said

PATIENCE_S = 30.0
OLD, NEW = "an-old-secret-of-more-than-32-characters", "a-new-secret-of-more-than-32-characters"


def backup_of(said: Said) -> Path:
    (path,) = re.findall(r"Backup written and checked: (.*\.backup)\.", said.out)
    return Path(path)


def sessions(coach: Coach, file: Path) -> int:
    """How many of that file's sessions are not stored yet."""
    return int(re.findall(r"(\d+) new session", coach("import", "--yes", file).out)[0])


async def _redeem(code: str) -> None:
    async with opened(load_settings()) as house, house.database.writing() as unit:
        assert await redeem(unit, code, 7, 7, house.clock.now())


def paired(coach: Coach) -> None:
    asyncio.run(_redeem(coach("pair").out.split()[1]))


@contextmanager
def worker(coach: Coach, url: str) -> Iterator[None]:
    """`coach worker` as a process of its own, at work."""
    log = coach.folder / "worker.log"
    environment = {"PATH": os.environ["PATH"], "COACH_DATA_DIR": str(coach.folder), "COACH_DATABASE_URL": url}
    with log.open("wb") as told:
        process = subprocess.Popen((sys.executable, "-m", "bot", "worker"), env=environment, stderr=told)
    try:
        until = time.monotonic() + PATIENCE_S
        while b"worker_started" not in log.read_bytes():
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        assert process.wait(PATIENCE_S) == 0


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


def test_an_installation_moves_to_a_server(coach: Coach, recording: Path, postgres: PostgresServer) -> None:
    coach("pair", "--name", "Anna")
    sessions(coach, recording)
    backup = backup_of(coach("backup"))
    url = postgres.make_database()
    try:
        said = coach("restore", backup, COACH_DATABASE_URL=url)
        assert said.out.startswith(f"Restored {backup.name} to postgresql+psycopg://")
        assert sessions(coach, recording) == 0, "it came along"
        assert "for Anna." in coach("pair").out
        assert backup_of(coach("backup")).is_file()
    finally:
        postgres.drop_database(url)


def test_nothing_is_restored_under_a_worker_at_work(coach: Coach, postgres: PostgresServer) -> None:
    """One that is told to stop says that it goes; one that was killed is missed after a while."""
    coach("pair", "--name", "Anna")
    backup = backup_of(coach("backup"))
    url = postgres.make_database()
    try:
        with worker(coach, url):
            refused = coach("restore", backup, COACH_DATABASE_URL=url)
        assert (refused.code, refused.err.startswith("A `coach worker` runs on this database (")) == (2, True)
        assert coach("restore", backup, COACH_DATABASE_URL=url).code == 0
    finally:
        postgres.drop_database(url)


def test_the_contact_sheet_is_one_picture_and_needs_neither_data_nor_key(coach: Coach, tmp_path: Path) -> None:
    said = coach("charts", "--sheet", tmp_path / "all.png")
    assert (said.code, said.err) == (0, "")
    assert "each in light and dark" in said.out
    with Image.open(tmp_path / "all.png") as sheet:
        assert sheet.format == "PNG"
        assert sheet.width > 2 * 1080
    assert not coach.folder.exists()
    refused = coach("charts", "--sheet", tmp_path / "nowhere" / "all.png")
    assert refused.code == 2
    assert "cannot be written" in refused.err


def test_rebuild_says_what_it_made_and_what_was_different(coach: Coach, tmp_path: Path) -> None:
    assert coach("rebuild").code == 2, "there is nobody yet"
    (tmp_path / "run.fit").write_bytes(run_file())
    coach("pair")
    coach("import", tmp_path / "run.fit", "--yes")
    said = coach("rebuild")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Made anew from 1 activity: 1 load of a session, ")
    assert said.out.endswith("Nothing was different from what was stored.\n")
