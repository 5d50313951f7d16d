"""Weeks as bars: each sport a layer with its own colour and hatching, the plan an outline around them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.telegram.charts.ink.brush import Brush, Point
from bot.telegram.charts.ink.frame import EDGE, INK_LINE, TICK_PX
from bot.telegram.charts.ink.palette import DONE, FATIGUE, FITNESS, FORM, INK, PAPER, Rgb
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import PLANNED, VOLUME_TITLE, VOLUME_UNIT, sport_name
from bot.telegram.charts.sheets.plot import Plot, ground, plot_of
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.volume import VolumeChart, VolumeWeek

HEIGHT = 720
_LEGEND_TOP = 650
_LAYERS: tuple[Rgb, ...] = (FITNESS, FATIGUE, DONE, FORM)
_GAP = 10


def strips(chart: VolumeChart) -> tuple[Strip, ...]:
    mondays = [week.monday for week in chart.weeks]
    tops = [max(sum(week.done), week.planned or 0.0) for week in chart.weeks]
    days = (mondays[0] - timedelta(days=4), mondays[-1] + timedelta(days=4))
    plot = replace(plot_of(days, [60.0, *tops], Style.HOURS, (0, _LEGEND_TOP), floor_at=0.0), dated=mondays[-1])
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
    brush.frame((x, _LEGEND_TOP + 18), (x + 40, _LEGEND_TOP + 46), INK, INK_LINE)
    brush.words((x + 52, _LEGEND_TOP + 32), PLANNED, INK, TICK_PX)


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
        brush.frame((x - half - 4, plot.height(week.planned)), (x + half + 4, plot.height(0)), INK, INK_LINE)


def _layer(brush: Brush, index: int, corner: Point, opposite: Point) -> None:
    """Solid, with level lines, with upright lines, and hollow: they differ without their colours too."""
    (left, top), (right, bottom), colour = corner, opposite, _LAYERS[index]
    brush.block(corner, opposite, colour)
    if index == 1:
        for y in range(round(top) + 6, round(bottom) - 2, 10):
            brush.block((left, y), (right, y + 3), PAPER)
    if index == 2:
        for x in range(round(left) + 6, round(right) - 2, 10):
            brush.block((x, top), (x + 3, bottom), PAPER)
    if index > 2 and bottom - top > 12 and right - left > 12:
        brush.block((left + 5, top + 5), (right - 5, bottom - 5), PAPER)
