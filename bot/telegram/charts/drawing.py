"""From a chart's value to its picture; matplotlib is imported with the first one, since it takes 0.3 s."""

from importlib import import_module

from bot.telegram.charts.ink.palette import Theme
from bot.telegram.charts.registry import CHARTS

_CHARTS = {chart.value: chart for chart in CHARTS}


def drawn(value: object, theme: Theme = Theme.LIGHT) -> bytes:
    """A palette PNG, 1,080 px wide. Run it through `render`: it is not safe in two threads at once."""
    from bot.telegram.charts.ink.picture import picture_of  # noqa: PLC0415

    chart = _CHARTS[type(value)]
    sheet = import_module(f"bot.telegram.charts.sheets.{chart.kind}")
    return picture_of(chart.colours).draw(sheet.strips(value), theme)
