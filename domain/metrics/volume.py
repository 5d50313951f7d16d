"""Volume: minutes by sport, and the days between hard sessions."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from domain.metrics.spec import Metric, Rolled, Unit, Weekly
from domain.training.rollup import DayRollup
from domain.training.sport import Sport


def minutes_by_sport(rollups: Iterable[DayRollup], first: date, last: date) -> dict[Sport, float]:
    """Training minutes of those days, both included; sports not done are left out."""
    total: dict[Sport, float] = {}
    for rollup in rollups:
        if first <= rollup.day <= last:
            for sport, minutes in rollup.minutes.items():
                total[sport] = total.get(sport, 0.0) + minutes
    return total


def hard_day_gaps(hard_days: Iterable[date]) -> tuple[int, ...]:
    """Days from each hard day to the next: 1 is the day after."""
    return tuple((later - earlier).days for earlier, later in pairwise(sorted(set(hard_days))))


METRICS = (
    Metric(
        key="volume",
        symbol="min",
        label="Training time",
        unit=Unit.MINUTES,
        decimals=0,
        weekly=Weekly.SUM,
        valid=(0.0, 1_440.0),
        needs="activities from a watch, the gym app or an entry",
        source=Rolled(lambda day: day.total_minutes),
    ),
)
