"""The few colours of every picture: neutral paper, dark inks, and the shade in which their edges end.

A picture is drawn in the light ones; a dark one is the same picture with another table of colours in its file.
"""

from enum import StrEnum

Rgb = tuple[int, int, int]


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


PAPER: Rgb = (244, 245, 247)
GRID: Rgb = (214, 218, 224)
QUIET: Rgb = (82, 93, 106)
INK: Rgb = (28, 36, 46)
FITNESS: Rgb = (9, 88, 168)
FATIGUE: Rgb = (179, 68, 0)
FORM: Rgb = (126, 78, 166)
DONE: Rgb = (15, 104, 94)

BAND: Rgb = (188, 211, 239)
"""What lies behind lines: an interval, or a band of what is usual."""

SERIES = (FITNESS, FATIGUE, DONE, INK)
"""What may stand beside each other in one plot. Form's is not among them: some eyes see it as fitness's."""
WRITING = (INK, QUIET, FITNESS, FATIGUE, FORM, DONE)
"""What words are written in."""


def shade(ink: Rgb, share: float, paper: Rgb = PAPER) -> Rgb:
    """The colour that lies `share` of the way from the ink to the paper."""
    red, green, blue = (round(i + (p - i) * share) for i, p in zip(ink, paper, strict=True))
    return red, green, blue


DARK: dict[Rgb, Rgb] = {
    PAPER: (23, 27, 33),
    GRID: (58, 65, 74),
    QUIET: (158, 168, 180),
    INK: (232, 236, 241),
    DONE: (62, 192, 172),
    FITNESS: (98, 172, 255),
    FATIGUE: (255, 150, 84),
    FORM: (196, 160, 240),
    BAND: (36, 62, 96),
}
"""What each colour is in the dark."""
DARK |= {shade(ink, 1 / 2): shade(DARK[ink], 1 / 2, DARK[PAPER]) for ink in (INK, FITNESS, FATIGUE, FORM, DONE, QUIET)}

FEW: tuple[Rgb, ...] = (
    *(PAPER, GRID, QUIET, INK, DONE, FITNESS, FATIGUE, FORM),
    *(shade(ink, 1 / 2) for ink in (INK, FITNESS, FATIGUE, FORM)),
)
"""All that the evening's picture needs."""
COLOURS: tuple[Rgb, ...] = (*FEW, shade(DONE, 1 / 2), shade(QUIET, 1 / 2), BAND)
"""At most sixteen, so that a pixel takes half a byte: half the time to pack and 17 KB less than with sixty-four.

One shade per ink is enough for smooth edges; the second would cost 1 KB and shows only under a magnifying glass.
"""


def table(colours: tuple[Rgb, ...], theme: Theme) -> tuple[Rgb, ...]:
    """The colours as they stand in the file, in their order."""
    return colours if theme is Theme.LIGHT else tuple(DARK[colour] for colour in colours)
