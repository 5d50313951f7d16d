"""The best 100 yards of each swim over time."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import finite, oldest_first


@dataclass(frozen=True, slots=True)
class Swim:
    """`exact` where whole lengths made 100 yards; else the time was scaled from another pool."""

    day: date
    seconds: float
    exact: bool = True


@dataclass(frozen=True, slots=True)
class SwimChart:
    """The oldest first; `goal_s` in seconds where there is one."""

    swims: tuple[Swim, ...]
    goal_s: float | None = None

    def __post_init__(self) -> None:
        oldest_first(swim.day for swim in self.swims)
        finite((self.goal_s, *(swim.seconds for swim in self.swims)))
