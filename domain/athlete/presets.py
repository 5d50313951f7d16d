"""Goals that many athletes have, by name: each is one or several general ones, with targets that can be changed."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from domain.athlete.goals import Goal, GoalKind


class Preset(StrEnum):
    """`explosive` is power, control and reach for snowboard, golf, wakeboard and wood chopping."""

    LEAN = "lean"
    AEROBIC = "aerobic"
    EXPLOSIVE = "explosive"
    FAST_100YD = "fast_100yd"
    STEADY_HOURS = "steady_hours"


# Targets to begin with and no verdict on anybody. Adults under forty stand 43 s of the 45 that a balance test lasts
# (Springer 2007); the others are conventions.
GOALS: Mapping[Preset, tuple[Goal, ...]] = {
    Preset.LEAN: (Goal(GoalKind.BODY_FAT, 14.0),),
    Preset.AEROBIC: (Goal(GoalKind.VO2MAX, 50.0),),
    Preset.EXPLOSIVE: (
        Goal(GoalKind.JUMP, 45.0),
        Goal(GoalKind.STRENGTH_TO_WEIGHT, 1.5, exercise="back_squat"),
        Goal(GoalKind.STRENGTH_TO_WEIGHT, 1.25, exercise="romanian_deadlift"),
        Goal(GoalKind.BALANCE, 45.0),
        Goal(GoalKind.REACH, 5.0),
    ),
    Preset.FAST_100YD: (Goal(GoalKind.SWIM_100YD, 70.0),),
    Preset.STEADY_HOURS: (Goal(GoalKind.WEEKLY_HOURS, 3.0, upper=5.0),),
}


def goals_of(preset: Preset, by: date | None = None, note: str = "") -> tuple[Goal, ...]:
    """All of them by the same day."""
    return tuple(replace(goal, by=by, note=note) for goal in GOALS[preset])


def without_the_said(presets: Collection[Goal], said: Collection[Goal]) -> tuple[Goal, ...]:
    """The goals of presets that the athlete does not have in words of their own: what is said goes before it."""
    told = {(goal.kind, goal.exercise) for goal in said}
    return tuple(goal for goal in presets if (goal.kind, goal.exercise) not in told)
