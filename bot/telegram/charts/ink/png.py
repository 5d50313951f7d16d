"""Pixels to a PNG of at most sixteen colours: the nearest colour is looked up in a table."""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from bot.telegram.charts.ink.palette import Rgb, Theme, table

Indices = NDArray[np.uint8]
Pixels = NDArray[np.uint32]

_FINENESS = 5  # bits per channel that the table tells apart
_LEVEL = 6  # of zlib; 4 is twice as fast and 3 KB larger, 9 saves 3 KB in eight times the time
_PALETTE_TYPE, _DEPTH = 3, 4


class Inks:
    """The palette: from pixels (RGBA words) to indices and on to a file."""

    def __init__(self, colours: tuple[Rgb, ...]) -> None:
        self._colours = colours
        self._nearest = _nearest(np.array(colours, dtype=np.uint32))

    def indices(self, pixels: Pixels) -> Indices:
        red, green, blue = (pixels >> np.uint32(shift) & np.uint32(0xF8) for shift in (0, 8, 16))
        near: Indices = self._nearest.take(red << np.uint32(7) | green << np.uint32(2) | blue >> np.uint32(3))
        return near

    def png(self, indices: Indices, theme: Theme = Theme.LIGHT) -> bytes:
        """A palette PNG with two pixels in a byte; the width is even.

        Written by hand because Pillow's zlib makes the same picture 3 KB larger.
        """
        height, width = indices.shape
        rows = np.zeros((height, 1 + width // 2), dtype=np.uint8)  # a row starts with its filter: none
        pairs = indices.view("<u2")
        rows[:, 1:] = pairs << 4 | pairs >> 8
        header = struct.pack(">IIBBBBB", width, height, _DEPTH, _PALETTE_TYPE, 0, 0, 0)
        body = zlib.compress(rows, _LEVEL)
        tints = bytes(channel for colour in table(self._colours, theme) for channel in colour)
        chunks = ((b"IHDR", header), (b"PLTE", tints), (b"IDAT", body), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _nearest(palette: NDArray[np.uint32]) -> Indices:
    levels = np.arange(0, 256, 1 << 8 - _FINENESS, dtype=np.float32) + 3.5
    cells = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), axis=-1).reshape(-1, 3)
    colours = palette.astype(np.float32)
    distance = (colours**2).sum(axis=1) - 2 * cells @ colours.T
    return distance.argmin(axis=1).astype(np.uint8)
