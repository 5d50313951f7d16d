"""What was predicted for a race: a line in its range, and the goal across."""

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import BOLD
from bot.telegram.charts.ink.palette import DONE, FITNESS
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import GOAL, NOW, RACE_DAY, RACE_UNIT, day_label, line_of
from bot.telegram.charts.plot.marks import band, dots, level, line, runs, told, upright
from bot.telegram.charts.plot.plot import HEIGHT, Draw, Plot, dates, ground, nothing, plot_of
from bot.telegram.charts.values.race import RaceChart
from bot.telegram.charts.values.style import Style

_APART_DAYS = 21
"""Weeks without a prediction leave a gap."""


def strips(chart: RaceChart) -> tuple[Strip, ...]:
    times = [value for each in chart.predicted for value in (each.low_s, each.seconds, each.high_s)]
    times += [chart.goal_s] if chart.goal_s is not None else []
    plot = plot_of([*(each.day for each in chart.predicted), chart.race_day], times, Style.TIME)
    key = ("race", plot, chart.name, chart.race_day, bool(chart.predicted))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: RaceChart) -> None:
    ground(brush, plot, line_of(chart.name), RACE_UNIT)
    dates(brush, plot)
    if not chart.predicted:
        nothing(brush, plot)


def _figures(plot: Plot, chart: RaceChart) -> Draw:
    low = {each.day: each.low_s for each in chart.predicted}
    high = {each.day: each.high_s for each in chart.predicted}
    weeks = runs([(each.day, each.seconds) for each in chart.predicted], _APART_DAYS)

    def drawn(brush: Brush) -> None:
        for run in weeks:
            band(brush, plot, [(day, low[day]) for day, _ in run], [(day, high[day]) for day, _ in run])
        upright(brush, plot, chart.race_day, f"{RACE_DAY} {day_label(chart.race_day)}")
        if chart.goal_s is not None:
            level(brush, plot, chart.goal_s, f"{GOAL} {plot.written(chart.goal_s)}", DONE)
        for run in weeks:
            line(brush, plot, run, FITNESS, BOLD)
        if weeks:
            dots(brush, plot, weeks[-1][-1:], FITNESS, 11)
            told(brush, plot, weeks[-1], f"{NOW} {plot.written(weeks[-1][-1][1])}", chart.goal_s)

    return drawn
