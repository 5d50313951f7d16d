"""Heart-rate variability of the night against the athlete's own last 60 days, on ln rMSSD.

Values come by day of waking up, in ms; a night that was not measured is missing or None.
"""

import math
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.training.reading import ReadingKind

Nights = Mapping[date, float | None]

VALID_MS = (10.0, 250.0)
# Another measure, over minutes at any hour: shown, and compared with nothing.
VALID_SDNN_MS = (5.0, 300.0)
BASELINE_DAYS = 60
BASELINE_NIGHTS_MIN = 14
SD_FLOOR = 0.03
WEEK_DAYS = 7
WEEK_NIGHTS_MIN = 3
SMALLEST_WORTHWHILE_CHANGE_SD = 0.5  # Plews 2013, Buchheit 2014


@dataclass(frozen=True, slots=True)
class HrvDay:
    """z of ln rMSSD against the 60 days before; `baseline_ms` is the geometric mean of their `nights`."""

    z: float
    baseline_ms: float
    nights: int

    def low(self, drop_zscore: float) -> bool:
        """Below −1 is what HRV4Training calls below normal."""
        return self.z < drop_zscore


class WeekState(StrEnum):
    """Above the band is not automatically good: with a low resting heart rate it can mean saturation."""

    SUPPRESSED = "suppressed"
    NORMAL = "normal"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class HrvWeek:
    """Mean ln rMSSD of seven days and its band, the 60 days before them ± half a standard deviation."""

    state: WeekState
    mean_ln: float
    lower_ln: float
    upper_ln: float
    nights: int


def hrv_day(nights: Nights, day: date) -> HrvDay | None:
    """None where that night is missing or not valid, or fewer than 14 nights of the 60 before it are known."""
    today = _logarithm(nights.get(day))
    baseline = _baseline(nights, day)
    if today is None or baseline is None:
        return None
    return HrvDay((today - baseline.mean) / baseline.sd, math.exp(baseline.mean), baseline.count)


def hrv_week(nights: Nights, last_day: date) -> HrvWeek | None:
    """The seven days that end on `last_day`; None with fewer than 3 of them or 14 of the 60 before."""
    week = logarithms(nights, last_day + timedelta(1), WEEK_DAYS)
    baseline = _baseline(nights, last_day - timedelta(WEEK_DAYS - 1))
    if len(week) < WEEK_NIGHTS_MIN or baseline is None:
        return None
    mean = statistics.fmean(week)
    reach = SMALLEST_WORTHWHILE_CHANGE_SD * baseline.sd
    lower, upper = baseline.mean - reach, baseline.mean + reach
    state = WeekState.SUPPRESSED if mean < lower else WeekState.ABOVE if mean > upper else WeekState.NORMAL
    return HrvWeek(state, mean, lower, upper, len(week))


@dataclass(frozen=True, slots=True)
class _Baseline:
    mean: float
    sd: float
    count: int


def _baseline(nights: Nights, before: date) -> _Baseline | None:
    values = logarithms(nights, before, BASELINE_DAYS)
    if len(values) < BASELINE_NIGHTS_MIN:
        return None
    mean = math.fsum(values) / len(values)
    variance = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return _Baseline(mean, max(SD_FLOOR, math.sqrt(variance)), len(values))


def logarithms(nights: Nights, before: date, count: int) -> list[float]:
    """Of the `count` calendar days before that date, the ones that were measured."""
    found = (_logarithm(nights.get(before - timedelta(back))) for back in range(1, count + 1))
    return [value for value in found if value is not None]


def _logarithm(hrv_ms: float | None) -> float | None:
    return math.log(hrv_ms) if hrv_ms is not None and VALID_MS[0] <= hrv_ms <= VALID_MS[1] else None


METRICS = (
    Metric(
        key="hrv",
        symbol="rMSSD",
        label="HRV of the night",
        unit=Unit.MILLISECONDS,
        decimals=0,
        weekly=Weekly.MEAN,
        valid=VALID_MS,
        needs="a watch worn at night",
        source=Measured(ReadingKind.HRV),
    ),
    Metric(
        key="sdnn",
        symbol="SDNN",
        label="SDNN by Apple",
        unit=Unit.MILLISECONDS,
        decimals=0,
        weekly=Weekly.MEAN,
        valid=VALID_SDNN_MS,
        needs="an export of Apple Health",
        source=Measured(ReadingKind.HRV_SDNN),
    ),
)
