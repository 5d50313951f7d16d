"""Goals in one line each: where the athlete stands, what the target is, and when the trend gets there."""

from bot.telegram.messages.words import day_and_year, escape, measured, number
from domain.athlete.goals import GoalKind
from domain.review.evening import GoalLine, GoalStanding

MARKS = {
    GoalStanding.REACHED: "✔",
    GoalStanding.ON_TRACK: "●",
    GoalStanding.AT_RISK: "◐",
    GoalStanding.OFF_TRACK: "○",
    GoalStanding.NO_TREND: "–",
    GoalStanding.NO_READING: "–",
}
NAMES = {
    GoalKind.BODY_FAT: ("Body fat", "%", 1),
    GoalKind.VO2MAX: ("VO2max", "", 0),
    GoalKind.STRENGTH_TO_WEIGHT: ("Strength to weight", "×", 2),
    GoalKind.SWIM_100YD: (f"{measured('100', 'yd')} free", "s", 1),
    GoalKind.WEEKLY_HOURS: ("Week on average", "h", 1),
}


def goal_line(goal: GoalLine) -> str:
    name, unit, digits = NAMES[GoalKind(goal.kind)]
    if goal.exercise:
        name = escape(goal.exercise.replace("_", " ").capitalize())
    target = _amount(goal.target, unit, digits)
    if goal.upper is not None:
        target = f"{number(goal.target)}–{_amount(goal.upper, unit, 0)}"
    if goal.current is None:
        return f"{MARKS[goal.standing]} {name}: no reading yet (goal {target})"
    return f"{MARKS[goal.standing]} {name}: {_amount(goal.current, unit, digits)} (goal {target}){_when(goal)}"


def _amount(value: float, unit: str, digits: int) -> str:
    return measured(number(value, digits), unit)


def _when(goal: GoalLine) -> str:
    if goal.standing is GoalStanding.REACHED:
        return ""
    if goal.eta is None:
        return ", no measurable trend" if goal.kind != GoalKind.WEEKLY_HOURS else ""
    deadline = f", wanted by {day_and_year(goal.by)}" if goal.by else ""
    return f", about {day_and_year(goal.eta)}{deadline}"
