"""Training time, and the days between hard sessions."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from domain.metrics.spec import Metric, OfWeek, Rolled, Unit, Weekly
from domain.training.rollup import WeekRollup
from domain.training.sport import Sport


def hard_day_gaps(hard_days: Iterable[date]) -> tuple[int, ...]:
    """Days from each hard day to the next: 1 is the day after."""
    return tuple((later - earlier).days for earlier, later in pairwise(sorted(set(hard_days))))


def easy_percent(week: WeekRollup) -> float | None:
    """Of the time with a heart rate, how much was in the lower two of five zones."""
    known_s = week.easy_s + week.hard_s
    return week.easy_s / known_s * 100 if known_s else None


def _distance(sport: Sport, done: str, most_m: float) -> Metric:
    return Metric(
        key=f"distance_{sport}",
        symbol=f"distance {done}",
        label=f"Distance {done}",
        unit=Unit.METRES,
        decimals=0,
        weekly=Weekly.SUM,
        valid=(0.0, most_m),
        needs="activities with a distance",
        source=OfWeek(lambda week: week.distance_m.get(sport, 0.0)),
        sports=(sport,),
    )


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
    Metric(
        key="easy_share",
        symbol="easy",
        label="Easy share of the time with a heart rate",
        unit=Unit.PERCENT,
        decimals=0,
        weekly=Weekly.LAST,
        valid=(0.0, 100.0),
        needs="sessions with the time in each heart-rate zone",
        source=OfWeek(easy_percent),
    ),
    _distance(Sport.RUN, "run", 1_000_000.0),
    _distance(Sport.RIDE, "ridden", 5_000_000.0),
    _distance(Sport.SWIM, "swum", 500_000.0),
)
