"""What went together: Spearman's rank correlation of weekly figures, guarded against what chance alone shows.

Two figures that both have a trend always go together; so what is compared is how they change from week to week.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.metrics.student import share_within
from domain.metrics.trend import fit

PAIRS_MIN = 10
FALSE_DISCOVERY_RATE = 0.10
RHO_WORTH_A_WORD = 0.5
LAG_WEEKS_MAX = 4
WEEK = timedelta(days=7)

Weeks = Mapping[date, float]
"""A figure by the Monday of its week; weeks that are missing are unknown."""


@dataclass(frozen=True, slots=True)
class Correlation:
    """`p` is two-sided, from t with n − 2 degrees of freedom."""

    rho: float
    p: float
    n: int


@dataclass(frozen=True, slots=True)
class Together:
    """Two figures that went together: the second `lag_weeks` after the first. That is no cause."""

    first: str
    second: str
    lag_weeks: int
    found: Correlation


def spearman(pairs: Sequence[tuple[float, float]], least: int = PAIRS_MIN) -> Correlation | None:
    """None with fewer pairs than `least`, or where one side never changes."""
    if len(pairs) < max(least, 3):
        return None
    xs, ys = (_ranks(side) for side in zip(*pairs, strict=True))
    rho = _pearson(xs, ys)
    return None if rho is None else Correlation(rho, _p_value(rho, len(pairs)), len(pairs))


def rejected(p_values: Sequence[float], q: float = FALSE_DISCOVERY_RATE) -> tuple[bool, ...]:
    """Which of them are no chance, in the order given (Benjamini & Hochberg 1995, step-up)."""
    ordered = sorted(range(len(p_values)), key=lambda index: p_values[index])
    passed = [place for place, index in enumerate(ordered, 1) if p_values[index] <= place / len(p_values) * q]
    chosen = set(ordered[: max(passed, default=0)])
    return tuple(index in chosen for index in range(len(p_values)))


def went_together(series: Mapping[str, Weeks], asked: Sequence[tuple[str, str]]) -> tuple[Together, ...]:
    """Of the pairs that were asked for before looking, those beyond chance and strong enough for a word.

    Every lag from none to four weeks is a test of its own; a figure that is not there asks nothing.
    """
    tests = [
        Together(first, second, lag, found)
        for first, second in asked
        if first in series and second in series
        for lag in range(LAG_WEEKS_MAX + 1)
        if (found := _lagged(series[first], series[second], lag)) is not None
    ]
    kept = rejected([test.found.p for test in tests])
    return tuple(
        test for test, real in zip(tests, kept, strict=True) if real and abs(test.found.rho) >= RHO_WORTH_A_WORD
    )


def _lagged(first: Weeks, second: Weeks, lag: int) -> Correlation | None:
    both = sorted(monday for monday in first if monday + lag * WEEK in second)
    xs: Weeks = {monday: first[monday] for monday in both}
    ys: Weeks = {monday: second[monday + lag * WEEK] for monday in both}
    if _has_trend(xs) or _has_trend(ys):
        xs, ys = _changes(xs), _changes(ys)
    return spearman([(xs[monday], ys[monday]) for monday in xs])


def _has_trend(weeks: Weeks) -> bool:
    line = fit(list(weeks.items()))
    return line is not None and line.significant


def _changes(weeks: Weeks) -> Weeks:
    """From one week to the next; over a gap there is none."""
    return {monday: value - weeks[monday - WEEK] for monday, value in weeks.items() if monday - WEEK in weeks}


def _ranks(values: Sequence[float]) -> list[float]:
    """From 1; equal values share the mean of theirs."""
    ordered = sorted(range(len(values)), key=lambda index: values[index])
    ranks, start = [0.0] * len(values), 0
    while start < len(ordered):
        end = start
        while end + 1 < len(ordered) and values[ordered[end + 1]] == values[ordered[start]]:
            end += 1
        for place in range(start, end + 1):
            ranks[ordered[place]] = (start + end) / 2 + 1
        start = end + 1
    return ranks


def _pearson(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    x_mean, y_mean = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    x_spread = math.fsum((x - x_mean) ** 2 for x in xs)
    y_spread = math.fsum((y - y_mean) ** 2 for y in ys)
    if not x_spread or not y_spread:
        return None
    shared = math.fsum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return max(-1.0, min(1.0, shared / math.sqrt(x_spread * y_spread)))


def _p_value(rho: float, n: int) -> float:
    if abs(rho) == 1:
        return 0.0
    t = abs(rho) * math.sqrt((n - 2) / (1 - rho * rho))
    return max(0.0, 1 - share_within(t, n - 2))
