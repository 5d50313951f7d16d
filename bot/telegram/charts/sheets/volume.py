"""Weeks as bars: each sport a layer with its own colour and hatching, the plan an outline around them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.telegram.charts.ink.brush import Brush, Point
from bot.telegram.charts.ink.frame import EDGE, INK_LINE, TICK_PX, WIDTH
from bot.telegram.charts.ink.palette import INK, PAPER, QUIET, SERIES
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import PLAN, VOLUME_TITLE, VOLUME_UNIT, sport_name
from bot.telegram.charts.sheets.plot import Plot, ground, plot_of
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.volume import VolumeChart, VolumeWeek

HEIGHT = 720
_LEGEND_TOP = 650
_GAP = 10
_HATCH_EVERY, _HATCH = 10, 3


def strips(chart: VolumeChart) -> tuple[Strip, ...]:
    mondays = [week.monday for week in chart.weeks]
    tops = [max(sum(week.done), week.planned or 0.0) for week in chart.weeks]
    days = (mondays[0] - timedelta(days=4), mondays[-1] + timedelta(days=4))
    plot = plot_of(days, [60.0, *tops], Style.HOURS, (0, _LEGEND_TOP), floor_at=0.0)
    plot = replace(plot, dated=mondays[-1], days=replace(plot.days, end=WIDTH - EDGE))
    return (
        Strip(
            0,
            HEIGHT,
            ("volume", plot, chart.sports),
            lambda brush: _ground(brush, plot, chart.sports),
            _bars(plot, chart),
        ),
    )


def _ground(brush: Brush, plot: Plot, sports: tuple[str, ...]) -> None:
    ground(brush, plot, VOLUME_TITLE, VOLUME_UNIT)
    x = EDGE
    for index, sport in enumerate(sports):
        _layer(brush, index, (x, _LEGEND_TOP + 18), (x + 40, _LEGEND_TOP + 46))
        brush.words((x + 52, _LEGEND_TOP + 32), sport_name(sport), INK, TICK_PX)
        x += 205
    brush.frame((x, _LEGEND_TOP + 18), (x + 40, _LEGEND_TOP + 46), QUIET, INK_LINE)
    brush.words((x + 52, _LEGEND_TOP + 32), PLAN, INK, TICK_PX)


def _bars(plot: Plot, chart: VolumeChart) -> Callable[[Brush], None]:
    half = max(4.0, (plot.days.at(7) - plot.days.at(0)) / 2 - _GAP)

    def drawn(brush: Brush) -> None:
        for week in chart.weeks:
            _bar(brush, plot, week, half)

    return drawn


def _bar(brush: Brush, plot: Plot, week: VolumeWeek, half: float) -> None:
    x, below = plot.at((week.monday, 0.0))[0], 0.0
    for index, minutes in enumerate(week.done):
        if minutes > 0:
            _layer(brush, index, (x - half, plot.height(below + minutes)), (x + half, plot.height(below)))
            below += minutes
    if week.planned:
        brush.frame((x - half - 4, plot.height(week.planned)), (x + half + 4, plot.height(0)), QUIET, INK_LINE)


def _layer(brush: Brush, index: int, corner: Point, opposite: Point) -> None:
    """Solid, with level lines, with upright lines, and chequered: they differ without their colours too."""
    (left, top), (right, bottom) = corner, opposite
    brush.block(corner, opposite, SERIES[index])
    levels, uprights = _hatching(top, bottom), _hatching(left, right)
    if index in {1, 3}:
        for y in levels:
            brush.block((left, y), (right, y + _HATCH), PAPER)
    if index in {2, 3}:
        for x in uprights:
            brush.block((x, top), (x + _HATCH, bottom), PAPER)


def _hatching(start: float, end: float) -> range:
    """Where lines of paper begin, with colour on both sides of each."""
    return range(round(start) + _HATCH_EVERY - _HATCH - 1, round(end) - _HATCH - 1, _HATCH_EVERY)
