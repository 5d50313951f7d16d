"""A picture of stacked strips; what a strip shows every evening is drawn once and kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache

import numpy as np

from bot.telegram.charts.ink.brush import Brush, pixel
from bot.telegram.charts.ink.frame import TALLEST, WIDTH
from bot.telegram.charts.ink.palette import PAPER, Rgb, Theme
from bot.telegram.charts.ink.png import Indices, Inks, Pixels

_KEPT = 12


@dataclass(frozen=True, slots=True)
class Strip:
    """Full-width rows `top` to `bottom`: the ground that equal keys share, and the figures drawn on it."""

    top: int
    bottom: int
    key: Hashable
    ground: Callable[[Brush], None]
    figures: Callable[[Brush], None]


@cache
def picture_of(colours: tuple[Rgb, ...]) -> "Picture":
    """The one of those colours that keeps the grounds of this process."""
    return Picture(WIDTH, TALLEST, colours)


class Picture:
    """Draws strips down to any height up to its own, keeping the twelve grounds used last; one thread at a time.

    Grounds are kept as palette indices, a quarter of their pixels, and figures are drawn on blank paper:
    what they cover is all that has to be looked up in the palette and laid over the ground.
    """

    def __init__(self, width: int, height: int, colours: tuple[Rgb, ...]) -> None:
        self._brush = Brush(width, height)
        self._inks = Inks(colours)
        self._grounds: OrderedDict[Hashable, Indices] = OrderedDict()

    def draw(self, strips: tuple[Strip, ...], theme: Theme = Theme.LIGHT) -> bytes:
        """A PNG of the strips, which lie below each other from the top to the bottom of the picture."""
        indices = np.concatenate([self._ground(strip) for strip in strips])
        self._brush.clear()
        for strip in strips:
            strip.figures(self._brush)
        self._lay_over(indices, self._brush.pixels[: len(indices)])
        return self._inks.png(indices, theme)

    def _lay_over(self, indices: Indices, pixels: Pixels) -> None:
        """Only what differs from paper, which is the first colour and most of a picture."""
        drawn = pixels.ravel()
        covered = np.flatnonzero(drawn != pixel(PAPER))
        indices.ravel()[covered] = self._inks.indices(drawn[covered])

    def _ground(self, strip: Strip) -> Indices:
        key = (strip.top, strip.bottom, strip.key)
        if key not in self._grounds:
            self._grounds[key] = self._drawn_ground(strip)
            if len(self._grounds) > _KEPT:
                self._grounds.popitem(last=False)
        self._grounds.move_to_end(key)
        return self._grounds[key]

    def _drawn_ground(self, strip: Strip) -> Indices:
        self._brush.clear()
        strip.ground(self._brush)
        indices: Indices = np.zeros((strip.bottom - strip.top, WIDTH), dtype=np.uint8)
        self._lay_over(indices, self._brush.pixels[strip.top : strip.bottom])
        return indices
