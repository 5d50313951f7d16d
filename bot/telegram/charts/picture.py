"""A picture of stacked strips; what a strip shows every evening is drawn once and kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np

from bot.telegram.charts.brush import Brush, pixel
from bot.telegram.charts.palette import PAPER
from bot.telegram.charts.png import Indices, Inks

_KEPT = 12


@dataclass(frozen=True, slots=True)
class Strip:
    """Full-width rows `top` to `bottom`: the ground that equal keys share, and the figures drawn on it."""

    top: int
    bottom: int
    key: Hashable
    ground: Callable[[Brush], None]
    figures: Callable[[Brush], None]


class Picture:
    """Draws strips, keeping the twelve grounds used last; one thread at a time."""

    def __init__(self, width: int, height: int) -> None:
        self._brush = Brush(width, height)
        self._inks = Inks()
        self._grounds: OrderedDict[Hashable, Indices] = OrderedDict()
        self._bare = np.empty_like(self._brush.pixels)

    def draw(self, strips: tuple[Strip, ...]) -> bytes:
        """A PNG of the strips, which lie on each other from the top to the bottom of the picture."""
        indices = np.concatenate([self._ground(strip) for strip in strips])
        self._inks.restore(indices, self._bare)
        self._brush.pixels[:] = self._bare
        for strip in strips:
            strip.figures(self._brush)
        self._take_over_changes(indices)
        return self._inks.png(indices)

    def _take_over_changes(self, indices: Indices) -> None:
        drawn = self._brush.pixels.ravel()
        changed = np.flatnonzero(drawn != self._bare.ravel())
        indices.ravel()[changed] = self._inks.indices(drawn[changed])

    def _ground(self, strip: Strip) -> Indices:
        key = (strip.top, strip.bottom, strip.key)
        if key not in self._grounds:
            self._grounds[key] = self._drawn_ground(strip)
            if len(self._grounds) > _KEPT:
                self._grounds.popitem(last=False)
        self._grounds.move_to_end(key)
        return self._grounds[key]

    def _drawn_ground(self, strip: Strip) -> Indices:
        self._brush.pixels[:] = pixel(PAPER)
        strip.ground(self._brush)
        return self._inks.indices(self._brush.pixels[strip.top : strip.bottom])
