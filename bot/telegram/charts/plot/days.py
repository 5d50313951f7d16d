"""Daily series as points of their days."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.telegram.charts.ink.series import Series
from bot.telegram.charts.plot.plot import Point


def dated(last: date, series: Series) -> list[Point]:
    """The known ones; the last value is of that day."""
    first = last - timedelta(days=len(series) - 1)
    return [(first + timedelta(days=index), value) for index, value in enumerate(series) if value is not None]


def known(*each: Sequence[float | None]) -> list[float]:
    return [value for series in each for value in series if value is not None]
