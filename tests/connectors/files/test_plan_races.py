"""The races of a plan file, and what is wrong with them."""

from datetime import date

import pytest

from bot.connectors.files.plan.file import read_plan
from bot.connectors.files.plan.races import race_distance
from bot.connectors.files.plan.section import Wrong
from bot.telegram.messages.plan_problems import problem_sentence
from domain.errors import FileRefused
from domain.race.race import Race
from domain.training.validity import Problem
from domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE
from tests.builders.plans import MONDAY

RIDE = "workouts:\n  - {day: 2026-11-24, sport: ride, title: Spin, purpose: easy, minutes: 30}\n"
HALF = '{name: Spring half, date: 2027-04-11, distance: half, goal: "1:45:00"}'


def written(*races: str) -> bytes:
    listed = "".join(f"  - {race}\n" for race in races)
    return f"coach_plan: 1\ntitle: Plan\nraces:\n{listed}{RIDE}".encode()


def races(*entries: str) -> tuple[Race, ...] | None:
    return read_plan(written(*entries), "plan.yaml", today=MONDAY).races


def refused(*entries: str) -> Problem:
    with pytest.raises(FileRefused) as refusal:
        races(*entries)
    problems = refusal.value.values["problems"]
    assert isinstance(problems, tuple)
    assert len(problems) == 1
    problem: Problem = problems[0]
    sentence = problem_sentence(problem)
    assert problem.place in sentence
    assert sentence.endswith((".", "?"))
    return problem


def test_a_race_with_and_without_a_goal() -> None:
    ten = "{name: City run, date: 2027-02-07, distance: 10 km}"
    assert races(HALF, ten) == (
        Race("r-2027-02-07-10000", "City run", date(2027, 2, 7), 10_000.0),
        Race("r-2027-04-11-21098", "Spring half", date(2027, 4, 11), HALF_MARATHON_M, 6_300.0),
    )


def test_a_goal_in_minutes() -> None:
    (race,) = races("{name: Ten, date: 2027-02-07, distance: 10k, goal: 49:30}") or ()
    assert race.goal_s == 2_970.0


def test_nothing_said_is_not_no_races() -> None:
    silent = f"coach_plan: 1\ntitle: Plan\n{RIDE}".encode()
    assert read_plan(silent, "plan.yaml", today=MONDAY).races is None
    none = f"coach_plan: 1\ntitle: Plan\nraces: []\n{RIDE}".encode()
    assert read_plan(none, "plan.yaml", today=MONDAY).races == ()


@pytest.mark.parametrize(
    ("said", "metres"),
    [
        ("10 km", 10_000),
        ("5k", 5_000),
        ("5 K", 5_000),
        ("7,5 km", 7_500),
        ("half", HALF_MARATHON_M),
        ("Half  Marathon", HALF_MARATHON_M),
        ("marathon", MARATHON_M),
        ("13.1 mi", HALF_MARATHON_M),
        ("26.2 mi", MARATHON_M),
        ("6.2 mi", 10_000),
        ("mile", METRES_PER_MILE),
        ("10 mi", 10 * METRES_PER_MILE),
        ("3000 m", 3_000),
    ],
)
def test_distances_as_runners_write_them(said: str, metres: float) -> None:
    assert race_distance(said) == pytest.approx(metres, abs=1e-3)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("far", "not_a_race_distance"),
        ("10", "not_a_race_distance"),
        ("400 m", "race_distance"),
        ("300 km", "race_distance"),
        ("999 k", "race_distance"),
    ],
)
def test_other_distances_are_refused(said: str, key: str) -> None:
    with pytest.raises(Wrong) as wrong:
        race_distance(said)
    assert wrong.value.key == key


@pytest.mark.parametrize(
    ("old", "new", "key", "place"),
    [
        ("name: Spring half, ", "", "missing", "races[0].name"),
        ("date: 2027-04-11, ", "", "missing", "races[0].date"),
        ("distance: half, ", "", "missing", "races[0].distance"),
        ("2027-04-11", "11.4.2027", "not_a_day", "races[0].date"),
        ("2027-04-11", "2031-04-11", "day_far_away", "races[0].date"),
        ("distance: half", "distance: 21", "not_a_race_distance", "races[0].distance"),
        ("distance: half", "distance: 300 km", "race_distance", "races[0].distance"),
        ("1:45:00", "fast", "not_a_duration", "races[0].goal"),
        ("1:45:00", "1:45", "race_goal", "races[0].goal"),
        ("1:45:00", "0:40:00", "race_goal", "races[0].goal"),
        ("1:45:00", "9:45:00", "race_goal", "races[0].goal"),
        ("1:45:00", "0:00", "race_goal", "races[0].goal"),
        ("goal:", "target:", "unknown_key", "races[0]"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old: str, new: str, key: str, place: str) -> None:
    problem = refused(HALF.replace(old, new))
    assert (problem.key, problem.place) == (key, place)


def test_the_same_race_twice() -> None:
    problem = refused(HALF, HALF.replace("Spring half", "Again"))
    assert (problem.key, problem.place) == ("race_twice", "races[1].date")


def test_a_race_that_is_no_section_and_races_that_are_no_list() -> None:
    with pytest.raises(FileRefused) as refusal:
        read_plan(f"coach_plan: 1\ntitle: Plan\nraces: half\n{RIDE}".encode(), "plan.yaml", today=MONDAY)
    problems = refusal.value.values["problems"]
    assert isinstance(problems, tuple)
    assert [each.key for each in problems] == ["not_a_list"]


def test_twenty_races_are_enough() -> None:
    many = [HALF.replace("2027-04-11", f"2027-03-{day:02}") for day in range(1, 22)]
    assert len(races(*many[:20]) or ()) == 20
    assert refused(*many).key == "too_many"


def test_a_goal_that_is_left_out_of_range_tells_what_is_possible() -> None:
    assert refused(HALF.replace("1:45:00", "1:45")).allowed == "0:43:57–5:51:38"
