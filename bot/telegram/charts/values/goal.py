"""One goal: readings, where they lead, and where they should."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import finite, oldest_first
from bot.telegram.charts.values.style import Style


@dataclass(frozen=True, slots=True)
class Expected:
    """Where the trend is on a day, with the ends of its 95 % interval."""

    day: date
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GoalChart:
    """`expected` is empty where there is no measurable trend; `by` is the day the target is wanted by."""

    title: str
    unit: str
    today: date
    readings: tuple[tuple[date, float], ...]
    target: float
    expected: tuple[Expected, ...] = ()
    by: date | None = None
    style: Style = Style.NUMBER

    def __post_init__(self) -> None:
        finite(value for _, value in self.readings)
        oldest_first(day for day, _ in self.readings)
        oldest_first(each.day for each in self.expected)
        finite((self.target, *(value for each in self.expected for value in (each.value, each.low, each.high))))
