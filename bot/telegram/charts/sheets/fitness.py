"""Fitness and fatigue as lines over form as bars; what the plan will make of them is broken or hollow."""

from datetime import date, timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import BOLD, MARGIN, SMALL_PX, THIN, TICK_PX
from bot.telegram.charts.ink.lettering import fitted
from bot.telegram.charts.ink.palette import FATIGUE, FITNESS, FORM, QUIET, Rgb
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import (
    AHEAD,
    FITNESS_TITLE,
    FORM_UNIT,
    LOAD_AXIS,
    TODAY,
    count,
    planned_to_be,
    signed,
)
from bot.telegram.charts.ink.words import FATIGUE as FATIGUE_WORD
from bot.telegram.charts.ink.words import FITNESS as FITNESS_WORD
from bot.telegram.charts.ink.words import FORM as FORM_WORD
from bot.telegram.charts.plot.days import dated, known
from bot.telegram.charts.plot.marks import NAME_PX, dashes, line, mark, name, runs, spread
from bot.telegram.charts.plot.plot import FOOT, Plot, Point, dates, ground, nothing, plot_of
from bot.telegram.charts.values.fitness import FitnessChart, Series

_LOAD_FOOT, _FORM_TOP, _FORM_FOOT = 530, 552, 880
HEIGHT = _FORM_FOOT + FOOT
_SECOND_LINE = 34
_HALF_MOST = 10.0
_LINES = ((FATIGUE, THIN, 1), (FITNESS, BOLD, 0))
"""Colour, width and mark of fatigue and fitness, the first drawn first."""


def strips(chart: FitnessChart) -> tuple[Strip, ...]:
    first = chart.day - timedelta(days=len(chart.fitness) - 1)
    days = (first, chart.day + timedelta(days=len(chart.fitness_ahead)))
    values = known(chart.fitness, chart.fatigue, *chart.ahead[:2])
    loads = plot_of(days, values or (100.0,), place=(0, _LOAD_FOOT), floor_at=0.0)
    form = plot_of(days, [0.0, *(known(chart.form, chart.form_ahead) or (-10.0, 10.0))], place=(_FORM_TOP, _FORM_FOOT))
    today = chart.day if chart.fitness_ahead else None
    return (
        Strip(
            0,
            _FORM_TOP,
            ("fitness", loads, today, bool(values)),
            lambda brush: _load_ground(brush, loads, today, bool(values)),
            lambda brush: _lines(brush, loads, chart),
        ),
        Strip(
            _FORM_TOP,
            HEIGHT,
            ("form ahead", form, today),
            lambda brush: _form_ground(brush, form, today),
            lambda brush: _bars(brush, form, chart),
        ),
    )


def _load_ground(brush: Brush, plot: Plot, today: date | None, any_known: bool) -> None:
    ground(brush, plot, FITNESS_TITLE, LOAD_AXIS)
    if not any_known:
        nothing(brush, plot)
    elif today:
        x = _now(brush, plot, today)
        brush.words((x - 10, plot.values.end - 26), TODAY, QUIET, TICK_PX, "right")
        brush.words((x + 10, plot.values.end - 26), AHEAD, QUIET, TICK_PX)


def _form_ground(brush: Brush, plot: Plot, today: date | None) -> None:
    ground(brush, plot, FORM_WORD, FORM_UNIT)
    dates(brush, plot)
    if today:
        _now(brush, plot, today)


def _now(brush: Brush, plot: Plot, today: date) -> float:
    x = plot.across(today)
    brush.rule(((x, plot.values.end), (x, plot.values.start)), QUIET, 2)
    return x


def _lines(brush: Brush, plot: Plot, chart: FitnessChart) -> None:
    each = ((chart.fatigue, chart.fatigue_ahead), (chart.fitness, chart.fitness_ahead))
    for (past, ahead), (colour, width, shape) in zip(each, _LINES, strict=True):
        for run in runs(dated(chart.day, past)):
            line(brush, plot, run, colour, width)
        for run in runs(_coming(chart.day, past, ahead)):
            dashes(brush, plot, run, colour, width)
        if past[-1] is not None:
            mark(brush, shape, plot.at((chart.day, past[-1])), colour)
    _name_the_ends(brush, plot, chart)


def _bars(brush: Brush, plot: Plot, chart: FitnessChart) -> None:
    half = max(1.5, min(_HALF_MOST, (plot.days.at(1) - plot.days.at(0)) * 0.42))
    zero = plot.height(0)
    for point in dated(chart.day, chart.form):
        x, y = plot.at(point)
        brush.block((x - half, min(y, zero)), (x + half, max(y, zero)), FORM)
    for point in dated(chart.day + timedelta(days=len(chart.form_ahead)), chart.form_ahead):
        x, y = plot.at(point)
        brush.frame((x - half, min(y, zero)), (x + half, max(y, zero)), FORM, 2)
    _name_form(brush, plot, chart)


def _name_the_ends(brush: Brush, plot: Plot, chart: FitnessChart) -> None:
    """Today's figure at the line's end; below it, what the plan makes of it."""
    named: list[tuple[float, str, str, Rgb]] = []
    last = chart.day + timedelta(days=len(chart.fitness_ahead))
    for word, past, ahead, colour in (
        (FITNESS_WORD, chart.fitness, chart.fitness_ahead, FITNESS),
        (FATIGUE_WORD, chart.fatigue, chart.fatigue_ahead, FATIGUE),
    ):
        points = [*dated(chart.day, past), *dated(last, ahead)]
        if points:
            today = f"{word} {count(past[-1])}" if past[-1] is not None else word
            then = planned_to_be(count(ahead[-1]), last) if ahead and ahead[-1] is not None else ""
            named.append((plot.height(points[-1][1]), today, then, colour))
    gap = 2.4 * _SECOND_LINE if any(then for _, _, then, _ in named) else 1.2 * _SECOND_LINE
    places = spread([height for height, _, _, _ in named], plot.values.start - _SECOND_LINE, plot.values.end, gap)
    for (_, today, then, colour), y in zip(named, places, strict=True):
        name(brush, y, today, colour)
        if then:
            _then(brush, y, then, colour)


def _name_form(brush: Brush, plot: Plot, chart: FitnessChart) -> None:
    if chart.form[-1] is None:
        return
    last = chart.form_ahead[-1] if chart.form_ahead else None
    y = min(plot.height(chart.form[-1] if last is None else last), plot.values.start - _SECOND_LINE)
    name(brush, y, f"{FORM_WORD} {signed(chart.form[-1])}", FORM)
    if last is not None:
        _then(brush, y, planned_to_be(signed(last), chart.day + timedelta(days=len(chart.form_ahead))), FORM)


def _then(brush: Brush, y: float, words: str, colour: Rgb) -> None:
    shown, size = fitted(words, NAME_PX, SMALL_PX)
    brush.words((MARGIN, y + _SECOND_LINE), shown, colour, size)


def _coming(day: date, past: Series, ahead: Series) -> list[Point]:
    """From today's value on, where it is known."""
    today = [(day, past[-1])] if past[-1] is not None and ahead else []
    return [*today, *dated(day + timedelta(days=len(ahead)), ahead)]
