"""Training time, and the days between hard sessions."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from domain.metrics.spec import Metric, Rolled, Unit, Weekly


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
