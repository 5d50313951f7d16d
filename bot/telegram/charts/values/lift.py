"""Lifts over time, by the one-repetition maximum that their sets point to."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import at_most, finite, oldest_first

MOST_LIFTS = 4


@dataclass(frozen=True, slots=True)
class Lift:
    """e1RM by day, the oldest first."""

    name: str
    points: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class LiftChart:
    """`unit` is the athlete's own: kg or lb."""

    lifts: tuple[Lift, ...]
    unit: str = "kg"

    def __post_init__(self) -> None:
        at_most(len(self.lifts), MOST_LIFTS)
        finite(value for lift in self.lifts for _, value in lift.points)
        for lift in self.lifts:
            oldest_first(day for day, _ in lift.points)
