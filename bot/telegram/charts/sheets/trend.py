"""Any figure over time: days as a line that breaks at gaps, weeks as bars."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import THIN
from bot.telegram.charts.ink.palette import FITNESS
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import short
from bot.telegram.charts.sheets.plot import HEIGHT, Plot, dots, ground, line, name, nothing, plot_of, runs
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.trend import TrendChart

_APART_DAYS = 21
_DOTTED_MOST = 60
_HALF_A_WEEK = timedelta(days=4)


def strips(chart: TrendChart) -> tuple[Strip, ...]:
    days = [day for day, _ in chart.points]
    reach = (days[0] - _HALF_A_WEEK, days[-1] + _HALF_A_WEEK) if chart.weekly and days else tuple(days)
    floor_at = 0.0 if chart.weekly or chart.style is Style.HOURS else None
    plot = plot_of(reach, [value for _, value in chart.points], chart.style, floor_at=floor_at)
    plot = replace(plot, dated=days[-1]) if chart.weekly and days else plot
    key = ("trend", plot, chart.label, chart.unit, bool(chart.points))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: TrendChart) -> None:
    ground(brush, plot, short(chart.label, 48), short(chart.unit, 60))
    if not chart.points:
        nothing(brush, plot)


def _figures(plot: Plot, chart: TrendChart) -> Callable[[Brush], None]:
    def drawn(brush: Brush) -> None:
        if chart.weekly:
            _bars(brush, plot, chart)
        else:
            for run in runs(chart.points, _APART_DAYS):
                line(brush, plot, run, FITNESS, THIN)
            dots(brush, plot, chart.points if len(chart.points) <= _DOTTED_MOST else chart.points[-1:], FITNESS, 8)
        if chart.points:
            last = chart.points[-1][1]
            name(brush, plot.height(last), figure(last, chart.style, 10.0**-chart.decimals), FITNESS)

    return drawn


def _bars(brush: Brush, plot: Plot, chart: TrendChart) -> None:
    half = max(2.0, (plot.days.at(7) - plot.days.at(0)) * 0.36)
    for point in chart.points:
        x, y = plot.at(point)
        brush.block((x - half, min(y, plot.height(0))), (x + half, plot.height(0)), FITNESS)
