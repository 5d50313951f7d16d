"""Sleep of the last night and of the last seven, in hours by day of waking up; a missing night is not 0 hours."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.training.reading import ReadingKind

Nights = Mapping[date, float | None]

WEEK_DAYS = 7
WEEK_NIGHTS_MIN = 4
WEEK_MEAN_MIN_HOURS = 7.0  # AASM/SRS consensus for adults
REPEATED_NIGHTS = 3
DEFAULT_NEED_HOURS = 8.0
VALID_HOURS = (0.0, 24.0)


@dataclass(frozen=True, slots=True)
class Sleep:
    """`short_night`: last night. `short_week`: the mean is under 7 h. `repeated`: three short nights of seven or more.

    `last_hours` and `mean_hours` are None where nothing was measured; debt counts only the nights that were.
    """

    last_hours: float | None
    mean_hours: float | None
    nights: int
    debt_hours: float
    short_nights: int
    short_night: bool
    short_week: bool
    repeated: bool


def sleep_week(nights: Nights, day: date, min_hours: float, need_hours: float = DEFAULT_NEED_HOURS) -> Sleep:
    """The night that ended on `day` and the six before; a night is short under `min_hours`."""
    known = [hours for back in range(WEEK_DAYS) if (hours := _valid(nights.get(day - timedelta(back)))) is not None]
    last = _valid(nights.get(day))
    mean = math.fsum(known) / len(known) if known else None
    short_nights = sum(hours < min_hours for hours in known)
    return Sleep(
        last_hours=last,
        mean_hours=mean,
        nights=len(known),
        debt_hours=math.fsum(max(0.0, need_hours - hours) for hours in known),
        short_nights=short_nights,
        short_night=last is not None and last < min_hours,
        short_week=mean is not None and len(known) >= WEEK_NIGHTS_MIN and mean < WEEK_MEAN_MIN_HOURS,
        repeated=short_nights >= REPEATED_NIGHTS,
    )


def _valid(hours: float | None) -> float | None:
    """A tracker that saw no sleep at all writes 0; that is not a night without sleep."""
    return hours if hours is not None and VALID_HOURS[0] < hours <= VALID_HOURS[1] else None


METRICS = (
    Metric(
        key="sleep",
        symbol="h",
        label="Sleep",
        unit=Unit.HOURS,
        decimals=1,
        weekly=Weekly.MEAN,
        valid=VALID_HOURS,
        needs="a watch worn at night",
        source=Measured(ReadingKind.SLEEP),
        lower_is_better=False,
    ),
)
