"""One goal: readings as dots, the trend with its interval, the target across, and the day it is wanted by."""

from collections.abc import Callable
from datetime import date

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import THIN
from bot.telegram.charts.ink.palette import DONE, FITNESS, INK
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import BY, EXPECTED, GOAL, NO_TREND, NOW, day_label, short
from bot.telegram.charts.sheets.names import Name, write_names
from bot.telegram.charts.sheets.plot import (
    HEIGHT,
    Plot,
    Point,
    band,
    dashes,
    dots,
    ground,
    level,
    line,
    marked_day,
    nothing,
    plot_of,
)
from bot.telegram.charts.values.goal import GoalChart

_FEW = 40
"""Readings of which each is still seen as a large dot."""


def strips(chart: GoalChart) -> tuple[Strip, ...]:
    days = [day for day, _ in chart.readings] + [each.day for each in chart.expected] + [chart.today]
    values = [value for _, value in chart.readings] + [chart.target]
    values += [value for each in chart.expected for value in (each.low, each.high)]
    plot = plot_of([*days, *([chart.by] if chart.by else [])], values, chart.style)
    key = ("goal", plot, chart.title, chart.unit, bool(chart.expected), bool(chart.readings))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: GoalChart) -> None:
    said = EXPECTED if chart.expected else NO_TREND
    ground(brush, plot, short(chart.title, 48), short(f"{chart.unit} · {said}" if chart.unit else said, 60))
    if not chart.readings:
        nothing(brush, plot)


def _figures(plot: Plot, chart: GoalChart) -> Callable[[Brush], None]:
    def drawn(brush: Brush) -> None:
        low, high = (
            [(each.day, each.low) for each in chart.expected],
            [(each.day, each.high) for each in chart.expected],
        )
        band(brush, plot, low, high)
        if chart.by:
            marked_day(brush, plot, chart.by, f"{BY} {day_label(chart.by)}")
        behind, before = _parted([(each.day, each.value) for each in chart.expected], chart.today)
        if len(behind) > 1:
            line(brush, plot, behind, FITNESS, THIN)
        dashes(brush, plot, before, FITNESS, THIN)
        level(brush, plot, chart.target, DONE)
        dots(brush, plot, chart.readings, INK, 9 if len(chart.readings) <= _FEW else 6)
        write_names(brush, plot, _names(plot, chart))

    return drawn


def _names(plot: Plot, chart: GoalChart) -> list[Name]:
    now = [Name(value, f"{NOW} {plot.written(value)}", INK) for _, value in chart.readings[-1:]]
    return [*now, Name(chart.target, f"{GOAL} {plot.written(chart.target)}", DONE)]


def _parted(points: list[Point], today: date) -> tuple[list[Point], list[Point]]:
    """The trend up to today and from today on; both have the point of today, between two known ones if need be."""
    behind, before = [point for point in points if point[0] <= today], [point for point in points if point[0] >= today]
    if behind and before and behind[-1][0] < today:
        (start, low), (end, high) = behind[-1], before[0]
        here = today, low + (high - low) * ((today - start) / (end - start))
        return [*behind, here], [here, *before]
    return behind, before
