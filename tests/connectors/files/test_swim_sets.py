"""A sheet of swim sets becomes the swim it says."""

from datetime import date

import pytest

from bot.connectors.files.plan.file import read_plan
from bot.telegram.messages.plan_problems import problem_sentence
from domain.errors import FileRefused
from domain.plan.plan import Blueprint
from domain.plan.plan_file import Note
from domain.training.sport import Sport, Stroke
from domain.training.validity import Problem
from domain.training.workout import Block, Purpose, Step, StepKind, Workout

NAME = "2026-11-24 race pace.csv"
TODAY = date(2026, 11, 20)
SHEET = """\
# pool: 25 yd

reps,distance,stroke,sendoff,rest,note,kind
1,200,freestyle,,,,warmup
8,50,freestyle,1:15,,from the wall,
4,25 yd,butterfly,,20 s,,work
,100,mixed,,,,cooldown
"""


def read(sheet: str, name: str = NAME) -> Blueprint:
    return read_plan(sheet.encode(), name, today=TODAY).blueprint


def refused(sheet: str, name: str = NAME) -> list[tuple[str, str]]:
    with pytest.raises(FileRefused) as refusal:
        read(sheet, name)
    problems = refusal.value.values["problems"]
    assert isinstance(problems, tuple)
    assert all(isinstance(problem, Problem) and problem_sentence(problem) for problem in problems)
    return [(problem.key, problem.place) for problem in problems]


def test_every_line_is_a_set() -> None:
    plan = read(SHEET)
    assert (plan.title, plan.focus) == ("race pace", ("swim",))
    assert plan.workouts == {
        "w-2026-11-24-swim-1": Workout(
            id="w-2026-11-24-swim-1",
            day=date(2026, 11, 24),
            sport=Sport.SWIM,
            title="race pace",
            purpose=Purpose.INTERVALS,
            minutes=19,
            distance_m=731.52,
            pool_length_m=22.86,
            pool_in_yards=True,
            blocks=(
                Block((Step(StepKind.WARMUP, distance_m=182.88, stroke=Stroke.FREESTYLE),)),
                Block(
                    (
                        Step(
                            StepKind.WORK,
                            distance_m=45.72,
                            sendoff_s=75.0,
                            stroke=Stroke.FREESTYLE,
                            note="from the wall",
                        ),
                    ),
                    repeat=8,
                ),
                Block(
                    (
                        Step(StepKind.WORK, distance_m=22.86, stroke=Stroke.BUTTERFLY),
                        Step(StepKind.REST, seconds=20.0),
                    ),
                    repeat=4,
                ),
                Block((Step(StepKind.COOLDOWN, distance_m=91.44, stroke=Stroke.MIXED),)),
            ),
        )
    }
    assert read_plan(SHEET.encode(), NAME, today=TODAY).notes == (Note("minutes_estimated", "line 4", 19),)


@pytest.mark.parametrize(
    "same",
    [
        SHEET.replace(",", ";"),
        SHEET.replace(",", "\t"),
        SHEET.replace(",", " , "),
        SHEET.replace("\n", "\r\n"),
        "\ufeff" + SHEET,
        SHEET.replace("from the wall", '"from the wall"'),
        SHEET.replace("1:15", "75").replace("20 s", "0:20"),
        SHEET.replace("reps,distance", "Reps,Distance"),
        SHEET.replace("# pool: 25 yd\n", "# from my coach\n# POOL = 25 yd\n").replace("\n\n", "\n"),
        SHEET + "\n,,,\n# the end\n",
    ],
)
def test_spreadsheets_write_the_same_in_many_ways(same: str) -> None:
    assert read(same) == read(SHEET)


def test_a_sheet_may_hold_several_days() -> None:
    plan = read(
        "day,title,purpose,pool,reps,distance,rest\n"
        "2026-11-24,Sprints,intervals,25 m,4,50,30\n"
        "2026-11-26,Easy,,50 m,1,1000,\n"
        "2026-11-24,Sprints,,25 m,4,25,30\n",
        "november.csv",
    )
    sprints, easy = plan.workouts.values()
    assert (plan.title, sprints.title, easy.title) == ("november", "Sprints", "Easy")
    assert (sprints.distance_m, sprints.pool_length_m, len(sprints.blocks)) == (300.0, 25.0, 2)
    assert (easy.day, easy.purpose, easy.pool_length_m) == (date(2026, 11, 26), Purpose.EASY, 50.0)


def test_open_water_needs_no_pool() -> None:
    lake = read("distance\n1500 m\n", "2026-11-24.csv").workouts["w-2026-11-24-swim-1"]
    assert (lake.title, lake.pool_length_m, lake.distance_m) == ("Swim", None, 1500.0)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("distance,", "distanz,", ("unknown_key", "line 3")),
        ("reps,", "distance,", ("key_twice", "line 3")),
        ("reps,distance,stroke", "reps,note,stroke", ("key_twice", "line 3")),
        ("8,50,", "0,50,", ("out_of_range", "line 5.reps")),
        ("8,50,", "many,50,", ("not_whole", "line 5.reps")),
        ("8,50,", "8,,", ("missing", "line 5.distance")),
        ("8,50,", "8,60,", ("not_pool_lengths", "line 5")),
        ("8,50,", "8,-50,", ("out_of_range", "line 5.distance")),
        ("8,50,", "8,50 feet,", ("not_a_distance", "line 5.distance")),
        ("freestyle,1:15", "crawl,1:15", ("unknown_word", "line 5.stroke")),
        ("1:15", "1:75", ("not_a_duration", "line 5.sendoff")),
        ("1:15,,", "1:15,20 s,", ("sendoff_and_rest", "line 5")),
        ("1:15,,", "2,,", ("sendoff", "line 5")),
        (",warmup", ",rest", ("unknown_word", "line 4.kind")),
        (",,cooldown", ',"cooldown', ("not_csv", "line 7")),
        (",,cooldown", ",,cooldown,7", ("too_many_cells", "line 7")),
        ("# pool: 25 yd\n", "\n", ("distance_unit", "line 4.distance")),
        ("# pool: 25 yd\n", "# pool: 25 feet\n", ("not_a_pool", "line 4.pool")),
        ("# pool: 25 yd\n", "# pool: 5 m\n", ("pool_length", "line 4")),
    ],
)
def test_a_slip_is_named_with_its_line(old: str, new: str, problem: tuple[str, str]) -> None:
    assert old in SHEET
    assert refused(SHEET.replace(old, new, 1))[0] == problem


def test_one_session_has_one_pool() -> None:
    assert refused("reps,distance,pool\n1,100 m,25 m\n1,100 m,50 m\n") == [("two_pools", "line 3")]


def test_a_swim_has_a_day() -> None:
    assert ("missing", "line 4.day") in refused(SHEET, "race pace.csv")
    assert read("# day: 2026-11-24\n# title: race pace\n" + SHEET, "sets.csv").workouts == read(SHEET).workouts


@pytest.mark.parametrize("sheet", ["", "\n\n", "# pool: 25 yd", "reps,distance\n"])
def test_an_empty_sheet_is_no_plan(sheet: str) -> None:
    assert refused(sheet) == [("no_workouts", "workouts")]


def test_a_sheet_ends_somewhere() -> None:
    assert refused("distance\n" + "100 m\n" * 501) == [("too_many", "")]
    assert refused("distance\n" + "100 m\n" * 500) == [("minutes", "line 2"), ("blocks_count", "line 2")]
