"""Goals in one line each: how it stands, where the athlete is, what the target is, and when the trend gets there."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.telegram.messages.words import NBSP, day_and_year, escape, measured, number, stopwatch
from domain.athlete.goals import GoalKind
from domain.review.evening import GoalLine, GoalStanding

STANDINGS = {
    GoalStanding.REACHED: "Reached",
    GoalStanding.ON_TRACK: "On track",
    GoalStanding.AT_RISK: "At risk",
    GoalStanding.OFF_TRACK: "Off track",
    GoalStanding.NO_TREND: "No clear trend",
}
NAMES = {
    GoalKind.BODY_FAT: ("body fat", "%", 1),
    GoalKind.VO2MAX: ("VO2max", "", 0),
    GoalKind.STRENGTH_TO_WEIGHT: ("strength to weight", "×", 2),
    GoalKind.SWIM_100YD: (f"{measured('100', 'yd')} free", "", 1),
    GoalKind.WEEKLY_HOURS: ("weekly mean", "h", 1),
}


def goal_lines(goals: Sequence[GoalLine]) -> Iterator[str]:
    """Escaped; what has no reading yet shares one line."""
    yield from (_line(goal) for goal in goals if goal.current is not None)
    unknown = [_name(goal) for goal in goals if goal.current is None]
    if unknown:
        yield f"No reading yet: {', '.join(unknown)}"


def _line(goal: GoalLine) -> str:
    now = f"{_name(goal)} {_amount(goal, goal.current or 0.0)}"
    return f"{STANDINGS[goal.standing]}: {now} ({_target(goal)}){_when(goal)}"


def _name(goal: GoalLine) -> str:
    return escape(goal.exercise.replace("_", " ")) if goal.exercise else NAMES[GoalKind(goal.kind)][0]


def _target(goal: GoalLine) -> str:
    by = f" by {day_and_year(goal.by)}" if goal.by else ""
    if goal.upper is not None:
        return f"goal {number(goal.target, 1).removesuffix('.0')}–{_amount(goal, goal.upper)}{by}"
    return f"goal {_amount(goal, goal.target)}{by}"


def _amount(goal: GoalLine, value: float) -> str:
    if goal.kind == GoalKind.SWIM_100YD:
        return stopwatch(value)
    _, unit, digits = NAMES[GoalKind(goal.kind)]
    figure = number(value, digits)
    return measured(figure.removesuffix(".0") if digits == 1 else figure, unit)


def _when(goal: GoalLine) -> str:
    """The 95 % interval of the trend, never its middle alone."""
    if goal.standing not in {GoalStanding.ON_TRACK, GoalStanding.AT_RISK, GoalStanding.OFF_TRACK}:
        return ""
    if goal.kind == GoalKind.WEEKLY_HOURS:
        return ""
    if goal.eta is None:
        return ", not within a year at this rate"
    if goal.eta_first is None:
        return f", about {day_and_year(goal.eta)}"
    if goal.eta_last is None:
        return f", {day_and_year(goal.eta_first)} at the earliest"
    return f", between {_first(goal.eta_first, goal.eta_last)} and {day_and_year(goal.eta_last)}"


def _first(first: date, last: date) -> str:
    """The year is said once where it is the same."""
    said = day_and_year(first)
    return said.removesuffix(f"{NBSP}{last.year}")
