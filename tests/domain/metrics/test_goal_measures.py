"""Every kind of goal stands on a registered metric, which says which way is better."""

import pytest

from domain.athlete.goals import OF_A_RANGE, Goal, GoalKind
from domain.athlete.presets import GOALS
from domain.metrics.goal_measures import MEASURED_BY, reading_of, wanted_readings
from domain.metrics.registry import METRICS
from domain.training.reading import ReadingKind


def test_every_kind_but_the_hours_of_a_week_is_on_a_registered_metric() -> None:
    assert set(MEASURED_BY) == set(GoalKind) - {GoalKind.WEEKLY_HOURS}
    assert all(metric in METRICS for metric in MEASURED_BY.values())
    assert [kind for kind in GoalKind if reading_of(kind) is None] == [GoalKind.WEEKLY_HOURS]


@pytest.mark.parametrize(
    ("kind", "lower_is_better"),
    [
        (GoalKind.BODY_FAT, True),
        (GoalKind.SWIM_100YD, True),
        (GoalKind.CSS, True),
        (GoalKind.RUN_5K, True),
        (GoalKind.VO2MAX, False),
        (GoalKind.VO2MAX_RIDE, False),
        (GoalKind.STRENGTH_TO_WEIGHT, False),
        (GoalKind.E1RM, False),
        (GoalKind.JUMP, False),
        (GoalKind.BALANCE, False),
        (GoalKind.REACH, False),
        (GoalKind.WEIGHT, None),
    ],
)
def test_the_direction_is_the_metrics(kind: GoalKind, lower_is_better: bool | None) -> None:
    assert MEASURED_BY[kind].lower_is_better is lower_is_better
    assert (lower_is_better is None) is (kind in OF_A_RANGE)


def test_goals_want_their_own_readings_and_no_others() -> None:
    assert wanted_readings(()) == frozenset()
    assert wanted_readings((Goal(GoalKind.WEEKLY_HOURS, 3),)) == frozenset()
    assert wanted_readings((Goal(GoalKind.E1RM, 100, exercise="back_squat"),)) == {ReadingKind.E1RM}
    relative = Goal(GoalKind.STRENGTH_TO_WEIGHT, 1.5, exercise="back_squat")
    assert wanted_readings((relative,)) == {ReadingKind.E1RM, ReadingKind.WEIGHT}
    assert wanted_readings((Goal(GoalKind.JUMP, 40), Goal(GoalKind.CSS, 95))) == {ReadingKind.JUMP, ReadingKind.CSS}


def test_presets_have_targets_that_somebody_can_reach() -> None:
    for goal in (goal for goals in GOALS.values() for goal in goals):
        if goal.kind in MEASURED_BY and goal.kind is not GoalKind.STRENGTH_TO_WEIGHT:
            assert MEASURED_BY[goal.kind].credible(goal.target) == goal.target
