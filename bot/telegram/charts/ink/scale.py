"""Where values land on a picture: round axis ends, pixel positions, labels that keep apart."""

from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Axis:
    """A value axis from `low` to `high` along pixels `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def round_step(value: float, steps: int = 5) -> float:
    """The smallest 1, 2 or 5 times a power of ten of which `steps` cover a positive value."""
    wanted = value / steps
    power = 10.0 ** floor(log10(wanted))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= wanted * (1 - 1e-9))


def round_top(value: float, least: float) -> float:
    """The end of an axis from zero that holds the value, a whole number of round steps."""
    held = max(value, least)
    step = round_step(held)
    return ceil(held / step - 1e-9) * step


def ticks(top: float) -> tuple[float, ...]:
    step = round_step(top)
    return tuple(n * step for n in range(round(top / step) + 1))


def keep_apart(first: float, second: float, gap: float, lowest: float) -> tuple[float, float]:
    """Two heights moved as little as needed to stand `gap` apart and not below `lowest`, in the order they had.

    Pixels count downwards.
    """
    push = max(0.0, gap - abs(second - first)) / 2
    lift = max(0.0, max(first, second) + push - lowest)
    side = 1 if first <= second else -1
    return first - side * push - lift, second + side * push - lift
