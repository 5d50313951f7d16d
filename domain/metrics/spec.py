"""What a metric declares of itself: enough for a trend, a chart and a weekly roll-up to be made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.training.reading import ReadingKind
from domain.training.rollup import DayRollup, WeekRollup
from domain.training.sport import Sport


class Unit(StrEnum):
    """What a value is counted in; the athlete may be shown another unit of the same dimension.

    `seconds` are a time on a clock, paces are seconds over a distance, `vo2` is ml/kg/min, `score` has no unit.
    """

    POINTS = "points"
    POINTS_PER_DAY = "points_per_day"
    MINUTES = "minutes"
    HOURS = "hours"
    MILLISECONDS = "ms"
    BPM = "bpm"
    KG = "kg"
    PERCENT = "percent"
    VO2 = "vo2"
    SCORE = "score"
    SECONDS = "seconds"
    PACE_PER_100M = "pace_per_100m"
    CENTIMETRES = "cm"
    SETS = "sets"
    RATIO = "ratio"
    METRES = "metres"


class Weekly(StrEnum):
    """How the days of a week become one value: added up, averaged, or the last, least or greatest of them."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    LEAST = "least"
    GREATEST = "greatest"


@dataclass(frozen=True, slots=True)
class Measured:
    """A day's value is a reading of this kind; where a day has several of it, `of_each` says of what.

    `value` is what the reading's own is turned into, where the metric is another way to say the same.
    """

    kind: ReadingKind
    of_each: str = ""
    value: Callable[[float], float | None] | None = None


@dataclass(frozen=True, slots=True)
class Rolled:
    """A day's value comes from that day's roll-up; None where the roll-up cannot tell.

    With `since_days` it is how much that is more than so many days before.
    """

    value: Callable[[DayRollup], float | None]
    since_days: int = 0


@dataclass(frozen=True, slots=True)
class OfWeek:
    """There is one value a week, from the roll-up of that week; no day has one of its own."""

    value: Callable[[WeekRollup], float | None]


@dataclass(frozen=True, slots=True)
class OfMorning:
    """There is one value a day: how ready somebody was, by what was known of the body that morning."""


@dataclass(frozen=True, slots=True)
class Metric:
    """`key` is what it is asked for by, `symbol` what the field calls it, `label` what a person reads.

    Values outside `valid` are not shown and not counted. `needs` says in words what an athlete must have or do for it
    to be known. `lower_is_better` is None where neither direction is good by itself.
    """

    key: str
    symbol: str
    label: str
    unit: Unit
    decimals: int
    weekly: Weekly
    valid: tuple[float, float]
    needs: str
    source: Measured | Rolled | OfWeek | OfMorning
    sports: tuple[Sport, ...] = tuple(Sport)
    lower_is_better: bool | None = None

    @property
    def counts_by_week(self) -> bool:
        """Whether a single day says little: what counts is the week, and one that is not over says nothing yet."""
        return self.weekly is Weekly.SUM or isinstance(self.source, OfWeek)

    def credible(self, value: float | None) -> float | None:
        """The value, or None where nobody can have it."""
        return value if value is not None and self.valid[0] <= value <= self.valid[1] else None
