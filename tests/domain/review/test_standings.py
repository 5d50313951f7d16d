"""Where goals stand: a lift is held against the body that lifted it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Known, Origin, Profile
from domain.review.evening import GoalStanding
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
