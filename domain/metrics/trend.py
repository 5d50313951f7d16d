"""Where a figure is going: straight lines through readings, and a smooth level for a noisy scale."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from domain.metrics.student import two_sided_quantile

Point = tuple[date, float]

SMOOTHING_PER_DAY = 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """Ordinary least squares over days. Slopes are per day; `low` and `high` bound them with 95 % confidence."""

    origin: date
    level: float
    slope: float
    standard_error: float
    low: float
    high: float
    count: int
    span_days: int

    def on(self, day: date) -> float:
        return self.level + self.slope * (day - self.origin).days

    @property
    def significant(self) -> bool:
        """Whether the interval leaves no doubt about the direction."""
        return self.low > 0 or self.high < 0


def fit(points: Sequence[Point]) -> Line | None:
    """None with fewer than three points, or all of them on one day."""
    if len(points) < 3:
        return None
    origin = min(day for day, _ in points)
    xs, ys = [(day - origin).days for day, _ in points], [value for _, value in points]
    x_mean, y_mean = statistics.fmean(xs), statistics.fmean(ys)
    spread = math.fsum((x - x_mean) ** 2 for x in xs)
    if not spread:
        return None
    slope = math.fsum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / spread
    level = y_mean - slope * x_mean
    left = math.fsum((y - level - slope * x) ** 2 for x, y in zip(xs, ys, strict=True))
    error = math.sqrt(left / (len(xs) - 2) / spread)
    reach = two_sided_quantile(len(xs) - 2) * error
    return Line(origin, level, slope, error, slope - reach, slope + reach, len(xs), max(xs))


def theil_sen(points: Sequence[Point]) -> float | None:
    """Median of the slopes of all pairs, per day: one wild reading does not turn it. None without two days."""
    slopes = [
        (after - before) / (later - earlier).days
        for (earlier, before), (later, after) in combinations(points, 2)
        if later != earlier
    ]
    return statistics.median(slopes) if slopes else None


def smoothed(points: Sequence[Point]) -> tuple[Point, ...]:
    """Walker's Hacker's Diet trend: a tenth of the way to each day's reading, a gap of g days counting 1 − 0.9^g.

    Points come in the order of their days; the first reading is where the trend begins.
    """
    trend: list[Point] = list(points[:1])
    for day, value in points[1:]:
        before, level = trend[-1]
        weight = 1 - (1 - SMOOTHING_PER_DAY) ** (day - before).days
        trend.append((day, level + weight * (value - level)))
    return tuple(trend)
