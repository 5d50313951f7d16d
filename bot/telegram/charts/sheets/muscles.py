"""Muscles as rows: a bar of the week's sets, and two marks for what keeps a muscle and what lets it grow."""

from bot.telegram.charts.ink.brush import Brush, Point
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import EDGE, LABEL_PX, MARGIN, RIGHT, SMALL_PX, TICK_PX
from bot.telegram.charts.ink.lettering import fitted
from bot.telegram.charts.ink.palette import BAND, FITNESS, GRID, INK, PAPER, QUIET, Rgb
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.scale import Axis, round_top, ticks
from bot.telegram.charts.ink.words import (
    BELOW,
    BETWEEN,
    GROWTH,
    MAINTENANCE,
    MUSCLES_TITLE,
    NO_VALUES,
    UNKNOWN,
    line_of,
    week_label,
)
from bot.telegram.charts.plot.marks import NAME_PX
from bot.telegram.charts.plot.plot import FARTHEST, Draw
from bot.telegram.charts.values.muscles import MuscleRow, MusclesChart
from bot.telegram.charts.values.style import Style

_NAMES_END, _TOP, _ROW_PX, _FOOT = 236, 124, 66, 74
_LEAST_ROWS = 4
_HALF, _OVER = 20, 7
_KEY_Y, _KEPT_X, _GROWN_X, _BELOW_X, _BETWEEN_X = 82, 32, 290, 480, 678
_EDGE = 4


def strips(chart: MusclesChart) -> tuple[Strip, ...]:
    most = max((max(row.sets or 0.0, row.growth, row.maintenance) for row in chart.rows), default=0.0)
    sets = Axis(0, round_top(min(most, FARTHEST), 5), _NAMES_END, RIGHT)
    bottom = _TOP + _ROW_PX * max(_LEAST_ROWS, len(chart.rows))
    key = ("muscles", sets, chart.monday, bool(chart.rows))
    ground = Strip(0, bottom + _FOOT, key, lambda brush: _ground(brush, sets, chart, bottom), _figures(sets, chart))
    return (ground,)


def _ground(brush: Brush, sets: Axis, chart: MusclesChart, bottom: int) -> None:
    brush.words((EDGE, 36), f"{MUSCLES_TITLE}, {week_label(chart.monday)}", INK, LABEL_PX, "flush")
    _upright(brush, _KEPT_X, _KEY_Y, _HALF - _OVER)
    brush.words((_KEPT_X + 16, _KEY_Y), MAINTENANCE, INK, TICK_PX)
    _arrow(brush, _GROWN_X, _KEY_Y)
    brush.words((_GROWN_X + 22, _KEY_Y), GROWTH, INK, TICK_PX)
    for x, words, inside in ((_BELOW_X, BELOW, PAPER), (_BETWEEN_X, BETWEEN, BAND)):
        _bar(brush, (x, _KEY_Y - 13), (x + 40, _KEY_Y + 13), inside)
        brush.words((x + 54, _KEY_Y), words, INK, TICK_PX)
    for value in ticks(sets.high) if chart.rows else ():
        brush.rule(((sets.at(value), _TOP), (sets.at(value), bottom)), QUIET if value == 0 else GRID, 2)
        brush.words((sets.at(value), bottom + 34), figure(value, Style.NUMBER, sets.high / 5), QUIET, TICK_PX, "centre")
    if not chart.rows:
        brush.words(((_NAMES_END + RIGHT) / 2, (_TOP + bottom) / 2), NO_VALUES, QUIET, LABEL_PX, "centre")


def _figures(sets: Axis, chart: MusclesChart) -> Draw:
    def drawn(brush: Brush) -> None:
        for number, row in enumerate(chart.rows):
            _row(brush, sets, row, _TOP + _ROW_PX * (number + 0.5))

    return drawn


def _row(brush: Brush, sets: Axis, row: MuscleRow, middle: float) -> None:
    """Marks have a rim of paper, so that they are seen on a bar too."""
    shown, size = fitted(line_of(row.name), _NAMES_END - EDGE - 16, LABEL_PX, TICK_PX, SMALL_PX)
    brush.words((_NAMES_END - 16, middle), shown, INK, size, "right")
    if row.sets is not None and row.sets > 0:
        _bar(brush, (sets.start, middle - _HALF), (_across(sets, row.sets), middle + _HALF), _inside(row, row.sets))
    if row.maintenance > 0:
        _upright(brush, _across(sets, row.maintenance), middle, _HALF + _OVER)
    if row.growth > 0:
        _arrow(brush, _across(sets, row.growth), middle)
    words = UNKNOWN if row.sets is None else figure(row.sets, Style.NUMBER, 0.1 if row.sets % 1 else 1)
    brush.words((MARGIN - 8, middle), fitted(words, NAME_PX, TICK_PX)[0], INK, TICK_PX)


def _inside(row: MuscleRow, sets: float) -> Rgb:
    """Hollow below maintenance, pale up to growth, full from there: seen without colours too."""
    if sets < row.maintenance:
        return PAPER
    return BAND if sets < row.growth else FITNESS


def _bar(brush: Brush, corner: Point, opposite: Point, inside: Rgb) -> None:
    (left, top), (right, bottom) = corner, opposite
    brush.block(corner, opposite, FITNESS)
    if right - left > 2 * _EDGE:
        brush.block((left + _EDGE, top + _EDGE), (right - _EDGE, bottom - _EDGE), inside)


def _across(sets: Axis, value: float) -> float:
    return sets.at(min(value, sets.high))


def _upright(brush: Brush, x: float, y: float, tall: float) -> None:
    for width, ink in ((13, PAPER), (5, INK)):
        brush.rule(((x, y - tall), (x, y + tall)), ink, width)


def _arrow(brush: Brush, x: float, y: float) -> None:
    for wide, tall, ink in ((17, 24, PAPER), (10, 15, INK)):
        brush.shape(((x - wide * 0.9, y - tall), (x + wide, y), (x - wide * 0.9, y + tall)), ink)
