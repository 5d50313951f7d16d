"""Up to four lifts, each a line of its own colour, mark and name."""

from collections.abc import Callable

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.brush import Point as Pixel
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import THIN
from bot.telegram.charts.ink.palette import SERIES, Rgb
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import LIFT_TITLE, short
from bot.telegram.charts.sheets.names import Name, write_names
from bot.telegram.charts.sheets.plot import HEIGHT, Plot, ground, line, nothing, plot_of, runs
from bot.telegram.charts.values.lift import Lift, LiftChart
from bot.telegram.charts.values.style import Style

_APART_DAYS = 42
"""A lift that rested longer than that goes on as a new line."""


def strips(chart: LiftChart) -> tuple[Strip, ...]:
    points = [point for lift in chart.lifts for point in lift.points]
    plot = plot_of([day for day, _ in points], [value for _, value in points])
    key = ("lift", plot, chart.unit, bool(points))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: LiftChart) -> None:
    ground(brush, plot, LIFT_TITLE, chart.unit)
    if not any(lift.points for lift in chart.lifts):
        nothing(brush, plot)


def _figures(plot: Plot, chart: LiftChart) -> Callable[[Brush], None]:
    shown = [(index, lift) for index, lift in enumerate(chart.lifts) if lift.points]

    def drawn(brush: Brush) -> None:
        for index, lift in shown:
            for run in runs(lift.points, _APART_DAYS):
                line(brush, plot, run, SERIES[index], THIN)
            for point in lift.points:
                _mark(brush, index, plot.at(point))
        write_names(brush, plot, [_name(lift, SERIES[index], chart.unit) for index, lift in shown])

    return drawn


def _name(lift: Lift, colour: Rgb, unit: str) -> Name:
    last = lift.points[-1][1]
    return Name(last, short(lift.name, 24), colour, f"{figure(last, Style.NUMBER)} {short(unit, 4)}")


def _mark(brush: Brush, index: int, at: Pixel) -> None:
    """A dot, a square, a triangle and a diamond."""
    (x, y), colour = at, SERIES[index]
    if index == 0:
        brush.dot(at, 8, colour)
    elif index == 1:
        brush.block((x - 7, y - 7), (x + 7, y + 7), colour)
    elif index == 2:
        brush.shape(((x, y - 10), (x + 9, y + 7), (x - 9, y + 7)), colour)
    else:
        brush.shape(((x, y - 10), (x + 10, y), (x, y + 10), (x - 10, y)), colour)
