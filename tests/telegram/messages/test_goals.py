"""A goal in one line: its name, its figures in its own unit, and how its rate compares with what it takes."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from bot.telegram.messages.goals import METRIC, NAMES, goal_lines
from bot.telegram.messages.registry import render
from bot.telegram.messages.words import NBSP
from domain.athlete.athlete import DistanceUnit, PoolUnit, Units, WeightUnit
from domain.athlete.goals import GoalKind
from domain.notice import Notice, NoticeKind
from domain.review.evening import GoalLine, GoalStanding
from tests.telegram.messages import autumn

DAY = date(2026, 11, 24)
AMERICAN = Units(DistanceUnit.MILE, WeightUnit.POUND, PoolUnit.YARD)


def line(kind: GoalKind, current: float | None, target: float, units: Units = METRIC, **more: object) -> str:
    goal = GoalLine(kind, target, GoalStanding.NO_TREND, current=current, **more)  # type: ignore[arg-type]
    (told,) = goal_lines((goal,), DAY, units)
    return told.replace(NBSP, " ").removeprefix("No measurable trend: ")


def test_every_kind_of_goal_has_its_words() -> None:
    assert set(NAMES) == set(GoalKind)


@pytest.mark.parametrize(
    ("kind", "of", "current", "target", "told"),
    [
        (GoalKind.WEIGHT, None, 78.44, 75, "weight 78.4 kg (goal 75 kg)"),
        (GoalKind.E1RM, "back_squat", 117.5, 150, "back squat e1RM 117.5 kg (goal 150 kg)"),
        (GoalKind.STRENGTH_TO_WEIGHT, "back_squat", 1.34, 1.5, "back squat 1.34 × (goal 1.50 ×)"),
        (GoalKind.JUMP, None, 38.6, 45, "jump 39 cm (goal 45 cm)"),
        (GoalKind.REACH, None, -3.2, 5, "reach beyond the toes −3 cm (goal 5 cm)"),
        (GoalKind.BALANCE, "left", 31.4, 45, "balance left 31 s (goal 45 s)"),
        (GoalKind.CSS, None, 104.0, 95, "CSS 1:44.0/100 m (goal 1:35.0/100 m)"),
        (GoalKind.RUN_5K, None, 1360.0, 1199, "5 km 22:40.0 (goal 19:59.0)"),
        (GoalKind.SWIM_100YD, None, 72.24, 70, "100 yd free 1:12.2 (goal 1:10.0)"),
        (GoalKind.VO2MAX_RIDE, None, 51.0, 60, "VO2max on the bike 51 (goal 60)"),
    ],
)
def test_a_goal_in_its_own_unit(kind: GoalKind, of: str | None, current: float, target: float, told: str) -> None:
    assert line(kind, current, target, exercise=of) == told


@pytest.mark.parametrize(
    ("kind", "of", "current", "target", "told"),
    [
        (GoalKind.WEIGHT, None, 78.44, 75, "weight 172.9 lb (goal 165.3 lb)"),
        (GoalKind.E1RM, "back_squat", 117.5, 150, "back squat e1RM 259 lb (goal 330.7 lb)"),
        (GoalKind.CSS, None, 104.0, 95, "CSS 1:35.1/100 yd (goal 1:26.9/100 yd)"),
        (GoalKind.STRENGTH_TO_WEIGHT, "back_squat", 1.34, 1.5, "back squat 1.34 × (goal 1.50 ×)"),
    ],
)
def test_a_goal_in_the_units_of_an_american(
    kind: GoalKind, of: str | None, current: float, target: float, told: str
) -> None:
    assert line(kind, current, target, AMERICAN, exercise=of) == told


def test_a_review_tells_goals_in_its_athletes_units_and_an_old_one_in_metric() -> None:
    goals = (GoalLine(GoalKind.WEIGHT, 75.0, GoalStanding.NO_TREND, current=78.0),)
    told = msgspec.to_builtins(replace(autumn.KEPT, goals=goals, units=AMERICAN))
    assert "weight 172 lb (goal 165.3 lb)" in said(told)
    del told["units"]
    assert "weight 78 kg (goal 75 kg)" in said(told)


def said(review: dict[str, object]) -> str:
    return render(Notice(NoticeKind.EVENING_REVIEW, {"review": review, "zone": "UTC"})).html.replace(NBSP, " ")


def test_a_goal_without_a_day_that_moves_away_says_so() -> None:
    goal = GoalLine(GoalKind.WEIGHT, 75.0, GoalStanding.OFF_TRACK, current=78.0)
    assert [told.replace(NBSP, " ") for told in goal_lines((goal,), DAY)] == [
        "Off track: weight 78 kg (goal 75 kg), moving away"
    ]


def test_a_range_has_both_ends() -> None:
    assert line(GoalKind.WEIGHT, 74.0, 70, upper=72.0) == "weight 74 kg (goal 70–72 kg)"
    assert line(GoalKind.WEIGHT, 74.0, 70, AMERICAN, upper=72.0) == "weight 163.1 lb (goal 154.3–158.7 lb)"
    assert line(GoalKind.WEEKLY_HOURS, 3.62, 3, upper=5.0) == "weekly mean 3.6 h (goal 3–5 h)"


def test_legs_without_a_reading_are_told_apart() -> None:
    legs = [GoalLine(GoalKind.BALANCE, 45, GoalStanding.NO_READING, exercise=leg) for leg in ("left", "right")]
    assert list(goal_lines(legs, DAY)) == ["No reading yet: balance left, balance right"]
