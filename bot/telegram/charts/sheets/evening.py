"""The evening picture put together: load over form over the week."""

from bot.telegram.charts.evening.form import form_strip
from bot.telegram.charts.evening.load import load_strip
from bot.telegram.charts.evening.week import week_strip
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.series import Series
from bot.telegram.charts.plot.plot import FARTHEST
from bot.telegram.charts.values.evening import EveningChart

_FORM_TOP, _WEEK_TOP, HEIGHT = 430, 700, 1080


def strips(chart: EveningChart) -> tuple[Strip, ...]:
    fitness, fatigue, form = (_held(series) for series in (chart.fitness, chart.fatigue, chart.form))
    return (
        load_strip(fitness, fatigue, 0, _FORM_TOP),
        form_strip(chart.day, form, fitness, _FORM_TOP, _WEEK_TOP),
        week_strip(chart.day, chart.week, _WEEK_TOP, HEIGHT),
    )


def _held(series: Series) -> Series:
    """What lies beyond all sense stands at the rim."""
    return tuple(None if value is None else max(-FARTHEST, min(FARTHEST, value)) for value in series)
