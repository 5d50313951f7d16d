"""What was predicted for a race: a line in its range, and the goal across."""

from collections.abc import Callable

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import BOLD
from bot.telegram.charts.ink.palette import DONE, FITNESS
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import GOAL, NOW, RACE_UNIT, day_label, short
from bot.telegram.charts.sheets.plot import (
    HEIGHT,
    Plot,
    band,
    beside,
    dots,
    ground,
    level,
    line,
    name,
    nothing,
    plot_of,
    runs,
)
from bot.telegram.charts.values.race import RaceChart
from bot.telegram.charts.values.style import Style

_APART_DAYS = 28
"""Weeks without a run leave a gap."""


def strips(chart: RaceChart) -> tuple[Strip, ...]:
    times = [value for each in chart.predicted for value in (each.low_s, each.high_s)]
    times += [chart.goal_s] if chart.goal_s is not None else []
    plot = plot_of([*(each.day for each in chart.predicted), chart.race_day], times, Style.TIME)
    key = ("race", plot, chart.name, chart.race_day, bool(chart.predicted))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: RaceChart) -> None:
    ground(brush, plot, f"{short(chart.name, 36)}, {day_label(chart.race_day)}", RACE_UNIT)
    if not chart.predicted:
        nothing(brush, plot)


def _figures(plot: Plot, chart: RaceChart) -> Callable[[Brush], None]:
    low = {each.day: each.low_s for each in chart.predicted}
    high = {each.day: each.high_s for each in chart.predicted}

    def drawn(brush: Brush) -> None:
        weeks = runs([(each.day, each.seconds) for each in chart.predicted], _APART_DAYS)
        for run in weeks:
            band(brush, plot, [(day, low[day]) for day, _ in run], [(day, high[day]) for day, _ in run])
        for run in weeks:
            line(brush, plot, run, FITNESS, BOLD)
            dots(brush, plot, run[-1:], FITNESS, 11)
        if chart.goal_s is not None:
            level(brush, plot, chart.goal_s, f"{GOAL} {plot.written(chart.goal_s)}", DONE)
        if weeks:
            _name_the_last(brush, plot, weeks[-1][-1][1], chart.goal_s)

    return drawn


def _name_the_last(brush: Brush, plot: Plot, seconds: float, goal_s: float | None) -> None:
    name(brush, beside(plot, seconds, goal_s), f"{NOW} {plot.written(seconds)}", FITNESS)
