"""Where goals stand: a lift is held against the body that lifted it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Known, Origin, Profile
from domain.review.evening import GoalLine, GoalStanding
from domain.review.evidence import Evidence
from domain.review.standings import goal_lines
from domain.training.reading import Reading, ReadingKind
from tests.builders.values import NOW, TODAY, athlete

SQUAT = "back_squat"


def evidence(*readings: Reading, told_kg: float | None = None) -> Evidence:
    weight = None if told_kg is None else Known(told_kg, Origin.ATHLETE, TODAY)
    goals = (Goal(GoalKind.STRENGTH_TO_WEIGHT, 2.0, exercise=SQUAT),)
    return Evidence(replace(athlete(), goals=goals, profile=Profile(weight_kg=weight)), NOW, TODAY, readings=readings)


def lift(days_ago: int, kg: float, exercise: str = SQUAT) -> Reading:
    return Reading(ReadingKind.E1RM, TODAY - timedelta(days=days_ago), kg, "fit", exercise)


def weighed(days_ago: int, kg: float) -> Reading:
    return Reading(ReadingKind.WEIGHT, TODAY - timedelta(days=days_ago), kg, "scale")


@pytest.mark.parametrize(
    ("readings", "told_kg", "ratio"),
    [
        ((weighed(9, 100), weighed(5, 80), weighed(1, 60), lift(3, 120)), 50, 120 / (80 + 20 * 0.9**4)),
        ((weighed(1, 60), lift(1, 120)), 50, 120 / 60),
        ((weighed(2, 60), lift(3, 120)), 80, 120 / 80),
        ((lift(3, 120), lift(2, 300, "deadlift")), 80, 120 / 80),
    ],
    ids=["the trend by the day of the lift", "of the same day", "only weighed later", "another lift"],
)
def test_a_lift_is_held_against_the_weight_known_on_its_day(
    readings: tuple[Reading, ...], told_kg: float, ratio: float
) -> None:
    (line,) = goal_lines(evidence(*reversed(readings), told_kg=told_kg), ())
    assert line.current == pytest.approx(ratio)


@pytest.mark.parametrize("readings", [(lift(3, 120),), (weighed(40, 80), lift(3, 120))], ids=["none", "too old"])
def test_without_a_weight_there_is_nothing_to_hold_a_lift_against(readings: tuple[Reading, ...]) -> None:
    (line,) = goal_lines(evidence(*readings), ())
    assert line.standing is GoalStanding.NO_READING


def goal_line(goal: Goal, *readings: Reading) -> GoalLine:
    told = Evidence(replace(athlete(), goals=(goal,)), NOW, TODAY, readings=readings)
    (line,) = goal_lines(told, ())
    return line


def weekly(kind: ReadingKind, *values: float, of: str = "") -> list[Reading]:
    """One a week, the last one today."""
    days = [TODAY - timedelta(weeks=len(values) - 1 - index) for index in range(len(values))]
    return [Reading(kind, day, value, "manual", of) for day, value in zip(days, values, strict=True)]


def test_a_goal_may_be_on_anything_that_is_measured_and_knows_its_good_direction() -> None:
    soon = TODAY + timedelta(days=60)
    jumps = weekly(ReadingKind.JUMP, 38, 39, 39.5, 40.5, 41, 42)
    assert goal_line(Goal(GoalKind.JUMP, 45.0, by=soon), *jumps).standing is GoalStanding.ON_TRACK
    assert goal_line(Goal(GoalKind.JUMP, 40.0, by=soon), *jumps).standing is GoalStanding.REACHED
    squats = weekly(ReadingKind.E1RM, 120, 121, 123, 124, 126, 127, of=SQUAT)
    others = weekly(ReadingKind.E1RM, 60, 50, 40, 30, 20, 10, of="bench_press")
    lifted = goal_line(Goal(GoalKind.E1RM, 130.0, by=soon, exercise=SQUAT), *squats, *others)
    assert lifted.standing is GoalStanding.ON_TRACK
    assert lifted.current == pytest.approx(127, abs=0.5)
    weights = weekly(ReadingKind.WEIGHT, 80, 79.6, 79.1, 78.7, 78.2, 77.8)
    assert goal_line(Goal(GoalKind.WEIGHT, 76.0, by=soon), *weights).standing is GoalStanding.ON_TRACK
    heavier = goal_line(Goal(GoalKind.WEIGHT, 82.0, by=soon), *weights)
    assert heavier.standing is GoalStanding.OFF_TRACK, "a weight may be wanted up or down: the target says which"
    assert heavier.pace_share is not None
    assert heavier.pace_share < 0


def test_balance_is_as_good_as_the_weaker_leg() -> None:
    left = weekly(ReadingKind.BALANCE, 50, 52, 54, 56, 58, 60, of="left")
    right = weekly(ReadingKind.BALANCE, 20, 21, 22, 23, 24, 25, of="right")
    assert goal_line(Goal(GoalKind.BALANCE, 45.0), *left, *right).current == pytest.approx(25)


def test_a_goal_that_comes_too_late_says_how_fast_it_moves_for_how_fast_it_would_have_to() -> None:
    """Seven tenths of a per cent short in two weeks, at a tenth of a per cent a week."""
    fat = weekly(ReadingKind.BODY_FAT, 15.5, 15.41, 15.29, 15.2, 15.1, 15.01, 14.9, 14.8, 14.7)
    line = goal_line(Goal(GoalKind.BODY_FAT, 14.0, by=TODAY + timedelta(days=14)), *fat)
    assert line.standing is GoalStanding.OFF_TRACK
    assert line.pace_share == pytest.approx(0.2 / 0.7, abs=0.01)
