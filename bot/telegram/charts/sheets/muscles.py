"""Muscles as rows: a bar of the week's sets, and two marks for what keeps a muscle and what lets it grow."""

from collections.abc import Callable
from datetime import timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import EDGE, LABEL_PX, MARGIN, RIGHT, TICK_PX
from bot.telegram.charts.ink.palette import FATIGUE, FITNESS, GRID, INK, QUIET
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.scale import Axis, round_top, ticks
from bot.telegram.charts.ink.words import GROWS, KEEPS, MUSCLES_TITLE, NO_VALUES, day_label, short
from bot.telegram.charts.values.muscles import MuscleRow, MusclesChart
from bot.telegram.charts.values.style import Style

HEIGHT = 860
_NAMES_END, _TOP, _BOTTOM = 250, 120, 780


def strips(chart: MusclesChart) -> tuple[Strip, ...]:
    most = max((max(row.sets, row.growth) for row in chart.rows), default=0.0)
    sets = Axis(0, round_top(most, 5), _NAMES_END, RIGHT)
    key = ("muscles", sets, chart.monday, bool(chart.rows))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, sets, chart), _figures(sets, chart)),)


def _ground(brush: Brush, sets: Axis, chart: MusclesChart) -> None:
    week = f"{day_label(chart.monday)} – {day_label(chart.monday + timedelta(days=6))}"
    brush.words((EDGE, 36), f"{MUSCLES_TITLE}, {week}", INK, LABEL_PX)
    brush.rule(((EDGE, 66), (EDGE, 98)), INK, 5)
    brush.words((EDGE + 16, 82), KEEPS, INK, TICK_PX)
    _arrow(brush, EDGE + 170, 82, 13)
    brush.words((EDGE + 192, 82), GROWS, INK, TICK_PX)
    for value in ticks(sets.high):
        brush.rule(((sets.at(value), _TOP), (sets.at(value), _BOTTOM)), QUIET if value == 0 else GRID, 2)
        brush.words((sets.at(value), _BOTTOM + 34), f"{value:g}", QUIET, TICK_PX, "centre")
    if not chart.rows:
        brush.words(((_NAMES_END + RIGHT) / 2, (_TOP + _BOTTOM) / 2), NO_VALUES, QUIET, LABEL_PX, "centre")


def _figures(sets: Axis, chart: MusclesChart) -> Callable[[Brush], None]:
    pitch = (_BOTTOM - _TOP) / max(1, len(chart.rows))

    def drawn(brush: Brush) -> None:
        for number, row in enumerate(chart.rows):
            _row(brush, sets, row, _TOP + pitch * (number + 0.5), min(20.0, pitch * 0.32))

    return drawn


def _row(brush: Brush, sets: Axis, row: MuscleRow, middle: float, half: float) -> None:
    brush.words((_NAMES_END - 16, middle), short(row.name, 12), INK, LABEL_PX, "right")
    if row.sets > 0:
        corner, opposite = (sets.start, middle - half), (sets.at(row.sets), middle + half)
        if row.sets >= row.maintenance:
            brush.block(corner, opposite, FITNESS)
        else:  # an outline is seen to be too little without its colour too
            brush.frame(corner, opposite, FATIGUE, 4)
    if row.maintenance > 0:
        x = sets.at(row.maintenance)
        brush.rule(((x, middle - half - 6), (x, middle + half + 6)), INK, 5)
    if row.growth > 0:
        _arrow(brush, sets.at(row.growth), middle, half)
    brush.words((MARGIN - 8, middle), figure(row.sets, Style.NUMBER, 0.1 if row.sets % 1 else 1), INK, TICK_PX)


def _arrow(brush: Brush, x: float, y: float, half: float) -> None:
    brush.shape(((x - 9, y - half), (x + 9, y), (x - 9, y + half)), INK)
