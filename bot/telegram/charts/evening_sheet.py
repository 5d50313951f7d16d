"""The evening picture put together: load over form over the week."""

from functools import cache

from bot.telegram.charts.evening import EveningChart
from bot.telegram.charts.form import form_strip
from bot.telegram.charts.frame import WIDTH
from bot.telegram.charts.load import load_strip
from bot.telegram.charts.picture import Picture
from bot.telegram.charts.week import week_strip

_FORM_TOP, _WEEK_TOP, HEIGHT = 430, 700, 1080


@cache
def evening_picture() -> Picture:
    """The one that keeps the grounds of this process."""
    return Picture(WIDTH, HEIGHT)


def paint_evening(picture: Picture, chart: EveningChart) -> bytes:
    return picture.draw(
        (
            load_strip(chart.fitness, chart.fatigue, 0, _FORM_TOP),
            form_strip(chart.day, chart.form, chart.fitness, _FORM_TOP, _WEEK_TOP),
            week_strip(chart.day, chart.week, _WEEK_TOP, HEIGHT),
        )
    )
