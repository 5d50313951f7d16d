"""What was predicted for a race: a line in its range, and the goal across."""

from collections.abc import Callable

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import BOLD
from bot.telegram.charts.ink.palette import DONE, FITNESS
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import GOAL, NOW, RACE, RACE_UNIT, day_label, short
from bot.telegram.charts.sheets.names import Name, write_names
from bot.telegram.charts.sheets.plot import (
    HEIGHT,
    Plot,
    band,
    dots,
    ground,
    level,
    line,
    marked_day,
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
    ground(brush, plot, short(chart.name, 48), RACE_UNIT)
    if not chart.predicted:
        nothing(brush, plot)


def _figures(plot: Plot, chart: RaceChart) -> Callable[[Brush], None]:
    low = {each.day: each.low_s for each in chart.predicted}
    high = {each.day: each.high_s for each in chart.predicted}

    def drawn(brush: Brush) -> None:
        weeks = runs([(each.day, each.seconds) for each in chart.predicted], _APART_DAYS)
        for run in weeks:
            band(brush, plot, [(day, low[day]) for day, _ in run], [(day, high[day]) for day, _ in run])
        marked_day(brush, plot, chart.race_day, f"{RACE} {day_label(chart.race_day)}")
        for run in weeks:
            line(brush, plot, run, FITNESS, BOLD)
        if weeks:
            dots(brush, plot, weeks[-1][-1:], FITNESS, 11)
        if chart.goal_s is not None:
            level(brush, plot, chart.goal_s, DONE)
        write_names(brush, plot, _names(plot, chart))

    return drawn


def _names(plot: Plot, chart: RaceChart) -> list[Name]:
    now = [Name(each.seconds, f"{NOW} {plot.written(each.seconds)}", FITNESS) for each in chart.predicted[-1:]]
    wanted = [] if chart.goal_s is None else [Name(chart.goal_s, f"{GOAL} {plot.written(chart.goal_s)}", DONE)]
    return [*now, *wanted]
