"""From a chart's values to its picture; matplotlib is imported with the first one, since it takes 0.3 s."""

from bot.telegram.charts.evening import EveningChart


def draw_evening(chart: EveningChart) -> bytes:
    """A palette PNG, 1,080 px square. Run it through `render`: it is not safe in two threads at once."""
    from bot.telegram.charts.evening_sheet import evening_picture, paint_evening  # noqa: PLC0415

    return paint_evening(evening_picture(), chart)
