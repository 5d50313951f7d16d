"""Swims as marks: a dot where the pool is in yards, a ring where the time was scaled, and the best so far as steps."""

from collections.abc import Callable

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.figures import tenths
from bot.telegram.charts.ink.frame import THIN, TICK_PX
from bot.telegram.charts.ink.palette import DONE, FITNESS, INK, PAPER
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import BEST, FROM_ANOTHER_POOL, GOAL, IN_YARDS, SWIM_TITLE, SWIM_UNIT
from bot.telegram.charts.sheets.names import Name, write_names
from bot.telegram.charts.sheets.plot import HEIGHT, Plot, Point, ground, level, nothing, plot_of
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.swim import SwimChart


def strips(chart: SwimChart) -> tuple[Strip, ...]:
    times = [swim.seconds for swim in chart.swims] + ([chart.goal_s] if chart.goal_s is not None else [])
    plot = plot_of([swim.day for swim in chart.swims], times, Style.TIME)
    key = ("swim", plot, bool(chart.swims))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: SwimChart) -> None:
    ground(brush, plot, SWIM_TITLE, SWIM_UNIT)
    brush.dot((560, 82), 9, FITNESS)
    brush.words((580, 82), IN_YARDS, INK, TICK_PX)
    _ring(brush, (740, 82))
    brush.words((760, 82), FROM_ANOTHER_POOL, INK, TICK_PX)
    if not chart.swims:
        nothing(brush, plot)


def _figures(plot: Plot, chart: SwimChart) -> Callable[[Brush], None]:
    best = _best_so_far(chart)
    names = [Name(fastest, f"{BEST} {tenths(fastest)}", INK) for _, fastest in best[-1:]]
    names += [] if chart.goal_s is None else [Name(chart.goal_s, f"{GOAL} {tenths(chart.goal_s)}", DONE)]

    def drawn(brush: Brush) -> None:
        if len(best) > 1:
            brush.rule(_steps(plot, best), INK, THIN)
        for swim in chart.swims:
            if swim.exact:
                brush.dot(plot.at((swim.day, swim.seconds)), 9, FITNESS)
            else:
                _ring(brush, plot.at((swim.day, swim.seconds)))
        if chart.goal_s is not None:
            level(brush, plot, chart.goal_s, DONE)
        write_names(brush, plot, names)

    return drawn


def _ring(brush: Brush, at: tuple[float, float]) -> None:
    brush.dot(at, 10, FITNESS)
    brush.dot(at, 6, PAPER)


def _best_so_far(chart: SwimChart) -> list[Point]:
    found: list[Point] = []
    for swim in chart.swims:
        found.append((swim.day, min(swim.seconds, found[-1][1]) if found else swim.seconds))
    return found


def _steps(plot: Plot, best: list[Point]) -> list[tuple[float, float]]:
    """Level until the day it was beaten."""
    pixels: list[tuple[float, float]] = []
    for point in best:
        x, y = plot.at(point)
        if pixels:
            pixels.append((x, pixels[-1][1]))
        pixels.append((x, y))
    return pixels
