"""A brush over matplotlib's Agg renderer: lines, areas and words placed in pixels from the top left."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import Literal

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray

from bot.telegram.charts.ink.lettering import written
from bot.telegram.charts.ink.palette import PAPER, Rgb, shade

Point = tuple[float, float]
Align = Literal["left", "flush", "centre", "right"]

_DPI = 72  # so that widths are in pixels
_DASH, _DASH_EVERY = 15.0, 26.0
_SHARE_LEFT = {"left": 0.0, "flush": 0.0, "centre": 0.5, "right": 1.0}
_WHERE_IT_IS = IdentityTransform()


def pixel(colour: Rgb) -> np.uint32:
    """The colour as a little-endian RGBA word."""
    return np.uint32(colour[0] | colour[1] << 8 | colour[2] << 16 | 255 << 24)


class Brush:
    """`pixels` is the live picture, one RGBA word per pixel; not safe to share between threads."""

    def __init__(self, width: int, height: int) -> None:
        agg = RendererAgg(width, height, _DPI)  # type: ignore[no-untyped-call]
        shown = np.asarray(agg.buffer_rgba())  # type: ignore[no-untyped-call]
        self.pixels: NDArray[np.uint32] = shown.view("<u4")[..., 0]
        self._renderer: RendererBase = agg
        self._height = height

    def clear(self) -> None:
        self.pixels[:] = pixel(PAPER)

    def line(self, points: Sequence[Point], colour: Rgb, width: float) -> None:
        self._stroke(self._pen(colour, width), points)

    def rule(self, points: Sequence[Point], colour: Rgb, width: float) -> None:
        """A line along the axes, sharp on the pixel grid."""
        self._stroke(self._sharp(colour, width), points)

    def frame(self, corner: Point, opposite: Point, colour: Rgb, width: float) -> None:
        self._stroke(self._sharp(colour, width), _around(corner, opposite))

    def block(self, corner: Point, opposite: Point, fill: Rgb) -> None:
        self.area(_around(corner, opposite), fill)

    def area(self, points: Sequence[Point], fill: Rgb) -> None:
        """A filled shape whose sides run along the axes."""
        self._stroke(self._sharp(fill, 0), points, fill)

    def shape(self, points: Sequence[Point], fill: Rgb) -> None:
        """A filled shape with sides in any direction."""
        self._stroke(self._pen(fill, 0), points, fill)

    def dashes(self, points: Sequence[Point], colour: Rgb, width: float) -> None:
        """A broken line whose dashes follow its bends."""
        pen = self._pen(colour, width)
        pen.set_capstyle("butt")
        for dash in broken(points):
            self._stroke(pen, dash)

    def dot(self, centre: Point, radius: float, fill: Rgb) -> None:
        ring = Path.circle((centre[0], self._height - centre[1]), radius)
        self._renderer.draw_path(self._pen(fill, 0), ring, _WHERE_IT_IS, _shares(fill))

    def words(self, at: Point, text: str, colour: Rgb, size_px: int, align: Align = "left") -> None:
        """Write with the middle of the capitals at `at`; what passes the right rim is cut.

        "flush" begins with ink, so that lines below each other have one edge whatever their first letter is.
        """
        word = written(text, size_px)
        left, top = max(0, round(at[0] - word.width * _SHARE_LEFT[align])), round(at[1]) - word.rise
        left -= int(word.covered.any(axis=0).argmax()) if align == "flush" else 0
        spot = self.pixels[top : top + word.covered.shape[0], left : left + word.width]
        spot[word.covered[:, : spot.shape[1]]] = pixel(colour)
        spot[word.touched[:, : spot.shape[1]]] = pixel(shade(colour, 1 / 2))

    def _pen(self, colour: Rgb, width: float) -> GraphicsContextBase:
        pen = self._renderer.new_gc()
        pen.set_foreground((*_shares(colour), 1.0), isRGBA=True)
        pen.set_linewidth(width)
        pen.set_joinstyle("round")
        pen.set_capstyle("round")
        pen.set_snap(False)
        return pen

    def _sharp(self, colour: Rgb, width: float) -> GraphicsContextBase:
        pen = self._pen(colour, width)
        pen.set_joinstyle("miter")
        pen.set_capstyle("butt")
        pen.set_snap(True)
        return pen

    def _stroke(self, pen: GraphicsContextBase, points: Sequence[Point], fill: Rgb | None = None) -> None:
        corners = np.array(points, dtype=float)
        corners[:, 1] = self._height - corners[:, 1]
        self._renderer.draw_path(pen, Path(corners), _WHERE_IT_IS, _shares(fill) if fill else None)


def _shares(colour: Rgb) -> tuple[float, float, float]:
    return colour[0] / 255, colour[1] / 255, colour[2] / 255


def _around(corner: Point, opposite: Point) -> tuple[Point, ...]:
    return corner, (opposite[0], corner[1]), opposite, (corner[0], opposite[1]), corner


def broken(points: Sequence[Point]) -> list[list[Point]]:
    """The dashes of a line through these points, each bent where the line is, and gaps between them."""
    dashes: dict[int, list[Point]] = {}
    done = 0.0
    for start, end in pairwise(points):
        length = hypot(end[0] - start[0], end[1] - start[1])
        for number in range(int(done // _DASH_EVERY), int((done + length) // _DASH_EVERY) + 1):
            begin, stop = max(done, number * _DASH_EVERY), min(done + length, number * _DASH_EVERY + _DASH)
            if stop > begin:
                dash = dashes.setdefault(number, [_along(start, end, (begin - done) / length)])
                dash.append(_along(start, end, (stop - done) / length))
        done += length
    return list(dashes.values())


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
