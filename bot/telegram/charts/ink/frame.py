"""The measures all charts share, in pixels of a 1,080 px wide picture."""

from bot.telegram.charts.ink.scale import Axis

WIDTH = TALLEST = 1080
LEFT, RIGHT = 92, 856
MARGIN = 880
"""Where the words at the right end begin."""
EDGE = 28
"""How far words stay from the picture's rim."""

LABEL_PX = 30
TICK_PX = 27
SMALL_PX = 24
DAYS = 90
DATED_EVERY = 21
"""Days between two dates on the time axis, counted back from the last."""

THIN, BOLD = 4.0, 7.5
INK_LINE = 3.0


def day_axis() -> Axis:
    return Axis(0, DAYS - 1, LEFT, RIGHT)


def dated_days() -> tuple[int, ...]:
    """The days of the axis that carry a date, newest first."""
    return tuple(range(DAYS - 1, 0, -DATED_EVERY))
