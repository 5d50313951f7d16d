"""Every command, typed as a person would type it: what it says, what it leaves, and what it says when it cannot."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders.fit_files import pool_swim_file, run_file
from tests.cli.conftest import Coach

TOMORROW = datetime.now(UTC).date() + timedelta(days=1)


def plan(*minutes: int, broken: bool = False) -> str:
    """One easy run a day from tomorrow on."""
    lines = ["coach_plan: 1", "title: Winter", "workouts:"]
    for number, each in enumerate(minutes):
        day = "31 Nov" if broken else TOMORROW + timedelta(days=2 * number)
        length = "yes" if broken else each
        what = f"sport: run, purpose: easy, title: Run {number}, steps: [{{work: {each} min}}]"
        lines.append(f"  - {{id: w-{number}, day: {day}, minutes: {length}, {what}}}")
    return "\n".join(lines)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(plan(30, 35))
    return path


def test_check_says_that_all_is_well_and_where_things_are(coach: Coach) -> None:
    for _ in range(2):
        said = coach("check")
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith("All good:")
        assert str(coach.folder / "coach.db") in said.out
    assert coach.folder.stat().st_mode & 0o777 == 0o700


def test_pair_prints_a_code_to_send_and_makes_one_athlete(coach: Coach) -> None:
    first, second = coach("pair", "--name", "Anna", "--zone", "Europe/Berlin"), coach("pair")
    codes = [re.findall(r"^/start ([A-Z2-9]{5}-[A-Z2-9]{5})$", said.out, re.MULTILINE) for said in (first, second)]
    assert [len(found) for found in codes] == [1, 1]
    assert codes[0] != codes[1]
    assert "for Anna." in second.out, "the second code is for the same athlete"


def test_import_takes_what_it_can_and_names_what_it_cannot(coach: Coach, tmp_path: Path) -> None:
    coach("pair")
    folder = tmp_path / "GARMIN" / "Activity"
    folder.mkdir(parents=True)
    (folder / "RUN.FIT").write_bytes(run_file())
    (folder / "swim.fit").write_bytes(pool_swim_file()[:-40])
    (folder / "gone.fit").symlink_to(tmp_path / "nowhere")
    (folder / "notes.txt").write_text("not a recording")

    said = coach("import", "--yes", tmp_path / "GARMIN")

    assert said.code == 1
    assert "1 file read: 1 new session, 0 new nights. 2 refused." in said.out
    assert "swim.fit: That FIT file is damaged or cut short." in said.out
    assert "gone.fit: That file cannot be read (No such file or directory)." in said.out.replace("\n", " ")
    again = coach("import", folder / "RUN.FIT")
    assert (again.code, "0 new sessions" in again.out) == (0, True)


def test_import_refuses_a_file_of_more_than_20_mb_unread(coach: Coach, tmp_path: Path) -> None:
    coach("pair")
    huge = tmp_path / "huge.fit"
    with huge.open("wb") as file:
        file.truncate(20_000_001)
    said = coach("import", huge)
    assert (said.code, "larger than 20 MB" in said.out) == (1, True)


def test_import_needs_an_athlete_and_a_file(coach: Coach, tmp_path: Path) -> None:
    (tmp_path / "run.fit").write_bytes(run_file())
    nobody = coach("import", tmp_path / "run.fit", "--yes")
    assert (nobody.code, nobody.err.startswith("There is no athlete yet.")) == (2, True)
    coach("pair")
    nothing = coach("import", tmp_path / "nowhere.fit")
    assert (nothing.code, nothing.err) == (2, f"There is no file {tmp_path / 'nowhere.fit'}.\n")


def test_the_first_plan_is_saved_and_the_same_again_is_nothing_new(coach: Coach, file: Path) -> None:
    assert coach("plan", "load", file).out == "Plan saved: Winter, 2 workouts.\n"
    assert coach("plan", "load", file).out.startswith("Winter says what the plan already says")


def test_another_plan_becomes_a_proposal(coach: Coach, file: Path) -> None:
    coach("plan", "load", file)
    file.write_text(plan(30))
    said = coach("plan", "load", file)
    assert said.out.startswith("Read Winter, 1 workout. Each change waits for a tap in the chat; nothing is changed")
    assert said.out.endswith("Nobody is paired yet: run `coach pair`, then load it again.\n")


def test_a_plan_with_mistakes_is_refused_with_all_of_them(coach: Coach, file: Path) -> None:
    file.write_text(plan(30, 30, broken=True))
    said = coach("plan", "load", file)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("I could not use that file; nothing of it was stored.")
    wrong = ("workouts[0].day", "workouts[1].day", "workouts[0].minutes")
    assert [place for place in wrong if f"• {place}: " not in said.err] == []


def test_a_plan_over_the_limits_is_refused_with_the_day_and_the_figures(coach: Coach, file: Path) -> None:
    coach("plan", "load", file)
    file.write_text(plan(30, 90))
    said = coach("plan", "load", file)
    assert said.code == 2
    assert re.fullmatch(r"Refused: .*\d+ min.*\d+ .*The plan stays as it is\.\n", said.err)


def test_what_was_read_and_might_not_be_meant_is_said(coach: Coach, file: Path) -> None:
    file.write_text(plan(30).replace("minutes: 30, ", ""))
    said = coach("plan", "load", file)
    assert said.out == "Plan saved: Winter, 1 workout.\nworkouts[0].minutes: I reckon with 30 minutes.\n"


def test_an_athlete_is_named_where_there_are_several_and_must_exist(coach: Coach, file: Path) -> None:
    coach("plan", "load", file)
    unknown = coach("pair", "--athlete", "a-nobody")
    assert unknown.code == 2
    assert re.fullmatch(r"No athlete has the id a-nobody\. There are: a-[0-9a-f]{12}\.\n", unknown.err)


def test_a_review_says_where_it_went(coach: Coach, file: Path) -> None:
    coach("plan", "load", file)
    unpaired = coach("review")
    assert (unpaired.code, "nobody is paired" in unpaired.out) == (0, True)
    assert coach("review").out.startswith("Today's review was made already.")
