"""Muscles as rows: a bar of the week's sets, and two marks for what keeps a muscle and what lets it grow."""

from collections.abc import Callable
from datetime import timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import EDGE, LABEL_PX, SMALL_PX, TICK_PX
from bot.telegram.charts.ink.lettering import fitted
from bot.telegram.charts.ink.palette import BAND, FITNESS, GRID, INK, PAPER, QUIET
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.scale import Axis, round_top, ticks
from bot.telegram.charts.ink.words import (
    GROWTH,
    MAINTENANCE,
    MUSCLES_TITLE,
    NO_VALUES,
    SETS,
    UNKNOWN,
    day_span,
)
from bot.telegram.charts.values.muscles import MuscleRow, MusclesChart
from bot.telegram.charts.values.style import Style

HEIGHT = 880
_NAMES_END, _SETS_END, _TOP, _BOTTOM = 232, 920, 132, 800
_LEGEND, _SETS_AT = 82, 940
_FRAME, _MARK, _HALO = 4, 5, 3


def strips(chart: MusclesChart) -> tuple[Strip, ...]:
    most = max((max(row.sets or 0.0, row.growth, row.maintenance) for row in chart.rows), default=0.0)
    sets = Axis(0, round_top(most, 5), _NAMES_END, _SETS_END)
    key = ("muscles", sets, chart.monday, bool(chart.rows))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, sets, chart), _figures(sets, chart)),)


def _ground(brush: Brush, sets: Axis, chart: MusclesChart) -> None:
    week = day_span(chart.monday, chart.monday + timedelta(days=6))
    brush.words((EDGE, 36), f"{MUSCLES_TITLE}, {week}", INK, LABEL_PX, "flush")
    brush.words((EDGE, _LEGEND), SETS, QUIET, TICK_PX, "flush")
    _line(brush, 452, _LEGEND, 15)
    brush.words((468, _LEGEND), MAINTENANCE, INK, TICK_PX)
    _arrow(brush, 712, _LEGEND, 15)
    brush.words((734, _LEGEND), GROWTH, INK, TICK_PX)
    for value in ticks(sets.high):
        brush.rule(((sets.at(value), _TOP), (sets.at(value), _BOTTOM)), QUIET if value == 0 else GRID, 2)
        brush.words((sets.at(value), _BOTTOM + 34), figure(value, Style.NUMBER), QUIET, TICK_PX, "centre")
    if not chart.rows:
        brush.words(((_NAMES_END + _SETS_END) / 2, (_TOP + _BOTTOM) / 2), NO_VALUES, QUIET, LABEL_PX, "centre")


def _figures(sets: Axis, chart: MusclesChart) -> Callable[[Brush], None]:
    pitch = (_BOTTOM - _TOP) / max(1, len(chart.rows))

    def drawn(brush: Brush) -> None:
        for number, row in enumerate(chart.rows):
            _row(brush, sets, row, _TOP + pitch * (number + 0.5), min(20.0, pitch * 0.32))

    return drawn


def _row(brush: Brush, sets: Axis, row: MuscleRow, middle: float, half: float) -> None:
    name, size = fitted(row.name, _NAMES_END - 16 - EDGE, LABEL_PX, TICK_PX, SMALL_PX)
    brush.words((_NAMES_END - 16, middle), name, INK, size, "right")
    if row.sets is not None and row.sets > 0:
        _bar(brush, (sets.start, middle - half), (sets.at(row.sets), middle + half), row)
    if row.maintenance > 0:
        _line(brush, sets.at(row.maintenance), middle, half)
    if row.growth > 0:
        _arrow(brush, sets.at(row.growth), middle, half)
    brush.words((_SETS_AT, middle), _said(row.sets), INK, TICK_PX)


def _bar(brush: Brush, corner: tuple[float, float], opposite: tuple[float, float], row: MuscleRow) -> None:
    """Hollow below maintenance, pale between the marks, solid from growth on."""
    (left, top), (right, bottom) = corner, opposite
    brush.block(corner, opposite, FITNESS)
    if (row.sets or 0.0) < max(row.growth, row.maintenance) and right - left > 2 * _FRAME:
        inside = PAPER if (row.sets or 0.0) < row.maintenance else BAND
        brush.block((left + _FRAME, top + _FRAME), (right - _FRAME, bottom - _FRAME), inside)


def _line(brush: Brush, x: float, y: float, half: float) -> None:
    brush.block((x - _MARK / 2 - _HALO, y - half - 7), (x + _MARK / 2 + _HALO, y + half + 7), PAPER)
    brush.block((x - _MARK / 2, y - half - 5), (x + _MARK / 2, y + half + 5), INK)


def _arrow(brush: Brush, x: float, y: float, half: float) -> None:
    """Its left side is where growth begins."""
    over = _HALO * 1.8
    brush.shape(((x - _HALO, y - half - over), (x + 16 + over, y), (x - _HALO, y + half + over)), PAPER)
    brush.shape(((x, y - half + 2), (x + 15, y), (x, y + half - 2)), INK)


def _said(sets: float | None) -> str:
    return UNKNOWN if sets is None else figure(sets, Style.NUMBER, 0.1 if sets % 1 and sets < 1000 else 1)
