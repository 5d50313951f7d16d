"""Where each goal stands: reached, on its way, or not, and only where the readings allow to say so."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter, itemgetter

from domain.athlete.goals import OF_A_LIFT, Goal, GoalKind
from domain.athlete.profile import Known
from domain.metrics.lifts import strength_to_weight
from domain.metrics.outlook import Outlook, Track, goal_outlook, pace_share, track
from domain.metrics.registry import BY_KEY
from domain.metrics.spec import Measured
from domain.metrics.trend import Point, smoothed
from domain.review.evening import GoalLine, GoalStanding
from domain.review.evidence import Evidence
from domain.training.reading import Reading, ReadingKind
from domain.training.rollup import DayRollup

MEASURED_BY = {
    GoalKind.BODY_FAT: BY_KEY["body_fat"],
    GoalKind.WEIGHT: BY_KEY["weight"],
    GoalKind.VO2MAX: BY_KEY["vo2max_run"],
    GoalKind.STRENGTH_TO_WEIGHT: BY_KEY["e1rm"],
    GoalKind.E1RM: BY_KEY["e1rm"],
    GoalKind.JUMP: BY_KEY["jump"],
    GoalKind.BALANCE: BY_KEY["balance"],
    GoalKind.SWIM_100YD: BY_KEY["swim100"],
}
WEEKS = 4
_DAY = attrgetter("day")
_WEIGHED_ON = itemgetter(0)
# Beyond a year a straight line says nothing.
FARTHEST_DAYS = 365
# The nearest to acting on comes first; what cannot be judged comes last.
ORDER = (
    GoalStanding.OFF_TRACK,
    GoalStanding.AT_RISK,
    GoalStanding.ON_TRACK,
    GoalStanding.REACHED,
    GoalStanding.NO_TREND,
    GoalStanding.NO_READING,
)


def goal_lines(evidence: Evidence, rollups: tuple[DayRollup, ...]) -> tuple[GoalLine, ...]:
    """One line a goal, off-track ones first."""
    lines = [
        _weekly_hours(goal, rollups) if goal.kind is GoalKind.WEEKLY_HOURS else _measured(goal, evidence)
        for goal in evidence.athlete.goals
    ]
    return tuple(sorted(lines, key=lambda line: ORDER.index(line.standing)))


def _weekly_hours(goal: Goal, rollups: tuple[DayRollup, ...]) -> GoalLine:
    """The mean of the last four weeks, held against the range."""
    month = rollups[-7 * WEEKS :]
    if len(month) < 7 * WEEKS:
        return _line(goal, GoalStanding.NO_READING)
    hours = sum(day.total_minutes for day in month) / 60 / WEEKS
    inside = goal.target <= hours <= (goal.upper or float("inf"))
    return _line(goal, GoalStanding.REACHED if inside else GoalStanding.OFF_TRACK, current=hours)


def _measured(goal: Goal, evidence: Evidence) -> GoalLine:
    points = _points(goal, evidence)
    if not points:
        return _line(goal, GoalStanding.NO_READING)
    outlook = goal_outlook(points, goal.target, evidence.day, MEASURED_BY[goal.kind].lower_is_better)
    current = points[-1][1] if outlook.current is None else outlook.current
    standing = _standing(goal, outlook, evidence.day)
    if standing in {GoalStanding.NO_TREND, GoalStanding.REACHED}:
        return _line(goal, standing, current=current)
    share = None if goal.by is None else pace_share(outlook, goal.target, (goal.by - evidence.day).days)
    return replace(_line(goal, standing, current=current, dates=_dates(outlook, evidence.day)), pace_share=share)


def _points(goal: Goal, evidence: Evidence) -> list[Point]:
    source = MEASURED_BY[goal.kind].source
    assert isinstance(source, Measured), "goals are on what is measured, but for the hours of a week"
    found = _measurements(source.kind, evidence)
    if goal.kind is GoalKind.BALANCE:
        return _weaker(found)
    if goal.kind not in OF_A_LIFT:
        return [(reading.day, reading.value) for reading in found]
    lifts = [reading for reading in found if goal.exercise in {None, reading.exercise}]
    if goal.kind is GoalKind.E1RM:
        return [(lift.day, lift.value) for lift in lifts]
    weights = smoothed([(reading.day, reading.value) for reading in _measurements(ReadingKind.WEIGHT, evidence)])
    ratios = ((lift.day, _ratio(lift, weights, evidence.athlete.profile.weight_kg)) for lift in lifts)
    return [(day, ratio) for day, ratio in ratios if ratio is not None]


def _weaker(found: Sequence[Reading]) -> list[Point]:
    """Of both legs, the one that limits."""
    least: dict[date, float] = {}
    for reading in found:
        least[reading.day] = min(reading.value, least.get(reading.day, reading.value))
    return sorted(least.items())


def _measurements(kind: ReadingKind, evidence: Evidence) -> list[Reading]:
    """The oldest first."""
    return sorted((reading for reading in evidence.readings if reading.kind is kind), key=_DAY)


def _ratio(lift: Reading, weights: Sequence[Point], told: Known | None) -> float | None:
    """Against the weight's trend by that day, or the weight that the athlete told where none was measured."""
    weighed = bisect_right(weights, lift.day, key=_WEIGHED_ON)
    if weighed:
        weighed_on, weight_kg = weights[weighed - 1]
        return strength_to_weight(lift.value, weight_kg, weighed_on, lift.day)
    return lift.value / told.value if told else None


def _standing(goal: Goal, outlook: Outlook, today: date) -> GoalStanding:
    if outlook.reached:
        return GoalStanding.REACHED
    if goal.by is None:
        return GoalStanding.NO_TREND if outlook.eta_days is None else GoalStanding.ON_TRACK
    found = track(outlook, (goal.by - today).days)
    return {
        None: GoalStanding.NO_TREND,
        Track.ON_TRACK: GoalStanding.ON_TRACK,
        Track.AT_RISK: GoalStanding.AT_RISK,
        Track.OFF: GoalStanding.OFF_TRACK,
    }[found]


Dates = tuple[date | None, date | None, date | None]


def _dates(outlook: Outlook, today: date) -> Dates:
    ends = (outlook.eta_days, outlook.eta_low_days, outlook.eta_high_days)
    first, low, high = (
        None if days is None or days > FARTHEST_DAYS else today + timedelta(round(days)) for days in ends
    )
    return first, low, high


def _line(
    goal: Goal, standing: GoalStanding, current: float | None = None, dates: Dates = (None, None, None)
) -> GoalLine:
    return GoalLine(
        kind=goal.kind,
        target=goal.target,
        standing=standing,
        upper=goal.upper,
        exercise=goal.exercise,
        by=goal.by,
        current=current,
        eta=dates[0],
        eta_first=dates[1],
        eta_last=dates[2],
    )
