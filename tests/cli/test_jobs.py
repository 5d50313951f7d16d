"""Background work by hand: seen, done, repeated, cancelled, and left to a coach that runs."""

import fcntl
import re

from tests.cli.conftest import Coach


def test_one_pass_does_what_is_due_and_the_table_shows_it(coach: Coach) -> None:
    assert coach("jobs").out.strip() == "No jobs yet."
    ticked = coach("jobs", "tick")
    assert ticked.code == 0
    assert "Whatever was due is done" in ticked.out
    table = coach("jobs").out.splitlines()
    assert table[0].split() == ["state", "job", "tries", "queued", "took", "error"]
    done = {line.split()[1].partition(":")[0]: line.split()[0] for line in table[1:]}
    assert done == {"bk": "succeeded", "rt": "succeeded"}
    assert [file.suffix for file in (coach.folder / "backups").iterdir()] == [".backup"]
    assert len(coach("jobs", "--most", "1").out.splitlines()) == 2


def test_a_job_is_done_again_under_an_id_of_its_own(coach: Coach) -> None:
    coach("jobs", "tick")
    (backup,) = re.findall(r"bk:\S+", coach("jobs").out)
    assert coach("jobs", "retry", backup).out.strip() == f"{backup}~2: succeeded."
    assert coach("jobs", "retry", f"{backup}~2").out.strip() == f"{backup}~3: succeeded."
    refused = coach("jobs", "cancel", backup)
    assert (refused.code, refused.out) == (2, "")
    assert "has ended already" in refused.err


def test_a_review_that_is_not_due_can_be_had(coach: Coach) -> None:
    coach("pair")
    first, second = coach("jobs", "run", "evening_review"), coach("jobs", "run", "evening_review")
    assert re.fullmatch(r"er:\S+: succeeded\.", first.out.strip())
    assert re.fullmatch(r"er:\S+~2: succeeded\.", second.out.strip())


def test_what_there_is_not_is_named(coach: Coach) -> None:
    for command, words in (
        (("retry", "nope"), "There is no job nope."),
        (("cancel", "nope"), "There is no job nope."),
        (("run", "nope"), "There is no kind of job called nope."),
    ):
        said = coach("jobs", *command)
        assert (said.code, said.out) == (2, "")
        assert words in said.err


def test_beside_a_running_coach_the_work_is_left_to_it(coach: Coach) -> None:
    coach("pair")
    with (coach.folder / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert "A coach is running on this folder" in coach("jobs", "tick").out
        queued = coach("jobs", "run", "evening_review").out
        job_id = queued.split()[0]
        assert "the running coach does it within a minute" in queued
        assert coach("jobs", "cancel", job_id).out.strip() == f"{job_id} is cancelled."
        assert coach("jobs", "watchdog").out.startswith("0 jobs were taken back")
        refused = coach("worker", "--max-seconds", "1")
        assert refused.code == 2
        assert "A coach is already running" in refused.err
    assert job_id.split("~")[0] in coach("jobs").out


def test_a_bounded_worker_ends_by_itself(coach: Coach) -> None:
    assert coach("worker", "--max-seconds", "20").code == 0
    states = [line.split()[0] for line in coach("jobs").out.splitlines()[1:]]
    assert states == ["succeeded", "succeeded"]
