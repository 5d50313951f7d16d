"""Any single figure over time."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import finite, oldest_first
from bot.telegram.charts.values.style import Style


@dataclass(frozen=True, slots=True)
class TrendChart:
    """One value a day, or one a week by its Monday where `weekly`; the oldest first.

    `level` is what they are held against, as what is usual or wanted, and `level_words` says what it is.
    `lower_is_better` is None where neither direction is good by itself.
    """

    label: str
    unit: str
    today: date
    points: tuple[tuple[date, float], ...]
    style: Style = Style.NUMBER
    weekly: bool = False
    decimals: int = 1
    lower_is_better: bool | None = None
    level: float | None = None
    level_words: str = ""

    def __post_init__(self) -> None:
        finite((self.level, *(value for _, value in self.points)))
        oldest_first(day for day, _ in self.points)
