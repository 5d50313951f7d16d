"""Up to four lifts, each a line of its own colour, mark and name."""

from collections.abc import Sequence

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import LABEL_PX, MARGIN, SMALL_PX, THIN, TICK_PX
from bot.telegram.charts.ink.lettering import fitted, wrapped
from bot.telegram.charts.ink.palette import SERIES
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import LIFT_TITLE, line_of
from bot.telegram.charts.plot.marks import NAME_PX, line, mark, runs, spread, usual_gap
from bot.telegram.charts.plot.plot import HEIGHT, Draw, Plot, dates, ground, nothing, plot_of
from bot.telegram.charts.values.lift import Lift, LiftChart

_APART_DAYS = 28
"""A lift that rested longer than that, or than three times its usual, goes on as a new line."""
_LINE_PX = 31


def strips(chart: LiftChart) -> tuple[Strip, ...]:
    points = [point for lift in chart.lifts for point in lift.points]
    plot = plot_of([day for day, _ in points], [value for _, value in points])
    key = ("lift", plot, chart.unit, bool(points))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: LiftChart) -> None:
    ground(brush, plot, LIFT_TITLE, chart.unit)
    dates(brush, plot)
    if not any(lift.points for lift in chart.lifts):
        nothing(brush, plot)


def _figures(plot: Plot, chart: LiftChart) -> Draw:
    shown = [(index, lift) for index, lift in enumerate(chart.lifts) if lift.points]

    def drawn(brush: Brush) -> None:
        for index, lift in shown:
            for run in runs(lift.points, usual_gap(lift.points, _APART_DAYS)):
                line(brush, plot, run, SERIES[index], THIN)
            for point in lift.points:
                mark(brush, index, plot.at(point), SERIES[index])
        _name_the_ends(brush, plot, shown, chart.unit)

    return drawn


def _name_the_ends(brush: Brush, plot: Plot, shown: Sequence[tuple[int, Lift]], unit: str) -> None:
    """The name over the figure, both in the colour of the line."""
    ends = [plot.height(lift.points[-1][1]) for _, lift in shown]
    gap = min(3 * _LINE_PX + 6, (plot.values.start - plot.values.end) / 4)
    lowest = plot.values.start - _LINE_PX
    for (index, lift), middle in zip(shown, spread(ends, lowest, plot.values.end, gap), strict=True):
        words = wrapped(line_of(lift.name), NAME_PX, SMALL_PX, 2)
        top = middle - _LINE_PX * len(words) / 2
        for number, each in enumerate(words):
            brush.words((MARGIN, top + _LINE_PX * number), each, SERIES[index], SMALL_PX)
        figure = f"{plot.written(lift.points[-1][1])} {unit}"
        shown_figure, size = fitted(figure, NAME_PX, LABEL_PX, TICK_PX, SMALL_PX)
        brush.words((MARGIN, top + _LINE_PX * len(words) + 2), shown_figure, SERIES[index], size)
