"""Words as masks of pixels, each written once and kept."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.ft2font import FT2Font
from numpy.typing import NDArray

_KEPT = 512
_CAP_HEIGHT = 0.73  # of DejaVu Sans, in ems
_PIXELS_PER_INCH = 72  # so that a point of type and a pixel are the same
_SUBPIXELS = 64
_COVERED, _TOUCHED = 170, 85  # of 255


@dataclass(frozen=True, slots=True)
class Word:
    """Which pixels are covered and which only touched; `rise` leads from the top row to the capitals' middle."""

    covered: NDArray[np.bool_]
    touched: NDArray[np.bool_]
    rise: int

    @property
    def width(self) -> int:
        return len(self.covered[0])


@lru_cache(_KEPT)
def written(text: str, size_px: int) -> Word:
    """What the font has no letter for is left out."""
    font = _font(size_px)
    known = "".join(letter for letter in text if font.get_char_index(ord(letter)))
    if not known.strip():
        nothing = np.zeros((1, 1), dtype=np.bool_)
        return Word(nothing, nothing, 0)
    font.set_text(known)
    font.draw_glyphs_to_bitmap()
    coverage = font.get_image()
    baseline = coverage.shape[0] - round(font.get_descent() / _SUBPIXELS)
    covered = coverage >= _COVERED
    return Word(covered, (coverage >= _TOUCHED) & ~covered, baseline - round(size_px * _CAP_HEIGHT / 2))


def fitted(text: str, width_px: float, *sizes_px: int) -> tuple[str, int]:
    """The text in the first size in which it is not too wide; else in the last, cut, with an ellipsis."""
    for size in sizes_px:
        if written(text, size).width <= width_px:
            return text, size
    cut = (f"{text[:kept].rstrip()}…" for kept in range(len(text) - 1, 0, -1))
    return next((each for each in cut if written(each, sizes_px[-1]).width <= width_px), "…"), sizes_px[-1]


def wrapped(text: str, width_px: float, size_px: int, lines: int) -> list[str]:
    """The text in at most so many lines, broken between words; what is still too wide is cut."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and (len(found) == lines or written(longer, size_px).width <= width_px):
            found[-1] = longer
        else:
            found.append(word)
    return [fitted(each, width_px, size_px)[0] for each in found]


@lru_cache
def _font(size_px: int) -> FT2Font:
    font = FT2Font(Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf"))
    font.set_size(size_px, _PIXELS_PER_INCH)
    return font
