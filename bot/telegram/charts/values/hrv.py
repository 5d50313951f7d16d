"""HRV by night, against the athlete's own band."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import finite

Series = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class HrvChart:
    """In ms, one value a day, the last of `day`: the nights, the mean of seven days, and the ends of the band."""

    day: date
    nights: Series
    week: Series
    low: Series
    high: Series

    def __post_init__(self) -> None:
        if len({len(each) for each in (self.nights, self.week, self.low, self.high)}) > 1 or not self.nights:
            raise ValueError("The HRV chart needs series of one length, of a night at least.")
        finite((*self.nights, *self.week, *self.low, *self.high))
