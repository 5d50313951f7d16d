"""Colours that can be read by everybody, in bright light and beside a dark chat."""

from itertools import combinations

import pytest

from bot.telegram.charts.ink.palette import COLOURS, DONE, FATIGUE, FITNESS, FORM, PAPER, WRITING, Rgb

# Simulation of full protanopia and deuteranopia on linear RGB: Machado, Oliveira and Fernandes 2009, table 1.
_SIGHTS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}


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


def test_contrast_is_the_published_measure() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ink", [*WRITING, DONE])
def test_every_ink_stands_out_from_the_paper(ink: Rgb) -> None:
    assert contrast(ink, PAPER) >= 4.5


def test_the_paper_is_bright_but_does_not_glare() -> None:
    assert max(PAPER) < 250
    assert contrast(PAPER, (0, 0, 0)) > 15


@pytest.mark.parametrize("sight", _SIGHTS)
def test_the_two_lines_differ_for_colour_blind_eyes(sight: str) -> None:
    first, second = (
        [sum(w * c for w, c in zip(row, linear(colour), strict=True)) for row in _SIGHTS[sight]]
        for colour in (FITNESS, FATIGUE)
    )
    assert max(abs(a - b) for a, b in zip(first, second, strict=True)) > 0.2


def test_a_pixel_takes_half_a_byte() -> None:
    assert len(COLOURS) == len(set(COLOURS)) <= 16
    assert all(max(abs(a - b) for a, b in zip(p, q, strict=True)) >= 16 for p, q in combinations(COLOURS, 2))
    assert {FITNESS, FATIGUE, FORM, DONE, PAPER, *WRITING} <= set(COLOURS)
