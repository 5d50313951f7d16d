"""Up to four lifts, each a line of its own colour, mark and name."""

from collections.abc import Callable, Sequence

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.brush import Point as Pixel
from bot.telegram.charts.ink.frame import LABEL_PX, MARGIN, THIN
from bot.telegram.charts.ink.palette import DONE, FATIGUE, FITNESS, FORM, Rgb
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import LIFT_TITLE, short
from bot.telegram.charts.sheets.plot import HEIGHT, Plot, ground, line, nothing, plot_of, runs, spread
from bot.telegram.charts.values.lift import Lift, LiftChart

_COLOURS: tuple[Rgb, ...] = (FITNESS, FATIGUE, DONE, FORM)
_APART_DAYS = 42
"""A lift that rested longer than that goes on as a new line."""


def strips(chart: LiftChart) -> tuple[Strip, ...]:
    points = [point for lift in chart.lifts for point in lift.points]
    plot = plot_of([day for day, _ in points], [value for _, value in points])
    key = ("lift", plot, chart.unit, bool(points))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart.lifts)),)


def _ground(brush: Brush, plot: Plot, chart: LiftChart) -> None:
    ground(brush, plot, LIFT_TITLE, chart.unit)
    if not any(lift.points for lift in chart.lifts):
        nothing(brush, plot)


def _figures(plot: Plot, lifts: Sequence[Lift]) -> Callable[[Brush], None]:
    shown = [(index, lift) for index, lift in enumerate(lifts) if lift.points]

    def drawn(brush: Brush) -> None:
        for index, lift in shown:
            for run in runs(lift.points, _APART_DAYS):
                line(brush, plot, run, _COLOURS[index], THIN)
            for point in lift.points:
                _mark(brush, index, plot.at(point))
        places = spread([plot.height(lift.points[-1][1]) for _, lift in shown], plot.values.start, plot.values.end)
        for (index, lift), y in zip(shown, places, strict=True):
            brush.words((MARGIN, y), short(lift.name, 11), _COLOURS[index], LABEL_PX)

    return drawn


def _mark(brush: Brush, index: int, at: Pixel) -> None:
    """A dot, a square, a triangle and a diamond."""
    (x, y), colour = at, _COLOURS[index]
    if index == 0:
        brush.dot(at, 8, colour)
    elif index == 1:
        brush.block((x - 7, y - 7), (x + 7, y + 7), colour)
    elif index == 2:
        brush.shape(((x, y - 10), (x + 9, y + 7), (x - 9, y + 7)), colour)
    else:
        brush.shape(((x, y - 10), (x + 10, y), (x, y + 10), (x - 10, y)), colour)
