"""The strip of fitness and fatigue: two lines on one axis of load points per day."""

from bot.telegram.charts.ink.brush import Brush, Point
from bot.telegram.charts.ink.frame import BOLD, EDGE, LABEL_PX, LEFT, RIGHT, THIN, TICK_PX, dated_days, day_axis
from bot.telegram.charts.ink.palette import FATIGUE, FITNESS, GRID, INK, QUIET
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.scale import Axis, keep_apart, round_top, ticks
from bot.telegram.charts.ink.series import Series, largest, runs
from bot.telegram.charts.ink.words import FATIGUE as FATIGUE_WORD
from bot.telegram.charts.ink.words import FITNESS as FITNESS_WORD
from bot.telegram.charts.ink.words import LOAD_AXIS, NO_LOAD, count
from bot.telegram.charts.plot.marks import name

_LEAST_TOP = 20
_LABEL_GAP = 42
_TICK = 10  # the dates themselves stand under form; lines through this strip would cost 1.5 KB


def load_strip(fitness: Series, fatigue: Series, top: int, bottom: int) -> Strip:
    ceiling = round_top(largest(fitness, fatigue), _LEAST_TOP)
    axis = Axis(0, ceiling, bottom - 18, top + 84)
    known = any(value is not None for value in fitness + fatigue)
    return Strip(
        top,
        bottom,
        ("load", ceiling, known),
        lambda brush: _ground(brush, axis, top, known),
        lambda brush: _figures(brush, axis, fitness, fatigue),
    )


def _ground(brush: Brush, axis: Axis, top: int, known: bool) -> None:
    brush.words((EDGE, top + 36), LOAD_AXIS, INK, LABEL_PX)
    for day in dated_days():
        brush.rule(((day_axis().at(day), axis.start), (day_axis().at(day), axis.start + _TICK)), QUIET, 2)
    for value in ticks(axis.high):
        brush.rule(((LEFT, axis.at(value)), (RIGHT, axis.at(value))), QUIET if value == 0 else GRID, 2)
        brush.words((LEFT - 14, axis.at(value)), count(value), QUIET, TICK_PX, "right")
    if not known:
        middle = (LEFT + RIGHT) / 2, (axis.at(ticks(axis.high)[1]) + axis.at(ticks(axis.high)[2])) / 2
        brush.words(middle, NO_LOAD, QUIET, LABEL_PX, "centre")


def _figures(brush: Brush, axis: Axis, fitness: Series, fatigue: Series) -> None:
    for run in runs(fatigue, day_axis(), axis):
        brush.line(run, FATIGUE, THIN)
    for run in runs(fitness, day_axis(), axis):
        brush.line(run, FITNESS, BOLD)
    _name_the_ends(brush, axis, fitness, fatigue)


def _name_the_ends(brush: Brush, axis: Axis, fitness: Series, fatigue: Series) -> None:
    fit, tired = _last_point(fitness, axis), _last_point(fatigue, axis)
    fit_y, tired_y = _label_heights(fit, tired, axis.start)
    if tired:
        brush.block((tired[0] - 9, tired[1] - 9), (tired[0] + 9, tired[1] + 9), FATIGUE)
        name(brush, tired_y, f"{FATIGUE_WORD} {_today(fatigue)}", FATIGUE)
    if fit:
        brush.dot(fit, 12, FITNESS)
        name(brush, fit_y, f"{FITNESS_WORD} {_today(fitness)}", FITNESS)


def _label_heights(fit: Point | None, tired: Point | None, lowest: float) -> tuple[float, float]:
    if fit and tired:
        return keep_apart(fit[1], tired[1], _LABEL_GAP, lowest)
    return (fit[1] if fit else lowest), (tired[1] if tired else lowest)


def _last_point(series: Series, axis: Axis) -> Point | None:
    known = ((day, value) for day, value in reversed(tuple(enumerate(series))) if value is not None)
    return next(((day_axis().at(day), axis.at(value)) for day, value in known), None)


def _today(series: Series) -> str:
    return "?" if series[-1] is None else count(series[-1])
