"""What stands at the right end of a plot: each line's name and last figure, in its colour, clear of the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import LABEL_PX, MARGIN, SMALL_PX, TICK_PX, WIDTH
from bot.telegram.charts.ink.lettering import fitted
from bot.telegram.charts.ink.palette import Rgb
from bot.telegram.charts.sheets.plot import LABEL_GAP, Plot, spread

_RIM = 10
_BELOW = 34
"""From a name to what stands below it."""


@dataclass(frozen=True, slots=True)
class Name:
    """Of the line that ends at `value`; `below` is a second, smaller line."""

    value: float
    words: str
    colour: Rgb
    below: str = ""


def write_names(brush: Brush, plot: Plot, names: Sequence[Name]) -> None:
    gap = LABEL_GAP + (_BELOW if any(name.below for name in names) else 0)
    lowest = plot.values.start - (gap - LABEL_GAP)
    places = spread([plot.height(name.value) for name in names], lowest, plot.values.end, gap)
    for name, y in zip(names, places, strict=True):
        _write(brush, y, name.words, name.colour, LABEL_PX)
        if name.below:
            _write(brush, y + _BELOW, name.below, name.colour, SMALL_PX)


def _write(brush: Brush, y: float, words: str, colour: Rgb, most_px: int) -> None:
    sizes = [size for size in (LABEL_PX, TICK_PX, SMALL_PX) if size <= most_px]
    text, size = fitted(words, WIDTH - MARGIN - _RIM, *sizes)
    brush.words((MARGIN, y), text, colour, size)
