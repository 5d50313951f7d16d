"""Any figure over time: days as a line that breaks at gaps, weeks as bars."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from statistics import median

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import THIN
from bot.telegram.charts.ink.palette import FITNESS
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import HIGHER_IS_BETTER, LOWER_IS_BETTER, short
from bot.telegram.charts.sheets.names import Name, write_names
from bot.telegram.charts.sheets.plot import HEIGHT, Plot, Point, dots, ground, line, nothing, plot_of, runs
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.trend import TrendChart

_BETTER = {None: "", True: HIGHER_IS_BETTER, False: LOWER_IS_BETTER}
_LEAST_APART_DAYS, _MOST_APART_DAYS, _MISSED = 3, 60, 3
_DOTTED_MOST = 60
_STUB = 4
"""So high is a week of nothing; a week that is not known is not there."""
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
    said = " · ".join(part for part in (short(chart.unit, 40), _BETTER[chart.higher_is_better]) if part)
    ground(brush, plot, short(chart.label, 48), said)
    if not chart.points:
        nothing(brush, plot)


def _figures(plot: Plot, chart: TrendChart) -> Callable[[Brush], None]:
    def drawn(brush: Brush) -> None:
        if chart.weekly:
            _bars(brush, plot, chart)
        else:
            for run in runs(chart.points, _apart(chart.points)):
                line(brush, plot, run, FITNESS, THIN)
            dots(brush, plot, chart.points if len(chart.points) <= _DOTTED_MOST else chart.points[-1:], FITNESS, 8)
        if chart.points:
            last = chart.points[-1][1]
            write_names(brush, plot, [Name(last, figure(last, chart.style, 10.0**-chart.decimals), FITNESS)])

    return drawn


def _apart(points: Sequence[Point]) -> int:
    """How many days may lie between two values of one line: three times what usually does."""
    usual = median((later[0] - earlier[0]).days for earlier, later in pairwise(points)) if len(points) > 1 else 0
    return round(min(max(_MISSED * usual, _LEAST_APART_DAYS), _MOST_APART_DAYS))


def _bars(brush: Brush, plot: Plot, chart: TrendChart) -> None:
    half = max(2.0, (plot.days.at(7) - plot.days.at(0)) * 0.36)
    for point in chart.points:
        x, y = plot.at(point)
        zero = plot.height(0)
        brush.block((x - half, min(y, zero - _STUB)), (x + half, max(y, zero)), FITNESS)
