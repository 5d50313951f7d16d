"""Fitness and fatigue as lines over form as bars; what the plan will make of them is broken or hollow."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import BOLD, THIN, TICK_PX
from bot.telegram.charts.ink.palette import FATIGUE, FITNESS, FORM, QUIET
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import AHEAD, FITNESS_TITLE, LOAD_AXIS, POINTS, THEN, TODAY, UNKNOWN, count, signed
from bot.telegram.charts.ink.words import FATIGUE as FATIGUE_WORD
from bot.telegram.charts.ink.words import FITNESS as FITNESS_WORD
from bot.telegram.charts.ink.words import FORM as FORM_WORD
from bot.telegram.charts.sheets.names import Name, write_names
from bot.telegram.charts.sheets.plot import Plot, Point, dashes, ground, line, nothing, plot_of, runs
from bot.telegram.charts.values.fitness import FitnessChart, Series

HEIGHT = 1000
_FORM_TOP = 600


def strips(chart: FitnessChart) -> tuple[Strip, ...]:
    first = chart.day - timedelta(days=len(chart.fitness) - 1)
    days = (first, chart.day + timedelta(days=len(chart.fitness_ahead)))
    loads = plot_of(days, _known(chart.fitness, chart.fatigue, *chart.ahead[:2]), place=(0, _FORM_TOP), floor_at=0.0)
    form = plot_of(days, [0.0, *_known(chart.form, chart.form_ahead)], place=(_FORM_TOP, HEIGHT))
    return (
        Strip(0, _FORM_TOP, ("fitness", loads), lambda brush: _ground(brush, loads), _lines(loads, chart)),
        Strip(_FORM_TOP, HEIGHT, ("form ahead", form), lambda brush: _form_ground(brush, form), _bars(form, chart)),
    )


def _ground(brush: Brush, plot: Plot) -> None:
    ground(brush, plot, FITNESS_TITLE, LOAD_AXIS, dated=False)


def _form_ground(brush: Brush, plot: Plot) -> None:
    ground(brush, plot, FORM_WORD, POINTS)


def _lines(plot: Plot, chart: FitnessChart) -> Callable[[Brush], None]:
    def drawn(brush: Brush) -> None:
        if not _known(chart.fitness, chart.fatigue):
            nothing(brush, plot)
            return
        _now(brush, plot, chart.day, bool(chart.fitness_ahead), words=True)
        for past, ahead, colour, width in (
            (chart.fatigue, chart.fatigue_ahead, FATIGUE, THIN),
            (chart.fitness, chart.fitness_ahead, FITNESS, BOLD),
        ):
            for run in runs(_dated(chart.day, past)):
                line(brush, plot, run, colour, width)
            for run in runs(_coming(chart.day, past, ahead)):
                dashes(brush, plot, run, colour, width)
        write_names(brush, plot, _load_names(chart))

    return drawn


def _bars(plot: Plot, chart: FitnessChart) -> Callable[[Brush], None]:
    half = max(1.5, (plot.days.at(1) - plot.days.at(0)) * 0.42)
    zero = plot.height(0)

    def drawn(brush: Brush) -> None:
        _now(brush, plot, chart.day, bool(chart.form_ahead), words=False)
        for point in _dated(chart.day, chart.form):
            x, y = plot.at(point)
            brush.block((x - half, min(y, zero)), (x + half, max(y, zero)), FORM)
        for point in _coming(chart.day, (), chart.form_ahead):
            x, y = plot.at(point)
            brush.frame((x - half, min(y, zero)), (x + half, max(y, zero)), FORM, 2)
        write_names(brush, plot, _form_names(chart))

    return drawn


def _now(brush: Brush, plot: Plot, day: date, ahead: bool, *, words: bool) -> None:
    """Where what was ends and what is planned begins: half a day after today."""
    if not ahead:
        return
    x = (plot.at((day, 0.0))[0] + plot.at((day + timedelta(days=1), 0.0))[0]) / 2
    brush.rule(((x, plot.values.end), (x, plot.values.start)), QUIET, 2)
    if words:
        brush.words((x - 10, plot.values.end - 26), TODAY, QUIET, TICK_PX, "right")
        brush.words((x + 10, plot.values.end - 26), AHEAD, QUIET, TICK_PX)


def _load_names(chart: FitnessChart) -> list[Name]:
    names: list[Name] = []
    for word, past, ahead, colour in (
        (FITNESS_WORD, chart.fitness, chart.fitness_ahead, FITNESS),
        (FATIGUE_WORD, chart.fatigue, chart.fatigue_ahead, FATIGUE),
    ):
        now, coming = _last(past), _last(ahead)
        if now is not None:
            then = "" if coming is None else f"{THEN} {count(coming)}"
            names.append(Name(now if coming is None else coming, f"{word} {_today(past)}", colour, then))
    return names


def _form_names(chart: FitnessChart) -> list[Name]:
    now, coming = _last(chart.form), _last(chart.form_ahead)
    if now is None:
        return []
    then = "" if coming is None else f"{THEN} {signed(coming)}"
    today = UNKNOWN if chart.form[-1] is None else signed(chart.form[-1])
    return [Name(now if coming is None else coming, f"{FORM_WORD} {today}", FORM, then)]


def _today(series: Series) -> str:
    return UNKNOWN if series[-1] is None else count(series[-1])


def _last(series: Series) -> float | None:
    return next((value for value in reversed(series) if value is not None), None)


def _dated(last: date, series: Series) -> list[Point]:
    """The known ones, the last of that day."""
    first = last - timedelta(days=len(series) - 1)
    return [(first + timedelta(days=index), value) for index, value in enumerate(series) if value is not None]


def _coming(day: date, past: Series, ahead: Series) -> list[Point]:
    """From today's value on, where it is known."""
    today = [(day, past[-1])] if past and past[-1] is not None and ahead else []
    return [*today, *_dated(day + timedelta(days=len(ahead)), ahead)]


def _known(*each: Sequence[float | None]) -> list[float]:
    return [value for series in each for value in series if value is not None]
