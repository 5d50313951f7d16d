"""HRV: each night a dot, the mean of seven nights a line, and the usual band behind them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import BOLD, LABEL_PX, MARGIN
from bot.telegram.charts.ink.palette import FITNESS, INK, Rgb
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import HRV_TITLE, HRV_UNIT, MEAN_OF_SEVEN
from bot.telegram.charts.sheets.plot import (
    HEIGHT,
    Plot,
    Point,
    band,
    dots,
    ground,
    line,
    nothing,
    plot_of,
    runs,
    spread,
)
from bot.telegram.charts.values.hrv import HrvChart, Series


def strips(chart: HrvChart) -> tuple[Strip, ...]:
    every = (*chart.nights, *chart.week, *chart.low, *chart.high)
    values = [value for value in every if value is not None]
    days = (chart.day - timedelta(days=len(chart.nights) - 1), chart.day)
    plot = plot_of(days, values)
    key = ("hrv", plot, bool(values))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, bool(values)), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, known: bool) -> None:
    ground(brush, plot, HRV_TITLE, HRV_UNIT)
    if not known:
        nothing(brush, plot)


def _figures(plot: Plot, chart: HrvChart) -> Callable[[Brush], None]:
    nights, week = _dated(chart.day, chart.nights), _dated(chart.day, chart.week)
    high = dict(_dated(chart.day, chart.high))
    banded = [point for point in _dated(chart.day, chart.low) if point[0] in high]

    def drawn(brush: Brush) -> None:
        for run in runs(banded):
            band(brush, plot, run, [(day, high[day]) for day, _ in run])
        for run in runs(week):
            line(brush, plot, run, FITNESS, BOLD)
        dots(brush, plot, nights, INK, 6)
        named = [(plot.height(points[-1][1]), words, colour) for points, words, colour in _named(plot, nights, week)]
        places = spread([height for height, _, _ in named], plot.values.start, plot.values.end)
        for (_, words, colour), y in zip(named, places, strict=True):
            brush.words((MARGIN, y), words, colour, LABEL_PX)

    return drawn


def _named(plot: Plot, nights: list[Point], week: list[Point]) -> Iterator[tuple[list[Point], str, Rgb]]:
    if week:
        yield week, f"{MEAN_OF_SEVEN} {plot.written(week[-1][1]).partition('.')[0]}", FITNESS
    if nights:
        yield nights, f"Night {plot.written(nights[-1][1]).partition('.')[0]}", INK


def _dated(last: date, series: Series) -> list[Point]:
    first = last - timedelta(days=len(series) - 1)
    return [(first + timedelta(days=index), value) for index, value in enumerate(series) if value is not None]
