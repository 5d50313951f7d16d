"""What the athlete wants, as a plan file writes it."""

from datetime import date

from bot.connectors.files.plan.amounts import number, one_of, text
from bot.connectors.files.plan.section import Section
from bot.connectors.files.plan.workouts import day_near, exercise
from domain.athlete.goals import Goal, GoalKind
from domain.training.validity import LONGEST_NOTE, Bounds

GOAL_KEYS = ("kind", "target", "upper", "by", "exercise", "note")
TARGETS = {
    GoalKind.BODY_FAT: Bounds(4, 50),
    GoalKind.VO2MAX: Bounds(15, 95),
    GoalKind.STRENGTH_TO_WEIGHT: Bounds(0.1, 5),
    GoalKind.SWIM_100YD: Bounds(38, 600),
    GoalKind.WEEKLY_HOURS: Bounds(0.5, 40),
}
ANY_TARGET = Bounds(0, 1000)


def read_goal(entry: Section, today: date) -> Goal:
    kind = entry.need("kind", one_of(GoalKind), None)
    bounds = TARGETS[kind] if kind else ANY_TARGET
    goal = Goal(
        kind=kind or GoalKind.VO2MAX,
        target=entry.need("target", number(bounds), bounds.low),
        upper=entry.read("upper", number(bounds), None),
        by=entry.read("by", day_near(today), None),
        exercise=entry.read("exercise", exercise, None),
        note=entry.read("note", text(LONGEST_NOTE), ""),
    )
    if goal.upper is not None and goal.upper < goal.target:
        entry.wrong("goal_order", "upper", goal.upper, f"≥ {goal.target:g}")
    if kind and (kind is GoalKind.STRENGTH_TO_WEIGHT) is not ("exercise" in entry):
        entry.wrong("goal_exercise", "exercise", kind.value)
    return goal
