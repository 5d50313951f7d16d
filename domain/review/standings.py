"""Where each goal stands: reached, on its way, or not, and only where the readings allow to say so."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from operator import itemgetter

from domain.athlete.goals import OF_A_RANGE, Goal, GoalKind
from domain.athlete.profile import Known
from domain.metrics.goal_measures import MEASURED_BY, reading_of, wanted_readings
from domain.metrics.lifts import strength_to_weight
from domain.metrics.outlook import NoTrend, Outlook, Track, goal_outlook, pace_share, required_per_week, track
from domain.metrics.spec import Metric, Weekly
from domain.metrics.trend import Point, smoothed
from domain.review.evening import GoalLine, GoalStanding
from domain.review.evidence import Evidence
from domain.training.reading import Reading, ReadingKind
from domain.training.rollup import DayRollup

WEEKS = 4
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


Readings = Mapping[ReadingKind, Sequence[Reading]]


def goal_lines(evidence: Evidence, rollups: tuple[DayRollup, ...]) -> tuple[GoalLine, ...]:
    """One line a goal, off-track ones first, and of these the ones furthest behind what their deadline asks for."""
    goals = evidence.athlete.goals
    readings = _by_kind(evidence.readings, wanted_readings(goals))
    lines = [
        _weekly_hours(goal, rollups) if goal.kind is GoalKind.WEEKLY_HOURS else _measured(goal, readings, evidence)
        for goal in goals
    ]
    return tuple(sorted(lines, key=_rank))


def _rank(line: GoalLine) -> tuple[int, float, date]:
    share = float("inf") if line.pace_share is None else line.pace_share
    return ORDER.index(line.standing), share, line.by or date.max


def _by_kind(readings: Iterable[Reading], wanted: frozenset[ReadingKind]) -> Readings:
    found: dict[ReadingKind, list[Reading]] = {kind: [] for kind in wanted}
    for reading in readings:
        if reading.kind in found:
            found[reading.kind].append(reading)
    return found


def _weekly_hours(goal: Goal, rollups: tuple[DayRollup, ...]) -> GoalLine:
    """The mean of the last four weeks, held against the range."""
    month = rollups[-7 * WEEKS :]
    if len(month) < 7 * WEEKS:
        return _line(goal, GoalStanding.NO_READING)
    hours = sum(day.total_minutes for day in month) / 60 / WEEKS
    inside = goal.target <= hours <= (goal.upper or float("inf"))
    return _line(goal, GoalStanding.REACHED if inside else GoalStanding.OFF_TRACK, current=hours)


def _measured(goal: Goal, readings: Readings, evidence: Evidence) -> GoalLine:
    points = _points(goal, readings, evidence.athlete.profile.weight_kg)
    if not points:
        return _line(goal, GoalStanding.NO_READING)
    target, lower_is_better = _aim(goal, points)
    outlook = goal_outlook(points, target, evidence.day, lower_is_better)
    current = points[-1][1] if outlook.current is None else outlook.current
    if goal.kind in OF_A_RANGE and goal.upper is not None and goal.target <= current <= goal.upper:
        return _line(goal, GoalStanding.REACHED, current=current)
    standing = _standing(goal, outlook, evidence.day)
    if standing in {GoalStanding.NO_TREND, GoalStanding.REACHED}:
        return _line(goal, standing, current=current)
    line = _line(goal, standing, current=current, dates=_dates(outlook, evidence.day))
    if goal.by is None:
        return line
    left = (goal.by - evidence.day).days
    required, share = required_per_week(outlook, target, left), pace_share(outlook, target, left)
    return replace(line, required_per_week=required, pace_share=share)


def _aim(goal: Goal, points: Sequence[Point]) -> tuple[float, bool | None]:
    """The target, and which way is better; of a range the end that the last reading lies nearer to."""
    if goal.upper is None or goal.kind not in OF_A_RANGE:
        return goal.target, MEASURED_BY[goal.kind].lower_is_better
    above = points[-1][1] > (goal.target + goal.upper) / 2
    return (goal.upper if above else goal.target), above


def _points(goal: Goal, readings: Readings, told: Known | None) -> Sequence[Point]:
    """One a day, the oldest first."""
    kind = reading_of(goal.kind)
    assert kind is not None, "goals are on what is measured, but for the hours of a week"
    points = _of_days(MEASURED_BY[goal.kind], readings[kind], goal.exercise)
    if goal.kind is not GoalKind.STRENGTH_TO_WEIGHT:
        return points
    weights = smoothed(sorted(((each.day, each.value) for each in readings[ReadingKind.WEIGHT]), key=_WEIGHED_ON))
    ratios = ((day, _ratio((day, value), weights, told)) for day, value in points)
    return [(day, ratio) for day, ratio in ratios if ratio is not None]


def _of_days(metric: Metric, readings: Iterable[Reading], of: str | None) -> list[Point]:
    """Of several on one day the one that its week would take too; what nobody can have is left out.

    That is the best, but of two legs the weaker one, and the last where neither way is better. Of a lift that the goal
    does not name it is the best of all.
    """
    low, high = metric.valid
    least, greatest = metric.weekly is Weekly.LEAST, metric.weekly is Weekly.GREATEST
    found: dict[date, float] = {}
    for _, day, value, _, exercise, _, _ in readings:
        if not low <= value <= high or (of is not None and exercise != of):
            continue
        before = found.get(day)
        if before is None or not ((least and value > before) or (greatest and value < before)):
            found[day] = value
    return sorted(found.items())


def _ratio(lift: Point, weights: Sequence[Point], told: Known | None) -> float | None:
    """Against the weight's trend by that day, or the weight that the athlete told where none was measured."""
    day, kg = lift
    weighed = bisect_right(weights, day, key=_WEIGHED_ON)
    if weighed:
        weighed_on, weight_kg = weights[weighed - 1]
        return strength_to_weight(kg, weight_kg, weighed_on, day)
    return kg / told.value if told else None


# Without a deadline nothing comes too late; away from the target is the wrong way all the same.
_BY_NO_DAY: Mapping[NoTrend | None, GoalStanding] = {
    None: GoalStanding.ON_TRACK,
    NoTrend.WRONG_WAY: GoalStanding.OFF_TRACK,
}


def _standing(goal: Goal, outlook: Outlook, today: date) -> GoalStanding:
    if outlook.reached:
        return GoalStanding.REACHED
    if goal.by is None:
        return _BY_NO_DAY.get(outlook.why_not, GoalStanding.NO_TREND)
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
