"""One goal: readings as dots, the trend with its interval, the target across, and the day it is wanted by."""

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import THIN
from bot.telegram.charts.ink.palette import DONE, FITNESS, INK
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import BY, EXPECTED, GOAL, NO_TREND, NOW, day_label, line_of
from bot.telegram.charts.plot.marks import band, dashes, dots, level, line, told, until, upright
from bot.telegram.charts.plot.plot import HEIGHT, Draw, Plot, dates, ground, nothing, plot_of
from bot.telegram.charts.values.goal import GoalChart


def strips(chart: GoalChart) -> tuple[Strip, ...]:
    days = [day for day, _ in chart.readings] + [each.day for each in chart.expected] + [chart.today]
    values = [value for _, value in chart.readings] + [chart.target]
    values += [value for each in chart.expected for value in (each.low, each.high)]
    plot = plot_of([*days, *([chart.by] if chart.by else [])], values, chart.style)
    key = ("goal", plot, chart.title, chart.unit, bool(chart.expected), bool(chart.readings))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, chart), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, chart: GoalChart) -> None:
    trend = EXPECTED if chart.expected else NO_TREND
    ground(brush, plot, line_of(chart.title), line_of(chart.unit, trend if chart.readings else ""))
    dates(brush, plot)
    if not chart.readings:
        nothing(brush, plot)


def _figures(plot: Plot, chart: GoalChart) -> Draw:
    lows, highs = ([(each.day, getattr(each, end)) for each in chart.expected] for end in ("low", "high"))
    past, ahead = until([(each.day, each.value) for each in chart.expected], chart.today)

    def drawn(brush: Brush) -> None:
        band(brush, plot, lows, highs)
        if chart.by:
            upright(brush, plot, chart.by, f"{BY} {day_label(chart.by)}")
        line(brush, plot, past, FITNESS, THIN)
        dashes(brush, plot, ahead, FITNESS, THIN)
        level(brush, plot, chart.target, f"{GOAL} {plot.written(chart.target)}", DONE)
        dots(brush, plot, chart.readings, INK, 8)
        if chart.readings:
            told(brush, plot, chart.readings, f"{NOW} {plot.written(chart.readings[-1][1])}", chart.target)

    return drawn
