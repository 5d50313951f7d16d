"""One goal: readings as dots, the trend with its interval, the target across, and the day it is wanted by."""

from collections.abc import Callable

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import RIGHT, THIN, TICK_PX
from bot.telegram.charts.ink.palette import DONE, FITNESS, INK, QUIET
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import BY, EXPECTED, GOAL, NO_TREND, NOW, day_label, short
from bot.telegram.charts.sheets.plot import (
    HEIGHT,
    Plot,
    band,
    beside,
    dashes,
    dots,
    ground,
    level,
    name,
    nothing,
    plot_of,
)
from bot.telegram.charts.values.goal import GoalChart


def strips(chart: GoalChart) -> tuple[Strip, ...]:
    days = [day for day, _ in chart.readings] + [each.day for each in chart.expected] + [chart.today]
    values = [value for _, value in chart.readings] + [chart.target]
    values += [value for each in chart.expected for value in (each.low, each.high)]
    plot = plot_of([*days, *([chart.by] if chart.by else [])], values, chart.style)
    key = ("goal", plot, chart.title, chart.unit, bool(chart.expected), bool(chart.readings))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: GoalChart) -> None:
    said = EXPECTED if chart.expected else NO_TREND
    ground(brush, plot, short(chart.title, 48), short(f"{chart.unit} · {said}" if chart.unit else said, 60))
    if not chart.readings:
        nothing(brush, plot)


def _figures(plot: Plot, chart: GoalChart) -> Callable[[Brush], None]:
    def drawn(brush: Brush) -> None:
        band(
            brush,
            plot,
            [(each.day, each.low) for each in chart.expected],
            [(each.day, each.high) for each in chart.expected],
        )
        if chart.by:
            x, _ = plot.at((chart.by, plot.values.low))
            brush.dashes(((x, plot.values.end), (x, plot.values.start)), QUIET, 3)
            late = x > (plot.days.start + RIGHT) / 2
            at = (x - 12 if late else x + 12, plot.values.end - 24)
            brush.words(at, f"{BY} {day_label(chart.by)}", QUIET, TICK_PX, "right" if late else "left")
        dashes(brush, plot, [(each.day, each.value) for each in chart.expected], FITNESS, THIN)
        dots(brush, plot, chart.readings, FITNESS, 9)
        level(brush, plot, chart.target, f"{GOAL} {plot.written(chart.target)}", DONE)
        if chart.readings:
            now = chart.readings[-1][1]
            name(brush, beside(plot, now, chart.target), f"{NOW} {plot.written(now)}", INK)

    return drawn
