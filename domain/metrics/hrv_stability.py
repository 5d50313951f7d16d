"""How much HRV varies from night to night within a week, and what that says together with its mean."""

import math
import statistics
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from domain.metrics.hrv import WEEK_DAYS, WEEK_NIGHTS_MIN, Nights, WeekState, hrv_week, logarithms
from domain.metrics.resting_hr import Mornings, resting_hr_drift

CALM_DRIFT_BPM = -2.0


class Pattern(StrEnum):
    """`non_functional`: the mean falls and so does its variation, as in overreaching (Plews 2013).

    `saturation`: above the band while the resting heart rate is low, which is not freshness by itself.
    """

    NON_FUNCTIONAL = "non_functional"
    SATURATION = "saturation"


@dataclass(frozen=True, slots=True)
class Stability:
    """Of seven calendar days: `rolling_ms` is e to the mean of ln rMSSD, `cv_percent` its sample SD over its mean."""

    rolling_ms: float
    mean_ln: float
    cv_percent: float
    nights: int


def stability(nights: Nights, last_day: date) -> Stability | None:
    """None with fewer than three nights of the seven that end on `last_day`."""
    values = logarithms(nights, last_day + timedelta(1), WEEK_DAYS)
    if len(values) < WEEK_NIGHTS_MIN:
        return None
    mean = statistics.fmean(values)
    return Stability(math.exp(mean), mean, statistics.stdev(values) / mean * 100, len(values))


def pattern(nights: Nights, mornings: Mornings, last_day: date) -> Pattern | None:
    """None where neither shows; three weeks make a direction, two only a difference."""
    week, drift = hrv_week(nights, last_day), resting_hr_drift(mornings, last_day)
    if week is not None and drift is not None and week.state is WeekState.ABOVE and drift.change_bpm <= CALM_DRIFT_BPM:
        return Pattern.SATURATION
    last = [stability(nights, last_day - timedelta(WEEK_DAYS * back)) for back in (2, 1, 0)]
    told = [each for each in last if each is not None]
    if len(told) < len(last):
        return None
    falling = all(
        later.mean_ln < earlier.mean_ln and later.cv_percent < earlier.cv_percent for earlier, later in pairwise(told)
    )
    return Pattern.NON_FUNCTIONAL if falling and week is not None and week.state is WeekState.SUPPRESSED else None
