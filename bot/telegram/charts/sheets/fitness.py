"""Fitness and fatigue as lines over form as bars; what the plan will make of them is broken or hollow."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import BOLD, LABEL_PX, MARGIN, THIN, TICK_PX
from bot.telegram.charts.ink.palette import FATIGUE, FITNESS, FORM, QUIET, Rgb
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import AHEAD, FITNESS_TITLE, LOAD_AXIS, POINTS, TODAY, count, signed
from bot.telegram.charts.ink.words import FATIGUE as FATIGUE_WORD
from bot.telegram.charts.ink.words import FITNESS as FITNESS_WORD
from bot.telegram.charts.ink.words import FORM as FORM_WORD
from bot.telegram.charts.sheets.plot import Plot, Point, dashes, ground, line, nothing, plot_of, runs, spread
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
        _now(brush, plot, chart.day, bool(chart.fitness_ahead))
        for past, ahead, colour, width in (
            (chart.fatigue, chart.fatigue_ahead, FATIGUE, THIN),
            (chart.fitness, chart.fitness_ahead, FITNESS, BOLD),
        ):
            for run in runs(_dated(chart.day, past)):
                line(brush, plot, run, colour, width)
            for run in runs(_coming(chart.day, past, ahead)):
                dashes(brush, plot, run, colour, width)
        _name_the_ends(brush, plot, chart)

    return drawn


def _bars(plot: Plot, chart: FitnessChart) -> Callable[[Brush], None]:
    half = max(1.5, (plot.days.at(1) - plot.days.at(0)) * 0.42)
    zero = plot.height(0)

    def drawn(brush: Brush) -> None:
        for point in _dated(chart.day, chart.form):
            x, y = plot.at(point)
            brush.block((x - half, min(y, zero)), (x + half, max(y, zero)), FORM)
        for point in _coming(chart.day, (), chart.form_ahead):
            x, y = plot.at(point)
            brush.frame((x - half, min(y, zero)), (x + half, max(y, zero)), FORM, 2)
        if chart.form[-1] is not None:
            y = min(max(plot.height(chart.form[-1]), plot.values.end), plot.values.start)
            brush.words((MARGIN, y), f"{FORM_WORD} {signed(chart.form[-1])}", FORM, LABEL_PX)

    return drawn


def _now(brush: Brush, plot: Plot, day: date, ahead: bool) -> None:
    if ahead:
        x, _ = plot.at((day, 0.0))
        brush.rule(((x, plot.values.end), (x, plot.values.start)), QUIET, 2)
        brush.words((x - 10, plot.values.end - 26), TODAY, QUIET, TICK_PX, "right")
        brush.words((x + 10, plot.values.end - 26), AHEAD, QUIET, TICK_PX)


def _name_the_ends(brush: Brush, plot: Plot, chart: FitnessChart) -> None:
    named: list[tuple[float, str, Rgb]] = []
    for word, past, ahead, colour in (
        (FITNESS_WORD, chart.fitness, chart.fitness_ahead, FITNESS),
        (FATIGUE_WORD, chart.fatigue, chart.fatigue_ahead, FATIGUE),
    ):
        known, coming = _dated(chart.day, past), _coming(chart.day, past, ahead)
        if known:
            named.append((plot.height((coming or known)[-1][1]), f"{word} {count(known[-1][1])}", colour))
    places = spread([height for height, _, _ in named], plot.values.start, plot.values.end)
    for (_, words, colour), y in zip(named, places, strict=True):
        brush.words((MARGIN, y), words, colour, LABEL_PX)


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
