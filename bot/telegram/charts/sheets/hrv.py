"""HRV: each night a dot, the mean of seven nights a line, and the usual band behind them."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import BOLD
from bot.telegram.charts.ink.palette import FITNESS, INK
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import HRV_TITLE, HRV_UNIT, MEAN_OF_SEVEN, NIGHT
from bot.telegram.charts.sheets.names import Name, write_names
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
)
from bot.telegram.charts.values.hrv import HrvChart, Series
from bot.telegram.charts.values.style import Style


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
        write_names(brush, plot, _names(nights, week))

    return drawn


def _names(nights: list[Point], week: list[Point]) -> list[Name]:
    mean = [Name(value, f"{MEAN_OF_SEVEN} {figure(value, Style.NUMBER)}", FITNESS) for _, value in week[-1:]]
    return mean + [Name(value, f"{NIGHT} {figure(value, Style.NUMBER)}", INK) for _, value in nights[-1:]]


def _dated(last: date, series: Series) -> list[Point]:
    first = last - timedelta(days=len(series) - 1)
    return [(first + timedelta(days=index), value) for index, value in enumerate(series) if value is not None]
