"""The strip of form: daily bars around zero with the line of −30 % of fitness, over the dates."""

from datetime import date, timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import DAYS, EDGE, LABEL_PX, LEFT, MARGIN, RIGHT, TICK_PX, dated_days, day_axis
from bot.telegram.charts.ink.palette import FORM, GRID, INK, QUIET
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.scale import Axis, round_top
from bot.telegram.charts.ink.series import Series, largest, smallest, steps
from bot.telegram.charts.ink.words import FORM as FORM_WORD
from bot.telegram.charts.ink.words import FORM_AXIS, FORM_LIMIT, day_label, signed

_LEAST_HEIGHT = 10
_LIMIT_SHARE = -0.3


def form_strip(day: date, form: Series, fitness: Series, top: int, bottom: int) -> Strip:
    limit = tuple(None if value is None else _LIMIT_SHARE * value for value in fitness)
    height = round_top(max(-smallest(form) / 2, largest(form), -smallest(limit) / 2), _LEAST_HEIGHT)
    axis = Axis(-2 * height, height, bottom - 68, top + 66)
    return Strip(
        top,
        bottom,
        ("form", day, height),
        lambda brush: _ground(brush, axis, top, bottom, day),
        lambda brush: _figures(brush, axis, form, limit),
    )


def _ground(brush: Brush, axis: Axis, top: int, bottom: int, day: date) -> None:
    brush.words((EDGE, top + 28), FORM_AXIS, INK, LABEL_PX)
    brush.rule(((640, top + 28), (696, top + 28)), INK, 3)
    brush.words((710, top + 28), FORM_LIMIT, INK, LABEL_PX)
    for index in dated_days():
        x = day_axis().at(index)
        brush.rule(((x, axis.start), (x, axis.end)), GRID, 2)
        brush.words((x, bottom - 34), day_label(day - timedelta(days=DAYS - 1 - index)), QUIET, TICK_PX, "centre")
    for value in (axis.low, 0.0, axis.high):
        brush.rule(((LEFT, axis.at(value)), (RIGHT, axis.at(value))), GRID, 2)
        brush.words((LEFT - 14, axis.at(value)), signed(value), QUIET, TICK_PX, "right")


def _figures(brush: Brush, axis: Axis, form: Series, limit: Series) -> None:
    days, zero = day_axis(), axis.at(0)
    for outline in steps(form, days, axis):
        brush.area([(outline[0][0], zero), *outline, (outline[-1][0], zero)], FORM)
    brush.rule(((LEFT, zero), (RIGHT, zero)), QUIET, 2)
    for outline in steps(limit, days, axis):
        brush.rule(outline, INK, 3)
    if form[-1] is not None:
        brush.words((MARGIN, axis.at(form[-1])), f"{FORM_WORD} {signed(form[-1])}", FORM, LABEL_PX)
