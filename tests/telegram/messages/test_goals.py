"""A goal in one line: its name, its figures in its own unit, and how its rate compares with what it takes."""

from datetime import date

import pytest

from bot.telegram.messages.goals import NAMES, goal_lines
from bot.telegram.messages.words import NBSP
from domain.athlete.goals import GoalKind
from domain.review.evening import GoalLine, GoalStanding

DAY = date(2026, 11, 24)


def line(kind: GoalKind, current: float | None, target: float, **more: object) -> str:
    goal = GoalLine(kind, target, GoalStanding.NO_TREND, current=current, **more)  # type: ignore[arg-type]
    (told,) = goal_lines((goal,), DAY)
    return told.replace(NBSP, " ").removeprefix("No clear trend: ")


def test_every_kind_of_goal_has_its_words() -> None:
    assert set(NAMES) == set(GoalKind)


@pytest.mark.parametrize(
    ("kind", "of", "current", "target", "told"),
    [
        (GoalKind.WEIGHT, None, 78.44, 75, "weight 78.4 kg (goal 75 kg)"),
        (GoalKind.E1RM, "back_squat", 117.5, 150, "back squat e1RM 117.5 kg (goal 150 kg)"),
        (GoalKind.STRENGTH_TO_WEIGHT, "back_squat", 1.34, 1.5, "back squat 1.34 × (goal 1.50 ×)"),
        (GoalKind.JUMP, None, 38.6, 45, "jump 39 cm (goal 45 cm)"),
        (GoalKind.BALANCE, "left", 31.4, 45, "balance left 31 s (goal 45 s)"),
        (GoalKind.CSS, None, 104.0, 95, "CSS 1:44.0 /100 m (goal 1:35.0 /100 m)"),
        (GoalKind.RUN_5K, None, 1360.0, 1199, "5 km 22:40.0 (goal 19:59.0)"),
        (GoalKind.SWIM_100YD, None, 72.24, 70, "100 yd free 1:12.2 (goal 1:10.0)"),
        (GoalKind.VO2MAX_RIDE, None, 51.0, 60, "VO2max on the bike 51 (goal 60)"),
    ],
)
def test_a_goal_in_its_own_unit(kind: GoalKind, of: str | None, current: float, target: float, told: str) -> None:
    assert line(kind, current, target, exercise=of) == told


def test_a_range_has_both_ends() -> None:
    assert line(GoalKind.WEIGHT, 74.0, 70, upper=72.0) == "weight 74 kg (goal 70–72 kg)"


def test_legs_without_a_reading_are_told_apart() -> None:
    legs = [GoalLine(GoalKind.BALANCE, 45, GoalStanding.NO_READING, exercise=leg) for leg in ("left", "right")]
    assert list(goal_lines(legs, DAY)) == ["No reading yet: balance left, balance right"]
