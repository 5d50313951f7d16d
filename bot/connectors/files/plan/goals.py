"""What the athlete wants, as a plan file writes it."""

from datetime import date

from bot.connectors.files.plan.amounts import number, one_of, text
from bot.connectors.files.plan.section import Section
from bot.connectors.files.plan.workouts import day_near, exercise
from domain.athlete.goals import OF_A_LIFT, Goal, GoalKind
from domain.athlete.presets import Preset, goals_of
from domain.training.validity import LONGEST_NOTE, WEIGHT_KG, Bounds

GOAL_KEYS = ("kind", "preset", "target", "upper", "by", "exercise", "note")
ALONE = ("kind", "target", "upper", "exercise")
TARGETS = {
    GoalKind.BODY_FAT: Bounds(4, 50),
    GoalKind.WEIGHT: WEIGHT_KG,
    GoalKind.VO2MAX: Bounds(15, 95),
    GoalKind.STRENGTH_TO_WEIGHT: Bounds(0.1, 5),
    GoalKind.E1RM: Bounds(5, 500),
    GoalKind.JUMP: Bounds(5, 130),
    GoalKind.BALANCE: Bounds(1, 600),
    GoalKind.SWIM_100YD: Bounds(38, 600),
    GoalKind.WEEKLY_HOURS: Bounds(0.5, 40),
}
ANY_TARGET = Bounds(0, 1000)


def read_goals(entry: Section, today: date) -> tuple[Goal, ...]:
    """One goal, or those behind the name of a preset."""
    if "preset" not in entry:
        return (_read_goal(entry, today),)
    preset = entry.read("preset", one_of(Preset), None)
    by, note = entry.read("by", day_near(today), None), entry.read("note", text(LONGEST_NOTE), "")
    for key in ALONE:
        if key in entry:
            entry.wrong("goal_preset", key, preset.value if preset else "preset")
    return goals_of(preset, by, note) if preset else ()


def _read_goal(entry: Section, today: date) -> Goal:
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
    if kind and (kind in OF_A_LIFT) is not ("exercise" in entry):
        entry.wrong("goal_exercise", "exercise", kind.value)
    return goal
