"""`coach login garmin`, `coach connect hevy` and `coach sync`, typed as a person would."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from garminconnect.client import sso

from bot.sandbox.garmin.deeds import Person
from bot.sandbox.garmin.process import RunningGarmin, running_garmin
from bot.sandbox.hevy.process import RunningHevy, running_hevy
from bot.sandbox.serving.faults import Fault
from tests.cli.conftest import Coach, Said

EMAIL, PASSWORD = "robin@example.org", "correct horse battery"
PLAN = """\
coach_plan: 1
title: Two days
workouts:
  - {{id: w-run, day: {day}, sport: run, title: Easy run, purpose: easy, minutes: 40, steps: [{{work: 40 min}}]}}
  - {{id: w-gym, day: {day}, sport: strength, title: Gym, purpose: strength, minutes: 40,
      exercises: [{{exercise: Squat (Barbell), sets: 3, reps: [5, 8], rir: 2}}]}}
"""
type Type = Callable[..., Said]


@contextmanager
def running[T](service: AbstractAsyncContextManager[T]) -> Iterator[tuple[asyncio.Runner, T]]:
    with asyncio.Runner() as runner:
        yield runner, runner.run(service.__aenter__())
        runner.run(service.__aexit__(None, None, None))


@pytest.fixture
def garmin(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[asyncio.Runner, RunningGarmin]]:
    """Its library rests before it signs in, as a person would; nobody looks here."""
    monkeypatch.setattr(sso, "MOBILE_DELAY_MIN_S", 0.0)
    monkeypatch.setattr(sso, "MOBILE_DELAY_MAX_S", 0.0)
    with running(running_garmin()) as (runner, there):
        monkeypatch.setenv("GARMIN_BASE_URL", there.url)
        yield runner, there


@pytest.fixture
def hevy(monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningHevy]:
    with running(running_hevy()) as (_, there):
        monkeypatch.setenv("HEVY_BASE_URL", there.url)
        yield there


@pytest.fixture
def typed(coach: Coach) -> Type:
    """A command, and what is typed when it asks. There is an athlete."""
    assert coach("pair", "--zone", "Europe/Berlin").code == 0

    def type_(command: str, *lines: str) -> Said:
        return coach(*command.split(), typed="".join(f"{line}\n" for line in lines))

    return type_


def held(coach: Coach) -> bytes:
    return b"".join(path.read_bytes() for path in coach.folder.rglob("*") if path.is_file())


def test_a_login_keeps_what_it_takes_to_go_on_and_not_the_password(
    coach: Coach, typed: Type, garmin: tuple[asyncio.Runner, RunningGarmin]
) -> None:
    said = typed("login garmin", EMAIL, PASSWORD)
    assert "Logged in to Garmin." in said.out, said.err
    assert PASSWORD.encode() not in held(coach)
    assert b"di_refresh_token" not in held(coach), "sealed"
    said = typed("sync")
    assert said.out == "Garmin: 0 sessions and 0 figures new or changed.\n", said.err


@pytest.mark.fault("F83")
@pytest.mark.fault("F84")
def test_a_code_is_asked_for_and_a_wrong_word_changes_nothing(
    coach: Coach, typed: Type, garmin: tuple[asyncio.Runner, RunningGarmin]
) -> None:
    runner, there = garmin
    runner.run(there.client.change(Person(mfa_code="314159")))
    assert "does not take that e-mail" in typed("login garmin", EMAIL, "wrong").err
    assert runner.run(there.client.calls()).count("login") == 1, "tried once, and no other way"
    assert "does not take that code" in typed("login garmin", EMAIL, PASSWORD, "000000").err
    assert "Nothing was entered" in typed("login garmin", EMAIL).err
    with closing(sqlite3.connect(coach.folder / "coach.db")) as database:
        assert database.execute("select count(*) from connections").fetchone() == (0,)
    assert "Logged in to Garmin." in typed("login garmin", EMAIL, PASSWORD, "314159").out


@pytest.mark.fault("F96")
def test_a_key_is_tried_before_it_is_kept(coach: Coach, typed: Type, hevy: RunningHevy) -> None:
    assert typed("connect hevy", "5a4db0c5-0000-4000-8000-00000000dead").err.startswith("Hevy does not take that key.")
    assert "Nothing was entered" in typed("connect hevy", "  ").err
    assert "Hevy is connected." in typed("connect hevy", hevy.key).out
    assert hevy.key.encode() not in held(coach)
    assert typed("sync").out == "Hevy: 0 sessions and 0 figures new or changed.\n"
    assert "Hevy is disconnected" in typed("disconnect hevy").out
    with closing(sqlite3.connect(coach.folder / "coach.db")) as database:
        for table in ("credentials", "connections", "sync_cursors"):
            assert database.execute(f"select count(*) from {table}").fetchone() == (0,)
    assert typed("disconnect hevy").err == "Hevy is not connected, so there is nothing to let go of.\n"


def test_without_a_service_there_is_nothing_to_ask(typed: Type) -> None:
    assert "No service is connected yet." in typed("sync").err


def test_a_service_that_does_not_answer_keeps_nobody_from_asking_the_next(
    typed: Type, garmin: tuple[asyncio.Runner, RunningGarmin], hevy: RunningHevy
) -> None:
    runner, there = garmin
    assert typed("connect hevy", hevy.key).code == typed("login garmin", EMAIL, PASSWORD).code == 0
    runner.run(there.client.plan_faults(Fault("error_before", where="activities", status=429)))
    said = typed("sync")
    assert (said.code, said.out) == (1, "Hevy: 0 sessions and 0 figures new or changed.\n")
    assert said.err.startswith("Garmin lets nobody in")
    assert typed("sync").err.startswith("Garmin asked to be left alone"), "it rests"
    assert said.err.count("\n") == 1, "a sentence, and no log beside it"


def test_a_rehearsal_shows_each_request_and_sends_none(
    coach: Coach, typed: Type, garmin: tuple[asyncio.Runner, RunningGarmin], hevy: RunningHevy
) -> None:
    runner, there = garmin
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    coach.folder.parent.joinpath("plan.yaml").write_text(PLAN.format(day=tomorrow))
    assert coach("plan", "load", coach.folder.parent / "plan.yaml").code == 0
    assert "No service is connected yet." in typed("push --dry-run").err
    assert typed("login garmin", EMAIL, PASSWORD).code == typed("connect hevy", hevy.key).code == 0

    shown = typed("push --dry-run").out.splitlines()
    assert [line.strip() for line in shown if line.lstrip().startswith(("POST", "PUT", "DELETE"))] == [
        "POST /workout-service/workout",
        "POST /workout-service/schedule/<new>",
        "POST /v1/routine_folders",
        "POST /v1/routines",
        "POST /workout-service/workout",
        "POST /workout-service/schedule/<new>",
    ]
    assert shown[-1] == "6 requests would be made. Nothing was sent."
    assert runner.run(there.client.seen()).workouts == {}
    assert typed("push").out.startswith("3 workouts brought there and read back, 0 not.")
    assert typed("push").out.startswith("Everything was sent there before.")
    after = typed("push --dry-run").out
    assert after.count("there as it should be") == 3
    assert after.endswith("0 requests would be made. Nothing was sent.\n")
    (number, *_) = runner.run(there.client.seen()).workouts
    runner.run(there.client.edit(number, {"workoutName": "My own"}))
    assert typed("push --dry-run").out.count("you changed it there") == 1


def test_a_backfill_counts_first_and_has_nothing_to_do_the_second_time(
    coach: Coach, typed: Type, garmin: tuple[asyncio.Runner, RunningGarmin], monkeypatch: pytest.MonkeyPatch
) -> None:
    runner, there = garmin
    monkeypatch.setenv("SYNC__HISTORY_PAUSE_S", "0")
    assert typed("login garmin", EMAIL, PASSWORD).code == 0
    before = len(runner.run(there.client.calls()))
    said = typed("backfill --months 2 --dry-run").out
    assert " weeks to fetch" in said
    assert said.endswith("Nothing was done.\n")
    assert len(runner.run(there.client.calls())) == before
    done = typed("backfill --months 2")
    assert (done.code, done.out.splitlines()[-1]) == (0, "8 weeks fetched. Made: nothing, all of it was there.")
    asked = len(runner.run(there.client.calls()))
    again = typed("backfill --months 2")
    assert again.out.splitlines() == [
        "Athlete: 0 weeks to fetch; to be made of what is here: nothing.",
        "0 weeks fetched. Made: nothing, all of it was there.",
    ]
    assert len(runner.run(there.client.calls())) == asked
    with closing(sqlite3.connect(coach.folder / "coach.db")) as database:
        kinds = {kind for (kind,) in database.execute("select type from jobs")}
    assert kinds == {"backfill"}, "nothing else that is due is done by the way"


def test_what_is_made_of_weeks_that_do_not_come_is_not_made(
    coach: Coach, typed: Type, garmin: tuple[asyncio.Runner, RunningGarmin], monkeypatch: pytest.MonkeyPatch
) -> None:
    runner, there = garmin
    monkeypatch.setenv("SYNC__HISTORY_PAUSE_S", "0")
    assert typed("login garmin", EMAIL, PASSWORD).code == 0
    runner.run(there.client.plan_faults(Fault("error_before", where="activities", status=429)))
    said = typed("backfill --months 1")
    weeks, *parts = said.out.splitlines()[-6:]
    assert (said.code, weeks) == (1, "0 weeks fetched. Made: nothing, all of it was there.")
    assert "Garmin" in parts[0]
    assert all("still to be fetched. Tried again later." in part for part in parts[1:]), parts


def test_whoever_is_nobody_yet_is_not_made_by_asking(coach: Coach) -> None:
    for command in (("sync",), ("disconnect", "hevy"), ("connect", "hevy"), ("login", "garmin"), ("push",)):
        assert "no athlete yet" in coach(*command).err
    with closing(sqlite3.connect(coach.folder / "coach.db")) as database:
        assert database.execute("select count(*) from athletes").fetchone() == (0,)


def test_a_push_without_a_plan_says_so(typed: Type, hevy: RunningHevy) -> None:
    assert typed("connect hevy", hevy.key).code == 0
    for command in ("push", "push --dry-run"):
        said = typed(command)
        assert (said.code, said.err) == (2, "There is no plan yet. Load one with `coach plan load PLAN.yaml`.\n")
