"""Weight and body fat: where they go, since a scale is too noisy for a single reading to say anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.metrics.trend import Point, fit, smoothed
from domain.training.reading import ReadingKind

WINDOW_DAYS = 56
READINGS_MIN = 5
SPAN_DAYS_MIN = 21
DAYS_A_MONTH = 365.25 / 12
VALID_WEIGHT_KG = (25.0, 300.0)
VALID_FAT_PERCENT = (2.0, 65.0)


@dataclass(frozen=True, slots=True)
class BodyTrend:
    """`level` is Walker's smooth trend today; the change per month comes with its 95 % interval.

    Both are of raw readings of the last 56 days; `per_month` is None under five of them or 21 days between.
    """

    level: float
    readings: int
    per_month: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def moves(self) -> bool:
        """Whether the interval leaves no doubt about the direction."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def body_trend(readings: Sequence[Point], today: date) -> BodyTrend | None:
    """Of weights in kg or of body fat in per cent, as far as they are credible.

    None under two readings: of one nothing can be said, since a scale is off by 1.5 points of body fat.
    """
    known = sorted((day, value) for day, value in readings if day <= today)
    recent = [(day, value) for day, value in known if (today - day).days <= WINDOW_DAYS]
    if len(known) < 2 or not recent:
        return None
    level, line = smoothed(known)[-1][1], fit(recent)
    if line is None or line.count < READINGS_MIN or line.span_days < SPAN_DAYS_MIN:
        return BodyTrend(level, len(recent))
    per_month = (slope * DAYS_A_MONTH for slope in (line.slope, line.low, line.high))
    return BodyTrend(level, len(recent), *per_month)


def fat_mass(weight_kg: float | None, body_fat_percent: float | None) -> float | None:
    """In kg; None where either is unknown."""
    return None if weight_kg is None or body_fat_percent is None else weight_kg * body_fat_percent / 100


METRICS = (
    Metric(
        key="weight",
        symbol="Weight",
        label="Weight",
        unit=Unit.KG,
        decimals=1,
        weekly=Weekly.MEAN,
        valid=VALID_WEIGHT_KG,
        needs="a scale, or a weight typed in",
        source=Measured(ReadingKind.WEIGHT),
    ),
    Metric(
        key="body_fat",
        symbol="BF",
        label="Body fat",
        unit=Unit.PERCENT,
        decimals=1,
        weekly=Weekly.MEAN,
        valid=VALID_FAT_PERCENT,
        needs="a scale that measures it, or a figure typed in",
        source=Measured(ReadingKind.BODY_FAT),
        lower_is_better=True,
    ),
)
