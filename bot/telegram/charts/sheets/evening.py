"""The evening picture put together: load over form over the week."""

from bot.telegram.charts.evening.form import form_strip
from bot.telegram.charts.evening.load import load_strip
from bot.telegram.charts.evening.week import week_strip
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.values.evening import EveningChart

_FORM_TOP, _WEEK_TOP, HEIGHT = 430, 700, 1080


def strips(chart: EveningChart) -> tuple[Strip, ...]:
    return (
        load_strip(chart.fitness, chart.fatigue, 0, _FORM_TOP),
        form_strip(chart.day, chart.form, chart.fitness, _FORM_TOP, _WEEK_TOP),
        week_strip(chart.day, chart.week, _WEEK_TOP, HEIGHT),
    )
