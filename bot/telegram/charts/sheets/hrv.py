"""HRV: each night a dot, the mean of seven nights a line, and the usual band behind them."""

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import BOLD
from bot.telegram.charts.ink.palette import FITNESS, INK
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import HRV_TITLE, HRV_UNIT, LAST_NIGHT, MEAN_OF_SEVEN, count
from bot.telegram.charts.plot.days import dated, known
from bot.telegram.charts.plot.marks import band, dots, line, name, runs, spread
from bot.telegram.charts.plot.plot import HEIGHT, Draw, Plot, dates, ground, nothing, plot_of
from bot.telegram.charts.values.hrv import HrvChart


def strips(chart: HrvChart) -> tuple[Strip, ...]:
    values = known(chart.nights, chart.week, chart.low, chart.high)
    days = [day for day, _ in dated(chart.day, (0.0,) * len(chart.nights))]
    plot = plot_of(days, values)
    key = ("hrv", plot, bool(values))
    return (Strip(0, HEIGHT, key, lambda brush: _ground(brush, plot, bool(values)), _figures(plot, chart)),)


def _ground(brush: Brush, plot: Plot, any_known: bool) -> None:
    ground(brush, plot, HRV_TITLE, HRV_UNIT)
    dates(brush, plot)
    if not any_known:
        nothing(brush, plot)


def _figures(plot: Plot, chart: HrvChart) -> Draw:
    nights, week = dated(chart.day, chart.nights), dated(chart.day, chart.week)
    high = dict(dated(chart.day, chart.high))
    banded = [point for point in dated(chart.day, chart.low) if point[0] in high]

    def drawn(brush: Brush) -> None:
        for run in runs(banded):
            band(brush, plot, run, [(day, high[day]) for day, _ in run])
        dots(brush, plot, nights, INK, 6)
        for run in runs(week):
            line(brush, plot, run, FITNESS, BOLD)
        _name_the_ends(brush, plot, chart)

    return drawn


def _name_the_ends(brush: Brush, plot: Plot, chart: HrvChart) -> None:
    ends = ((chart.week[-1], MEAN_OF_SEVEN, FITNESS), (chart.nights[-1], LAST_NIGHT, INK))
    known_ends = [(value, words, colour) for value, words, colour in ends if value is not None]
    places = spread([plot.height(value) for value, _, _ in known_ends], plot.values.start, plot.values.end)
    for (value, words, colour), y in zip(known_ends, places, strict=True):
        name(brush, y, f"{words} {count(value)}", colour)
