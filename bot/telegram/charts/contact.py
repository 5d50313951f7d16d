"""A contact sheet: every chart there is, in light and in dark and half its size, to look at all of them at once."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.image import imread, imsave
from numpy.typing import NDArray

from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.examples import EXAMPLES
from bot.telegram.charts.ink.palette import Theme

COLUMNS = 2
GAP = 12
_BETWEEN = 0.5  # neither theme's paper

type Pixels = NDArray[np.float32]


def write_contact_sheet(file: Path) -> int:
    """How many charts are on it. Raises OSError where the file cannot be written."""
    pairs = [np.hstack([_half(example, theme) for theme in Theme]) for example in EXAMPLES.values()]
    rows = [_row(pairs[first : first + COLUMNS]) for first in range(0, len(pairs), COLUMNS)]
    with file.open("wb") as written:
        imsave(written, np.vstack(rows), format="png")
    return len(pairs)


def _half(example: object, theme: Theme) -> Pixels:
    picture: Any = imread(BytesIO(drawn(example, theme)))
    shown = picture[: picture.shape[0] // 2 * 2, :, :3]
    halved = shown.reshape(shown.shape[0] // 2, 2, shown.shape[1] // 2, 2, 3).mean(axis=(1, 3))
    return np.pad(halved, ((0, GAP), (0, GAP), (0, 0)), constant_values=_BETWEEN).astype(np.float32)


def _row(pairs: list[Pixels]) -> Pixels:
    height, width = max(pair.shape[0] for pair in pairs), pairs[0].shape[1]
    full = [np.pad(pair, ((0, height - pair.shape[0]), (0, 0), (0, 0)), constant_values=_BETWEEN) for pair in pairs]
    empty = np.full((height, width, 3), _BETWEEN, dtype=np.float32)
    return np.hstack([*full, *[empty] * (COLUMNS - len(pairs))])
