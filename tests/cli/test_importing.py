"""`coach import`: files, exports and folders; shown, asked for, stored, and the same again changes nothing."""

from pathlib import Path

import pytest

from tests.builders.fit_files import START as FIT_START
from tests.builders.fit_files import after, fit_file, run_file, session
from tests.builders.recorded_files import (
    START,
    gpx_file,
    gzipped,
    health_file,
    health_workout,
    hevy_file,
    quantity,
    tcx_file,
    zipped,
)
from tests.cli.conftest import Coach


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One of every kind, and what is none."""
    folder = tmp_path / "recorded"
    (folder / "inside").mkdir(parents=True)
    for name, content in {
        "run.fit": run_file(),
        "lap.tcx": tcx_file(),
        "inside/ride.gpx.gz": gzipped(gpx_file(kind="cycling")),
        "inside/workouts.csv": hevy_file(),
        "export.zip": zipped(
            {"export.xml": health_file(health_workout("Walking", START, 30), quantity("BodyMass", START, "75", "kg"))}
        ),
        "plan.csv": b"reps, distance\n8, 50\n",
        "other.xml": b"<note/>",
        "notes.txt": b"nothing",
    }.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_folder_of_everything_is_shown_and_stored_after_yes(coach: Coach, folder: Path) -> None:
    coach("pair")
    said = coach("import", folder, typed="y\n")
    lines = said.out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[1:3] == ["1 weight", "23 Nov 2026 to 24 Nov 2026"]
    assert lines[0].startswith("5 sessions: ")
    assert lines[-1].endswith("5 files read: 5 new sessions, 0 new nights, 1 new reading. 0 refused.")
    assert said.code == 0


def test_the_same_again_is_nothing_new(coach: Coach, folder: Path) -> None:
    coach("pair")
    coach("import", folder, "--yes")
    again = coach("import", folder, "--yes")
    assert "5 files read: 0 new sessions, 0 new nights. 0 refused." in again.out
    (folder / "export.zip").unlink()
    unasked = coach("import", folder)
    assert (unasked.code, "Store this?" in unasked.out) == (0, False), "there is nothing to ask for"
    assert "I have all of them already." in unasked.out


@pytest.mark.parametrize("typed", ["n\n", "", "\n"])
def test_nothing_is_stored_without_a_yes(coach: Coach, folder: Path, typed: str) -> None:
    coach("pair")
    said = coach("import", folder, typed=typed)
    assert said.code == 1
    assert ("--yes" in said.out) == (not typed), "where nobody can answer, it says how to go on"
    assert "5 new sessions" in coach("import", folder, "--yes").out


def test_what_is_left_out_and_what_is_refused_is_said(coach: Coach, tmp_path: Path) -> None:
    coach("pair")
    archive, sheet, cut = tmp_path / "export.zip", tmp_path / "plan.csv", tmp_path / "cut.gpx"
    archive.write_bytes(zipped({"run.fit": run_file(), "cut.gpx": gpx_file()[:-9], "photo.jpg": b"\xff\xd8"}))
    sheet.write_bytes(b"reps, distance\n8, 50\n")
    cut.write_bytes(gpx_file()[:-9])
    said = coach("import", archive, sheet, cut, typed="y\n")
    assert said.code == 1
    for line in (
        "plan.csv: That is no recording I can read.",
        "cut.gpx: That GPX file is damaged or cut short.",
        "Left out: 1 file is damaged (cut.gpx)",
        "Left out: 1 file is no recording",
        "1 file read: 1 new session, 0 new nights. 2 refused.",
    ):
        assert line in said.out


def test_one_session_in_two_files_is_stored_once(coach: Coach, tmp_path: Path) -> None:
    coach("pair")
    (tmp_path / "run.fit").write_bytes(fit_file(session("running", 600, start_time=START), created_at=START))
    (tmp_path / "run.gpx").write_bytes(gpx_file())
    said = coach("import", tmp_path / "run.fit", tmp_path / "run.gpx", "--yes")
    assert "2 files read: 1 new session" in said.out


def test_many_files_are_read_by_several_processes_with_the_same_result(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.reading.PARALLEL_FROM_BYTES", 1)
    coach("pair")
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        start = after(86_400.0 * number, FIT_START)
        recording = fit_file(session("running", 2400, start_time=start), created_at=start)
        (folder / f"{number:02d}.fit").write_bytes(recording)
    (folder / "bent.fit").write_bytes(run_file()[:-40])
    said = coach("import", folder, "--yes")
    assert (said.code, "bent.fit: That FIT file is damaged" in said.out) == (1, True)
    assert "12 files read: 12 new sessions" in said.out
