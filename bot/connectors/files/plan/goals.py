"""What the athlete wants, as a plan file writes it: goals of their own, and presets of several."""

from collections.abc import Callable, Iterable
from datetime import date

from bot.connectors.files.plan.amounts import number, one_of, seconds, speed, text, weight_kg
from bot.connectors.files.plan.document import Tree
from bot.connectors.files.plan.section import Section
from bot.connectors.files.plan.workouts import day_near, exercise
from domain.athlete.goals import OF_A_LIFT, OF_A_RANGE, Goal, GoalKind, Leg
from domain.athlete.presets import Preset, goals_of, without_the_said
from domain.training.validity import LONGEST_NOTE, Bounds

GOAL_KEYS = ("kind", "preset", "target", "upper", "by", "exercise", "leg", "note")
ALONE = ("kind", "target", "upper", "exercise", "leg")
TARGETS = {
    GoalKind.BODY_FAT: Bounds(4, 50),
    GoalKind.WEIGHT: Bounds(25, 300),
    GoalKind.VO2MAX: Bounds(15, 95),
    GoalKind.VO2MAX_RIDE: Bounds(15, 95),
    GoalKind.STRENGTH_TO_WEIGHT: Bounds(0.1, 5),
    GoalKind.E1RM: Bounds(5, 500),
    GoalKind.JUMP: Bounds(5, 130),
    GoalKind.BALANCE: Bounds(1, 600),
    GoalKind.REACH: Bounds(-40, 40),
    GoalKind.SWIM_100YD: Bounds(38, 600),
    GoalKind.CSS: Bounds(45, 300),
    GoalKind.RUN_5K: Bounds(700, 7_200),
    GoalKind.WEEKLY_HOURS: Bounds(0.5, 40),
}
ANY_TARGET = Bounds(0, 1000)
# A number is in the goal's unit; in words a target can also be a time, a pace, or a weight with its unit.
WRITTEN: dict[GoalKind, Callable[[Tree], float]] = {
    GoalKind.SWIM_100YD: seconds,
    GoalKind.RUN_5K: seconds,
    GoalKind.CSS: lambda raw: round(100 / speed(raw), 2),
    GoalKind.E1RM: weight_kg,
    GoalKind.WEIGHT: weight_kg,
}
# Their upper end would say nothing; of the older kinds there may be files that have one.
WITHOUT_UPPER = frozenset({GoalKind.VO2MAX_RIDE, GoalKind.CSS, GoalKind.RUN_5K, GoalKind.REACH})


def read_goals(entries: Iterable[Section], today: date) -> tuple[Goal, ...]:
    """In the order of the file; what an entry says of a goal itself goes before what a preset says of the same."""
    told, named = tuple(entries), set[Preset]()
    read = [_read_preset(one, named, today) if "preset" in one else (_read_goal(one, today),) for one in told]
    parts = [("preset" in entry, goals) for entry, goals in zip(told, read, strict=True)]
    said = [goal for of_preset, goals in parts if not of_preset for goal in goals]
    return tuple(goal for of_preset, goals in parts for goal in (without_the_said(goals, said) if of_preset else goals))


def _read_preset(entry: Section, named: set[Preset], today: date) -> tuple[Goal, ...]:
    preset = entry.read("preset", one_of(Preset), None)
    by, note = entry.read("by", day_near(today), None), entry.read("note", text(LONGEST_NOTE), "")
    for key in ALONE:
        if key in entry:
            entry.wrong("goal_preset", key, preset.value if preset else "preset")
    if preset is None:
        return ()
    if preset in named:
        entry.wrong("preset_twice", "preset", preset.value)
    named.add(preset)
    return goals_of(preset, by, note)


def _read_goal(entry: Section, today: date) -> Goal:
    kind = entry.need("kind", one_of(GoalKind), None)
    goal = Goal(
        kind=kind or GoalKind.VO2MAX,
        target=entry.need("target", _target(kind), 0.0),
        upper=entry.read("upper", _target(kind), None),
        by=entry.read("by", day_near(today), None),
        exercise=_of_what(entry),
        note=entry.read("note", text(LONGEST_NOTE), ""),
    )
    if goal.upper is not None and goal.upper < goal.target:
        entry.wrong("goal_order", "upper", goal.upper, f"≥ {goal.target:g}")
    if kind in WITHOUT_UPPER and "upper" in entry:
        entry.wrong("goal_range", "upper", goal.kind.value, ", ".join(sorted(OF_A_RANGE)))
    if kind and (kind in OF_A_LIFT) is not ("exercise" in entry):
        entry.wrong("goal_exercise", "exercise", kind.value)
    if kind and kind is not GoalKind.BALANCE and "leg" in entry:
        entry.wrong("goal_leg", "leg", kind.value)
    return goal


def _of_what(entry: Section) -> str | None:
    lift, leg = entry.read("exercise", exercise, None), entry.read("leg", one_of(Leg), None)
    return lift if leg is None else leg.value


def _target(kind: GoalKind | None) -> Callable[[Tree], float]:
    in_figures = number(TARGETS[kind] if kind else ANY_TARGET)
    in_words = WRITTEN.get(kind) if kind else None
    return lambda raw: in_figures(in_words(raw) if in_words and isinstance(raw, str) else raw)
