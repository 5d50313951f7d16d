"""Any figure over time: days as a line that breaks at gaps, weeks as bars."""

from dataclasses import replace
from datetime import timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import THIN
from bot.telegram.charts.ink.palette import DONE, FITNESS
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import HIGHER_IS_BETTER, LOWER_IS_BETTER, line_of
from bot.telegram.charts.plot.marks import beside, dots, level, line, name, runs, usual_gap
from bot.telegram.charts.plot.plot import HEIGHT, Draw, Plot, dates, ground, nothing, plot_of
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.trend import TrendChart

_DOTTED_MOST = 60
_STUB = 4
"""How high a week of nothing stands; one that is not known is not there."""
_HALF_A_WEEK, _LEAST_WEEKS = timedelta(days=4), timedelta(weeks=2)
_BETTER = {True: LOWER_IS_BETTER, False: HIGHER_IS_BETTER, None: ""}


def strips(chart: TrendChart) -> tuple[Strip, ...]:
    plot = _plot(chart)
    key = ("trend", plot, chart.label, chart.unit, chart.lower_is_better, bool(chart.points))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _plot(chart: TrendChart) -> Plot:
    days, values = [day for day, _ in chart.points], [value for _, value in chart.points]
    values += [chart.level] if chart.level is not None else []
    if not chart.weekly:
        return plot_of([*days, chart.today], values, chart.style, floor_at=0.0 if chart.style is Style.HOURS else None)
    reach = (min(days[0], days[-1] - _LEAST_WEEKS) - _HALF_A_WEEK, days[-1] + _HALF_A_WEEK) if days else (chart.today,)
    return replace(plot_of(reach, values, chart.style, floor_at=0.0), dated=days[-1] if days else None)


def _ground(brush: Brush, plot: Plot, chart: TrendChart) -> None:
    ground(brush, plot, line_of(chart.label), line_of(chart.unit, _BETTER[chart.lower_is_better]))
    dates(brush, plot)
    if not chart.points:
        nothing(brush, plot)


def _figures(plot: Plot, chart: TrendChart) -> Draw:
    def drawn(brush: Brush) -> None:
        if chart.weekly:
            _bars(brush, plot, chart)
        if chart.level is not None:
            level(brush, plot, chart.level, f"{line_of(chart.level_words)} {_told(chart, chart.level)}".strip(), DONE)
        if not chart.weekly:
            for run in runs(chart.points, usual_gap(chart.points)):
                line(brush, plot, run, FITNESS, THIN)
            dots(brush, plot, chart.points if len(chart.points) <= _DOTTED_MOST else chart.points[-1:], FITNESS, 8)
        if chart.points:
            last = chart.points[-1][1]
            name(brush, beside(plot, last, chart.level), _told(chart, last), FITNESS)

    return drawn


def _told(chart: TrendChart, value: float) -> str:
    return figure(value, chart.style, 10.0**-chart.decimals)


def _bars(brush: Brush, plot: Plot, chart: TrendChart) -> None:
    half, zero = max(2.0, (plot.days.at(7) - plot.days.at(0)) * 0.36), plot.height(0)
    for point in chart.points:
        x, y = plot.at(point)
        brush.block((x - half, min(y, zero - _STUB)), (x + half, max(y, zero)), FITNESS)
