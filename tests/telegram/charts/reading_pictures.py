"""What a test sees of a picture: its pixels, and the words in it with where and on what they stand."""

from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.ink.brush import Align, Brush, Point
from bot.telegram.charts.ink.frame import TALLEST, WIDTH
from bot.telegram.charts.ink.lettering import written
from bot.telegram.charts.ink.palette import Rgb, Theme
from bot.telegram.charts.registry import CHARTS

KINDS = {chart.value: chart.kind for chart in CHARTS}
_GROUND_FROM = 0.2
"""The share of a word's box from which a colour is what the word stands on; a line may cross it."""


@dataclass(frozen=True, slots=True)
class Said:
    """In pixels; `on` are the colours behind it."""

    text: str
    size_px: int
    colour: Rgb
    left: int
    right: int
    top: int
    bottom: int
    on: tuple[Rgb, ...]

    def touches(self, other: "Said") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Listening(Brush):
    """Draws as ever, and keeps what was written."""

    def __init__(self) -> None:
        super().__init__(WIDTH, TALLEST)
        self.said: list[Said] = []

    def words(self, at: Point, text: str, colour: Rgb, size_px: int, align: Align = "left") -> None:
        word = written(text, size_px)
        tall, wide = word.covered.shape
        left = max(0, round(at[0] - wide * {"right": 1.0, "centre": 0.5}.get(align, 0.0)))
        top = round(at[1]) - word.rise
        box = self.pixels[max(0, top) : top + tall, max(0, left) : left + wide]
        on = Counter(box.ravel().tolist())
        grounds = [_rgb(pixel) for pixel, count in on.items() if count >= _GROUND_FROM * box.size]
        self.said.append(Said(text, size_px, colour, left, left + wide, top, top + tall, tuple(grounds)))
        super().words(at, text, colour, size_px, align)


def listened(value: object) -> list[Said]:
    """Everything that the picture of this value says."""
    sheet = import_module(f"bot.telegram.charts.sheets.{KINDS[type(value)]}")
    brush = Listening()
    brush.clear()
    for strip in sheet.strips(value):
        strip.ground(brush)
        strip.figures(brush)
    return brush.said


def texts(value: object) -> list[str]:
    return [said.text for said in listened(value)]


def pixels(value: object, theme: Theme = Theme.LIGHT) -> NDArray[np.uint8]:
    return np.asarray(Image.open(BytesIO(drawn(value, theme))).convert("RGB"))


def where(value: object, colour: Rgb) -> NDArray[np.bool_]:
    return np.asarray((pixels(value) == colour).all(axis=2))


def _rgb(pixel: int) -> Rgb:
    return pixel & 255, pixel >> 8 & 255, pixel >> 16 & 255
