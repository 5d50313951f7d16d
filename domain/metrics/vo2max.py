"""VO2max as a watch estimates it: whether it really moves, given that it comes in whole steps and with its own error.

A watch is off by 4 to 7 % and more in the highly trained (Düking 2022, Engel 2025); running and cycling are two scales.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.metrics.trend import Point, fit, theil_sen
from domain.training.reading import ReadingKind
from domain.training.sport import Sport

WINDOW_DAYS = 56
PER_DAYS = 28
READINGS_MIN = 6
SPAN_DAYS_MIN = 28
SMALLEST_CHANGE = 1.0
VALID = (15.0, 95.0)


@dataclass(frozen=True, slots=True)
class Vo2maxTrend:
    """ml/kg/min per 28 days: by Theil-Sen, which one wild reading does not turn, and by least squares with its error.

    `real` where the change over the span passes 1 ml/kg/min and the 95 % interval of least squares leaves out 0.
    """

    per_28_days: float
    least_squares: float
    standard_error: float
    real: bool
    readings: int
    span_days: int


def vo2max_trend(readings: Sequence[Point], today: date) -> Vo2maxTrend | None:
    """Of the last 56 days, one reading a day, of one sport; None under six readings or 28 days between them."""
    recent = sorted((day, value) for day, value in readings if 0 <= (today - day).days <= WINDOW_DAYS)
    known = [(day, value) for day, value in recent if VALID[0] <= value <= VALID[1]]
    line, robust = fit(known), theil_sen(known)
    if line is None or robust is None or line.count < READINGS_MIN or line.span_days < SPAN_DAYS_MIN:
        return None
    moved = abs(robust * line.span_days) > SMALLEST_CHANGE
    return Vo2maxTrend(
        robust * PER_DAYS,
        line.slope * PER_DAYS,
        line.standard_error * PER_DAYS,
        moved and line.significant,
        line.count,
        line.span_days,
    )


def _metric(sport: Sport, kind: ReadingKind) -> Metric:
    return Metric(
        key=f"vo2max_{sport.value}",
        symbol="VO2max",
        label=f"VO2max, {'running' if sport is Sport.RUN else 'cycling'}",
        unit=Unit.VO2,
        decimals=1,
        weekly=Weekly.LAST,
        valid=VALID,
        needs="a watch that estimates it, and a heart rate",
        source=Measured(kind),
        sports=(sport,),
        lower_is_better=False,
    )


METRICS = (_metric(Sport.RUN, ReadingKind.VO2MAX_RUN), _metric(Sport.RIDE, ReadingKind.VO2MAX_RIDE))
