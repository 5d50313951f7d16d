"""Goals by name: general goals, each with everything that its kind needs."""

from datetime import date

import pytest

from domain.athlete.goals import OF_A_LIFT, Goal, GoalKind
from domain.athlete.presets import GOALS, Preset, goals_of, without_the_said
from domain.training.exercises import CATALOGUE


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_is_made_of_complete_goals(preset: Preset) -> None:
    by = date(2027, 3, 1)
    goals = goals_of(preset, by, "for the snow")
    assert goals
    for goal in goals:
        assert (goal.by, goal.note) == (by, "for the snow")
        assert (goal.kind in OF_A_LIFT) is (goal.exercise is not None)
        assert goal.exercise is None or goal.exercise in CATALOGUE
        assert (goal.upper is not None) is (goal.kind is GoalKind.WEEKLY_HOURS)


def test_the_five_of_them() -> None:
    assert [(goal.kind, goal.target) for goal in goals_of(Preset.EXPLOSIVE)] == [
        (GoalKind.JUMP, 45.0),
        (GoalKind.STRENGTH_TO_WEIGHT, 1.5),
        (GoalKind.STRENGTH_TO_WEIGHT, 1.25),
        (GoalKind.BALANCE, 45.0),
        (GoalKind.REACH, 5.0),
    ]
    assert GOALS.keys() == set(Preset)


def test_what_the_athlete_says_goes_before_the_preset() -> None:
    explosive = goals_of(Preset.EXPLOSIVE)
    squat = Goal(GoalKind.STRENGTH_TO_WEIGHT, 2.0, exercise="back_squat")
    left = without_the_said(
        explosive, [squat, Goal(GoalKind.BODY_FAT, 12), Goal(GoalKind.BALANCE, 60, exercise="left")]
    )
    assert left == (explosive[0], *explosive[2:]), "of the other lift, and of the weaker leg, nothing was said"
    assert without_the_said(explosive, ()) == explosive
