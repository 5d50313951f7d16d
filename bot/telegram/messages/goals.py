"""Goals in one line each: how it stands, where the athlete is, what the target is, and when the trend gets there."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.telegram.messages.entry_words import weight
from bot.telegram.messages.metric_words import pace_in_the_pool
from bot.telegram.messages.words import NBSP, date_from, escape, measured, number, percent, stopwatch
from domain.athlete.athlete import Units
from domain.athlete.goals import GoalKind
from domain.review.evening import GoalLine, GoalStanding

METRIC = Units()
STANDINGS = {
    GoalStanding.REACHED: "Reached",
    GoalStanding.ON_TRACK: "On track",
    GoalStanding.AT_RISK: "At risk",
    GoalStanding.OFF_TRACK: "Off track",
    GoalStanding.NO_TREND: "No measurable trend",
}
EXPECTED = {GoalStanding.ON_TRACK, GoalStanding.AT_RISK, GoalStanding.OFF_TRACK}
NAMES = {
    GoalKind.BODY_FAT: ("body fat", "%", 1),
    GoalKind.VO2MAX: ("VO2max", "", 0),
    GoalKind.STRENGTH_TO_WEIGHT: ("strength to weight", "×", 2),
    GoalKind.WEIGHT: ("weight", "", 1),
    GoalKind.E1RM: ("e1RM", "", 1),
    GoalKind.JUMP: ("jump", "cm", 0),
    GoalKind.BALANCE: ("balance", "s", 0),
    GoalKind.REACH: ("reach beyond the toes", "cm", 0),
    GoalKind.SWIM_100YD: (f"{measured('100', 'yd')} free", "", 1),
    GoalKind.WEEKLY_HOURS: ("weekly mean", "h", 1),
    GoalKind.VO2MAX_RIDE: ("VO2max on the bike", "", 0),
    GoalKind.CSS: ("CSS", "", 1),
    GoalKind.RUN_5K: (measured("5", "km"), "", 1),
}
MOVING_AWAY = "moving away"
IN_KILOGRAMS = frozenset({GoalKind.WEIGHT, GoalKind.E1RM})
ON_A_CLOCK = frozenset({GoalKind.SWIM_100YD, GoalKind.RUN_5K})


def goal_lines(goals: Sequence[GoalLine], today: date, units: Units = METRIC) -> Iterator[str]:
    """Escaped, in the athlete's units; what has no reading yet shares one line."""
    yield from (_line(goal, today, units) for goal in goals if goal.current is not None)
    unknown = [_name(goal) for goal in goals if goal.current is None]
    if unknown:
        yield f"No reading yet: {', '.join(unknown)}"


def _line(goal: GoalLine, today: date, units: Units) -> str:
    now = f"{_name(goal)} {_amount(goal, goal.current or 0.0, units)}"
    return f"{STANDINGS[goal.standing]}: {now} ({_target(goal, today, units)}){_when(goal, today)}"


def _name(goal: GoalLine) -> str:
    """`back squat`, `back squat e1RM`, `balance left`, `body fat`."""
    kind, of = GoalKind(goal.kind), escape(goal.exercise.replace("_", " ")) if goal.exercise else ""
    if not of or kind is GoalKind.STRENGTH_TO_WEIGHT:
        return of or NAMES[kind][0]
    return f"{NAMES[kind][0]} {of}" if kind is GoalKind.BALANCE else f"{of} {NAMES[kind][0]}"


def _target(goal: GoalLine, today: date, units: Units) -> str:
    by = f" by {date_from(goal.by, today)}" if goal.by else ""
    if goal.upper is not None:
        least = _amount(goal, goal.target, units).split(NBSP)[0]
        return f"goal {least}–{_amount(goal, goal.upper, units)}{by}"
    return f"goal {_amount(goal, goal.target, units)}{by}"


def _amount(goal: GoalLine, value: float, units: Units) -> str:
    if goal.kind in ON_A_CLOCK:
        return stopwatch(value)
    if goal.kind == GoalKind.CSS:
        return pace_in_the_pool(value, units.pool)
    if goal.kind in IN_KILOGRAMS:
        return weight(value, [units.weight])
    _, unit, digits = NAMES[GoalKind(goal.kind)]
    figure = number(value, digits)
    return measured(figure.removesuffix(".0") if digits == 1 else figure, unit)


def _when(goal: GoalLine, today: date) -> str:
    """The 95 % interval of the trend, never its middle alone."""
    if goal.kind == GoalKind.WEEKLY_HOURS or goal.standing not in EXPECTED:
        return ""
    if goal.standing is GoalStanding.OFF_TRACK and goal.by is None:
        return f", {MOVING_AWAY}"
    if goal.pace_share is not None and goal.standing is GoalStanding.OFF_TRACK:
        return f", {_pace(goal.pace_share)}"
    if goal.eta is None:
        return ", not within a year"
    if goal.eta_first is None:
        return f", about {date_from(goal.eta, today)}"
    first = date_from(goal.eta_first, today)
    if goal.eta_last is None:
        return f", {first} at the earliest"
    return f", between {first} and {date_from(goal.eta_last, today)}"


def _pace(share: float) -> str:
    return MOVING_AWAY if share <= 0 else f"{percent(100 * share)} of the pace it takes"
