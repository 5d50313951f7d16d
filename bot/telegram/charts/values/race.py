"""What was predicted for a race, week after week, and what is wanted."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import finite, oldest_first


@dataclass(frozen=True, slots=True)
class Predicted:
    """Seconds, with the ends of what the prediction may be off by."""

    day: date
    seconds: float
    low_s: float
    high_s: float


@dataclass(frozen=True, slots=True)
class RaceChart:
    """The oldest first; `goal_s` in seconds where there is a goal."""

    name: str
    race_day: date
    predicted: tuple[Predicted, ...]
    goal_s: float | None = None

    def __post_init__(self) -> None:
        oldest_first(each.day for each in self.predicted)
        finite((self.goal_s, *(value for each in self.predicted for value in (each.seconds, each.low_s, each.high_s))))
