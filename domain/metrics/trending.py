"""A metric over time: its values by day and by week, and where they are going."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from domain.calendar import week_start
from domain.metrics.spec import Measured, Metric, OfMorning, OfWeek, Rolled, Weekly
from domain.metrics.trend import Line, Point, fit
from domain.training.reading import Reading, counted
from domain.training.rollup import DayRollup, WeekRollup

WINDOW_DAYS = 56
READINGS_MIN = 5
SPAN_DAYS_MIN = 21
PER_DAYS = 28


class Score(NamedTuple):
    """Of one morning; None where too little was known."""

    day: date
    value: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """Per 28 days by least squares over the last 56, with its 95 % interval."""

    per_28_days: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves no doubt about the direction."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Trending:
    """`points` by day and `weeks` by Monday, the oldest first; `of` says of what, as the exercise of an e1RM.

    `change` is of days, or of whole weeks where these add up; None under five values or 21 days between them, when
    there is nothing to say.
    """

    key: str
    points: tuple[Point, ...]
    weeks: tuple[Point, ...]
    of: str = ""
    change: Change | None = None


def trending(metric: Metric, points: Iterable[Point], today: date, of: str = "") -> Trending:
    """From one value a day, in any order; days after today are plans and no values."""
    known = tuple(sorted(point for point in points if point[0] <= today))
    weeks = by_week(metric, known)
    whole_weeks = [week for week in weeks if week[0] < week_start(today)]
    return Trending(metric.key, known, weeks, of, _change(whole_weeks if metric.counts_by_week else known, today))


def points_of(metric: Metric, found: Sequence[Reading | DayRollup | WeekRollup | Score], of: str = "") -> list[Point]:
    """Of the readings, roll-ups or scores, whatever the metric's source is; what nobody can have is left out.

    A week's value is that of its Monday.
    """
    match metric.source:
        case Measured() as source:
            return _measured(metric, source, [each for each in found if isinstance(each, Reading)], of)
        case Rolled() as source:
            values = _rolled(source, [each for each in found if isinstance(each, DayRollup)])
        case OfWeek(value):
            values = [(week.monday, value(week)) for week in found if isinstance(week, WeekRollup)]
        case OfMorning():
            values = [(each.day, each.value) for each in found if isinstance(each, Score)]
    return [(day, told) for day, value in values if (told := metric.credible(value)) is not None]


def behind(metric: Metric, found: Sequence[Reading], point: Point, of: str = "") -> Reading | None:
    """The reading that a point is of."""
    of_day = [each for each in found if each.day == point[0]]
    return next((each for each in of_day if points_of(metric, [each], of) == [point]), None)


def by_week(metric: Metric, points: Iterable[Point]) -> tuple[Point, ...]:
    """Each calendar week that has a value, as the metric adds up over it."""
    weeks: dict[date, list[float]] = {}
    for day, value in sorted(points):
        weeks.setdefault(week_start(day), []).append(value)
    return tuple((monday, ADDED_UP[metric.weekly](values)) for monday, values in sorted(weeks.items()))


def _rolled(source: Rolled, rollups: Sequence[DayRollup]) -> list[tuple[date, float | None]]:
    values = {rollup.day: source.value(rollup) for rollup in rollups}
    if not source.since_days:
        return list(values.items())
    before = {day + timedelta(source.since_days): value for day, value in values.items()}
    return [(day, _more(value, before.get(day))) for day, value in values.items()]


def _more(value: float | None, before: float | None) -> float | None:
    return None if value is None or before is None else value - before


def _measured(metric: Metric, source: Measured, readings: Sequence[Reading], of: str) -> list[Point]:
    """Several of one day become one: the least or the greatest where that is the week's, else the last."""
    found: dict[date, list[float]] = {}
    for reading in counted(readings):
        wanted = reading.kind is source.kind and (not source.of_each or reading.exercise == of)
        value = metric.credible(source.value(reading.value) if source.value else reading.value) if wanted else None
        if value is not None:
            found.setdefault(reading.day, []).append(value)
    within_a_day = metric.weekly if metric.weekly in {Weekly.LEAST, Weekly.GREATEST} else Weekly.LAST
    return [(day, ADDED_UP[within_a_day](values)) for day, values in sorted(found.items())]


def _change(points: Sequence[Point], today: date) -> Change | None:
    line = fit([point for point in points if (today - point[0]).days <= WINDOW_DAYS])
    if line is None or line.count < READINGS_MIN or line.span_days < SPAN_DAYS_MIN:
        return None
    return Change(*(slope * PER_DAYS for slope in _slopes(line)))


def _slopes(line: Line) -> tuple[float, float, float]:
    return line.slope, line.low, line.high


ADDED_UP: dict[Weekly, Callable[[Sequence[float]], float]] = {
    Weekly.SUM: math.fsum,
    Weekly.MEAN: lambda values: math.fsum(values) / len(values),
    Weekly.LAST: lambda values: values[-1],
    Weekly.LEAST: min,
    Weekly.GREATEST: max,
}
