"""How colours are seen: contrast, and what remains of them for colour-blind eyes."""

from math import dist

from bot.telegram.charts.ink.palette import COLOURS, Rgb, Theme, table

# Simulation of full protanopia and deuteranopia on linear RGB: Machado, Oliveira and Fernandes 2009, table 1.
SIGHTS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "all colours": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: Rgb) -> tuple[float, ...]:
    shares = [channel / 255 for channel in colour]
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def contrast(first: Rgb, second: Rgb) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    bright, dark = sorted(
        (
            sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
            for colour in (first, second)
        ),
        reverse=True,
    )
    return (bright + 0.05) / (dark + 0.05)


def apart(first: Rgb, second: Rgb, sight: str) -> float:
    """The distance in CIE 1976 L*a*b* that is left between two colours; 2.3 is just noticed."""
    one, other = (_lab(_seen(colour, sight)) for colour in (first, second))
    return dist(one, other)


def in_theme(colour: Rgb, theme: Theme) -> Rgb:
    return dict(zip(COLOURS, table(COLOURS, theme), strict=True)).get(colour, colour)


def _seen(colour: Rgb, sight: str) -> tuple[float, ...]:
    return tuple(min(1.0, max(0.0, share)) for share in _mixed(SIGHTS[sight], linear(colour)))


def _mixed(rows: tuple[tuple[float, ...], ...], values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(w * v for w, v in zip(row, values, strict=True)) for row in rows)


def _lab(seen: tuple[float, ...]) -> tuple[float, ...]:
    x, y, z = (
        share ** (1 / 3) if (share := value / white) > 0.008856 else 7.787 * share + 16 / 116
        for value, white in zip(_mixed(_TO_XYZ, seen), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
