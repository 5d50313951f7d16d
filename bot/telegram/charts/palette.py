"""The few colours of every picture: neutral paper, dark inks, and the shade in which their edges end."""

Rgb = tuple[int, int, int]

PAPER: Rgb = (244, 245, 247)
GRID: Rgb = (214, 218, 224)
QUIET: Rgb = (82, 93, 106)
INK: Rgb = (28, 36, 46)
FITNESS: Rgb = (9, 88, 168)
FATIGUE: Rgb = (179, 68, 0)
FORM: Rgb = (126, 78, 166)
DONE: Rgb = (15, 104, 94)

WRITING = (INK, QUIET, FITNESS, FATIGUE, FORM)
"""What words are written in."""


def shade(ink: Rgb, share: float) -> Rgb:
    """The colour that lies `share` of the way from the ink to the paper."""
    red, green, blue = (round(i + (p - i) * share) for i, p in zip(ink, PAPER, strict=True))
    return red, green, blue


COLOURS: tuple[Rgb, ...] = (
    *(PAPER, GRID, QUIET, INK, DONE, FITNESS, FATIGUE, FORM),
    *(shade(ink, 1 / 2) for ink in (INK, FITNESS, FATIGUE, FORM)),
)
"""At most sixteen, so that a pixel takes half a byte: half the time to pack and 17 KB less than with sixty-four.

One shade per ink is enough for smooth edges; the second would cost 1 KB and shows only under a magnifying glass.
"""
