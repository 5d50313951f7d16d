"""A brush over matplotlib's Agg renderer: lines, areas and words placed in pixels from the top left."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray

from bot.telegram.charts.palette import Rgb

Point = tuple[float, float]
Align = Literal["left", "centre", "right"]

_PIXELS_PER_INCH = 72  # so that a point of type and a pixel are the same
_SHARE_LEFT = {"left": 0.0, "centre": 0.5, "right": 1.0}
_CAP_HEIGHT = 0.73  # of DejaVu Sans, in ems
_WHERE_IT_IS = IdentityTransform()


class Brush:
    """`pixels` is the live picture, one little-endian RGBA word per pixel; not safe to share between threads."""

    def __init__(self, width: int, height: int) -> None:
        agg = RendererAgg(width, height, _PIXELS_PER_INCH)  # type: ignore[no-untyped-call]
        shown = np.asarray(agg.buffer_rgba())  # type: ignore[no-untyped-call]
        self.pixels: NDArray[np.uint32] = shown.view("<u4")[..., 0]
        self._renderer: RendererBase = agg
        self._height = height
        self._font = Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
        self._fonts: dict[int, FontProperties] = {}

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

    def dot(self, centre: Point, radius: float, fill: Rgb) -> None:
        ring = Outline.circle((centre[0], self._height - centre[1]), radius)
        self._renderer.draw_path(self._pen(fill, 0), ring, _WHERE_IT_IS, _shares(fill))

    def words(self, at: Point, text: str, colour: Rgb, size: int, align: Align = "left") -> None:
        """Write with the middle of the capitals at `at`."""
        font = self._fonts.setdefault(size, FontProperties(fname=self._font, size=size))
        width = self._renderer.get_text_width_height_descent(text, font, False)[0] if align != "left" else 0.0
        left, base = at[0] - width * _SHARE_LEFT[align], at[1] + size * _CAP_HEIGHT / 2
        self._renderer.draw_text(self._pen(colour, 1), round(left), round(base), text, font, 0)

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
        self._renderer.draw_path(pen, Outline(corners), _WHERE_IT_IS, _shares(fill) if fill else None)


def _shares(colour: Rgb) -> tuple[float, float, float]:
    return colour[0] / 255, colour[1] / 255, colour[2] / 255


def _around(corner: Point, opposite: Point) -> tuple[Point, ...]:
    return corner, (opposite[0], corner[1]), opposite, (corner[0], opposite[1]), corner
