"""Goals in a plan file: of every kind, in the words of their sport, and presets of several."""

from datetime import date

import pytest

from bot.connectors.files.plan.file import read_plan
from bot.connectors.files.plan.goals import TARGETS, WITHOUT_UPPER
from domain.athlete.goals import OF_A_LIFT, Goal, GoalKind
from domain.athlete.presets import GOALS, Preset, goals_of
from domain.metrics.goal_measures import MEASURED_BY
from tests.builders.plans import MONDAY
from tests.connectors.files.test_plan_refusals import plan, refused, session

BY = date(2027, 3, 1)


def written(*goals: str) -> str:
    listed = "".join(f"    - {{{goal}}}\n" for goal in goals)
    return plan(session("note: x"), above=f"athlete:\n  goals:\n{listed}")


def read(*goals: str) -> tuple[Goal, ...]:
    athlete = read_plan(written(*goals).encode(), "plan.yaml", today=MONDAY).athlete
    assert athlete is not None
    assert athlete.goals is not None
    return athlete.goals


@pytest.mark.parametrize(
    ("said", "goal"),
    [
        ("kind: weight, target: 70, upper: 72", Goal(GoalKind.WEIGHT, 70, upper=72)),
        ("kind: weight, target: 160 lb", Goal(GoalKind.WEIGHT, 72.5748)),
        ("kind: e1rm, exercise: Squat (Barbell), target: 120 kg", Goal(GoalKind.E1RM, 120, exercise="back_squat")),
        ("kind: e1rm, exercise: back_squat, target: 120", Goal(GoalKind.E1RM, 120, exercise="back_squat")),
        ("kind: jump, target: 45, by: 2027-03-01", Goal(GoalKind.JUMP, 45, by=BY)),
        ("kind: balance, leg: Left, target: 60", Goal(GoalKind.BALANCE, 60, exercise="left")),
        ("kind: balance, target: 60", Goal(GoalKind.BALANCE, 60)),
        ("kind: reach, target: 5", Goal(GoalKind.REACH, 5)),
        ("kind: reach, target: -2", Goal(GoalKind.REACH, -2)),
        ('kind: css, target: "1:35/100m"', Goal(GoalKind.CSS, 95)),
        ('kind: css, target: "1:36/100yd"', Goal(GoalKind.CSS, 104.99)),
        ("kind: css, target: 95", Goal(GoalKind.CSS, 95)),
        ('kind: swim_100yd, target: "1:05"', Goal(GoalKind.SWIM_100YD, 65)),
        ('kind: run_5k, target: "19:59"', Goal(GoalKind.RUN_5K, 1199)),
        ("kind: vo2max_ride, target: 60", Goal(GoalKind.VO2MAX_RIDE, 60)),
        ("kind: body_fat, target: 14, upper: 16", Goal(GoalKind.BODY_FAT, 14, upper=16)),
    ],
)
def test_a_goal_in_the_words_of_its_sport(said: str, goal: Goal) -> None:
    assert read(said) == (goal,)


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_is_read_as_its_goals(preset: Preset) -> None:
    assert read(f"preset: {preset}") == GOALS[preset]
    assert read(f"preset: {preset}, by: 2027-03-01, note: snow") == goals_of(preset, BY, "snow")


def test_all_five_presets_together_are_no_more_goals_than_a_file_may_name() -> None:
    assert len(read(*(f"preset: {preset}" for preset in Preset))) <= 10


def test_a_goal_of_the_athletes_own_goes_before_the_presets_wherever_it_stands() -> None:
    jump, others = Goal(GoalKind.JUMP, 55), GOALS[Preset.EXPLOSIVE][1:]
    assert read("preset: explosive", "kind: jump, target: 55") == (*others, jump)
    assert read("kind: jump, target: 55", "preset: explosive") == (jump, *others)


def test_problems_are_named_in_the_order_of_the_file() -> None:
    problems = refused(written("kind: jump, target: 1", "preset: lean, target: 2", "kind: jump, target: 2"))
    assert [problem.place[:16] for problem in problems] == [f"athlete.goals[{index}]" for index in range(3)]


@pytest.mark.parametrize(
    ("said", "key", "inner"),
    [
        ("preset: explosiv", "unknown_word", "preset"),
        ("preset: [lean]", "unknown_word", "preset"),
        ("preset: lean, kind: body_fat", "goal_preset", "kind"),
        ("preset: explosive, leg: left", "goal_preset", "leg"),
        ("preset: explosive, upper: 40", "goal_preset", "upper"),
        ("preset: aerobic, by: tomorrow", "not_a_day", "by"),
        ("kind: balance, target: 30, leg: both", "unknown_word", "leg"),
        ("kind: jump, target: 30, leg: left", "goal_leg", "leg"),
        ("kind: jump, target: 30, exercise: back_squat", "goal_exercise", "exercise"),
        ("kind: e1rm, target: 100", "goal_exercise", "exercise"),
        ("kind: css, target: 95, upper: 100", "goal_range", "upper"),
        ('kind: css, target: "1:30"', "not_a_pace", "target"),
        ('kind: css, target: "0:30/100m"', "out_of_range", "target"),
        ('kind: run_5k, target: "3:59"', "out_of_range", "target"),
        ("kind: run_5k, target: fast", "not_a_duration", "target"),
        ("kind: e1rm, exercise: back_squat, target: 100 stone", "not_a_weight", "target"),
        ("kind: jump, target: high", "not_a_number", "target"),
        ("target: 30", "missing", "kind"),
        ("kind: weight, target: 72, upper: 70", "goal_order", "upper"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_goal_is_named_with_its_place(said: str, key: str, inner: str) -> None:
    (problem,) = refused(written(said))
    assert (problem.key, problem.place) == (key, f"athlete.goals[0].{inner}")


def test_a_preset_is_named_once() -> None:
    (problem,) = refused(written("preset: lean", "preset: aerobic", "preset: lean"))
    assert (problem.key, problem.place) == ("preset_twice", "athlete.goals[2].preset")


@pytest.mark.parametrize("kind", GoalKind)
def test_every_kind_can_be_written_inside_what_its_metric_believes(kind: GoalKind) -> None:
    of = "exercise: back_squat, " if kind in OF_A_LIFT else ""
    low = TARGETS[kind].low
    good = round(low + 0.2 * abs(low), 6)
    (goal,) = read(f"kind: {kind}, {of}target: {good}")
    assert (goal.kind, goal.target) == (kind, good)
    if kind in MEASURED_BY and kind is not GoalKind.STRENGTH_TO_WEIGHT:
        assert MEASURED_BY[kind].credible(good) == good


@pytest.mark.parametrize("kind", sorted(set(GoalKind) - WITHOUT_UPPER - OF_A_LIFT))
def test_files_that_were_written_before_may_close_a_goal_upwards(kind: GoalKind) -> None:
    low = TARGETS[kind].low
    (goal,) = read(f"kind: {kind}, target: {low}, upper: {low + 1}")
    assert goal.upper == low + 1
