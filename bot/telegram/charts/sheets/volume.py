"""Weeks as bars: each sport a layer with its own colour and hatching, the plan an outline around them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.telegram.charts.ink.brush import Brush, Point
from bot.telegram.charts.ink.frame import INK_LINE, LABEL_PX, MARGIN, SMALL_PX, TICK_PX
from bot.telegram.charts.ink.lettering import fitted
from bot.telegram.charts.ink.palette import INK, PAPER, SERIES
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import PLANNED, VOLUME_TITLE, VOLUME_UNIT, sport_name
from bot.telegram.charts.plot.marks import NAME_PX
from bot.telegram.charts.plot.plot import HEIGHT, Draw, Plot, dates, ground, nothing, plot_of
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.volume import VolumeChart, VolumeWeek

_LEAST_WEEKS = 3
_GAP, _AROUND = 11, 4
_KEY_EVERY, _KEY_PX = 48, 32
_HATCH, _STRIPE, _LEAST = 10, 3, 6


def strips(chart: VolumeChart) -> tuple[Strip, ...]:
    mondays = [week.monday for week in chart.weeks]
    tops = [max(sum(week.done or ()), week.planned or 0.0) for week in chart.weeks]
    first = min(mondays[0], mondays[-1] - timedelta(weeks=_LEAST_WEEKS - 1))
    days = (first - timedelta(days=4), mondays[-1] + timedelta(days=4))
    plot = replace(plot_of(days, [60.0, *tops], Style.HOURS, floor_at=0.0), dated=mondays[-1])
    known = any(tops)
    return (
        Strip(
            0,
            HEIGHT,
            ("volume", plot, chart.sports, known),
            lambda brush: _ground(brush, plot, chart.sports, known),
            _bars(plot, chart),
        ),
    )


def _ground(brush: Brush, plot: Plot, sports: Sequence[str], any_known: bool) -> None:
    """The key stands in the order of the layers, the uppermost first."""
    ground(brush, plot, VOLUME_TITLE, VOLUME_UNIT)
    dates(brush, plot)
    if not any_known:
        nothing(brush, plot)
    y = plot.values.end + _KEY_PX / 2
    brush.frame((MARGIN, y - 14), (MARGIN + _KEY_PX, y + 14), INK, INK_LINE)
    _key(brush, y, PLANNED)
    for index, sport in reversed(list(enumerate(sports))):
        y += _KEY_EVERY
        _layer(brush, index, (MARGIN, y - 15), (MARGIN + _KEY_PX, y + 15))
        _key(brush, y, sport_name(sport))


def _key(brush: Brush, y: float, words: str) -> None:
    shown, size = fitted(words, NAME_PX - _KEY_PX - 14, LABEL_PX, TICK_PX, SMALL_PX)
    brush.words((MARGIN + _KEY_PX + 14, y), shown, INK, size)


def _bars(plot: Plot, chart: VolumeChart) -> Draw:
    half = max(4.0, (plot.days.at(7) - plot.days.at(0)) / 2 - _GAP)

    def drawn(brush: Brush) -> None:
        for week in chart.weeks:
            _bar(brush, plot, week, half)

    return drawn


def _bar(brush: Brush, plot: Plot, week: VolumeWeek, half: float) -> None:
    x, below = plot.across(week.monday), 0.0
    for index, minutes in enumerate(week.done or ()):
        if minutes > 0:
            _layer(brush, index, (x - half, plot.height(below + minutes)), (x + half, plot.height(below)))
            below += minutes
    if week.planned:
        beside = half + _AROUND
        brush.frame((x - beside, plot.height(week.planned)), (x + beside, plot.height(0)), INK, INK_LINE)


def _layer(brush: Brush, index: int, corner: Point, opposite: Point) -> None:
    """Solid, with level lines, with upright lines, and with both: they differ without their colours too."""
    (left, top), (right, bottom) = ((round(x), round(y)) for x, y in (corner, opposite))
    brush.block((left, top), (right, bottom), SERIES[index])
    if index % 2:
        for y in range(bottom - _LEAST - _STRIPE, top + _STRIPE, -_HATCH):
            brush.block((left, y), (right, y + _STRIPE), PAPER)
    if index > 1:
        for x in range(left + _LEAST, right - _STRIPE, _HATCH):
            brush.block((x, top), (x + _STRIPE, bottom), PAPER)
