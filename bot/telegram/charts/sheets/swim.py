"""Swims as marks: a dot where the pool is in yards, a ring where the time was scaled, and the best so far as steps."""

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.brush import Point as Pixel
from bot.telegram.charts.ink.figures import tenths
from bot.telegram.charts.ink.frame import THIN, TICK_PX
from bot.telegram.charts.ink.palette import DONE, FITNESS, INK
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import BEST, GOAL, IN_YARDS, SCALED, SWIM_TITLE, SWIM_UNIT
from bot.telegram.charts.plot.marks import beside, level, name, ring
from bot.telegram.charts.plot.plot import HEIGHT, Draw, Plot, Point, dates, ground, nothing, plot_of
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.swim import SwimChart

_KEY_Y, _EXACT_X, _SCALED_X = 82, 640, 830


def strips(chart: SwimChart) -> tuple[Strip, ...]:
    times = [swim.seconds for swim in chart.swims] + ([chart.goal_s] if chart.goal_s is not None else [])
    plot = plot_of([swim.day for swim in chart.swims], times, Style.TIME)
    key = ("swim", plot, bool(chart.swims))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, bool(chart.swims)), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, any_known: bool) -> None:
    ground(brush, plot, SWIM_TITLE, SWIM_UNIT)
    dates(brush, plot)
    brush.dot((_EXACT_X, _KEY_Y), 9, FITNESS)
    brush.words((_EXACT_X + 20, _KEY_Y), IN_YARDS, INK, TICK_PX)
    ring(brush, (_SCALED_X, _KEY_Y), FITNESS)
    brush.words((_SCALED_X + 20, _KEY_Y), SCALED, INK, TICK_PX)
    if not any_known:
        nothing(brush, plot)


def _figures(plot: Plot, chart: SwimChart) -> Draw:
    best = _best_so_far(chart)

    def drawn(brush: Brush) -> None:
        if chart.goal_s is not None:
            level(brush, plot, chart.goal_s, f"{GOAL} {tenths(chart.goal_s)}", DONE)
        if len(best) > 1:
            brush.rule(_steps(plot, best), INK, THIN)
        for swim in chart.swims:
            if swim.exact:
                brush.dot(plot.at((swim.day, swim.seconds)), 9, FITNESS)
            else:
                ring(brush, plot.at((swim.day, swim.seconds)), FITNESS)
        if best:
            name(brush, beside(plot, best[-1][1], chart.goal_s), f"{BEST} {tenths(best[-1][1])}", INK)

    return drawn


def _best_so_far(chart: SwimChart) -> list[Point]:
    found: list[Point] = []
    for swim in chart.swims:
        found.append((swim.day, min(swim.seconds, found[-1][1]) if found else swim.seconds))
    return found


def _steps(plot: Plot, best: list[Point]) -> list[Pixel]:
    """Level until the day it was beaten."""
    pixels: list[Pixel] = []
    for point in best:
        x, y = plot.at(point)
        if pixels:
            pixels.append((x, pixels[-1][1]))
        pixels.append((x, y))
    return pixels
