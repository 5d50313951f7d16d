"""Colours that can be read by everybody, in bright light and beside a dark chat."""

from itertools import combinations

import pytest

from bot.telegram.charts.ink.palette import (
    BAND,
    COLOURS,
    DARK,
    DONE,
    FATIGUE,
    FEW,
    FITNESS,
    FORM,
    INK,
    PAPER,
    SERIES,
    WRITING,
    Rgb,
    Theme,
    table,
)
from bot.telegram.charts.registry import CHARTS
from tests.telegram.charts.seeing import SIGHTS, apart, contrast, in_theme

WELL_APART = 20
"""Of L*a*b*: ten times what is just noticed."""
SEEN = 10


def test_contrast_is_the_published_measure() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_distances_are_the_published_measure() -> None:
    """L*a*b* of the corners of sRGB under D65: white 100, 0, 0 and red 53.24, 80.09, 67.20 (Lindbloom 2003)."""
    assert apart((255, 255, 255), (0, 0, 0), "all colours") == pytest.approx(100, abs=0.1)
    assert apart((255, 0, 0), (0, 0, 0), "all colours") == pytest.approx(117.34, abs=0.2)


def test_red_and_green_are_what_some_eyes_confuse() -> None:
    red, green = (170, 60, 40), (95, 110, 30)
    assert apart(red, green, "all colours") > 2 * apart(red, green, "deuteranopia")


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("ink", WRITING)
def test_every_ink_stands_out_from_the_paper(ink: Rgb, theme: Theme) -> None:
    assert contrast(in_theme(ink, theme), in_theme(PAPER, theme)) >= 4.5


def test_the_papers_neither_glare_nor_are_black() -> None:
    light, dark = (in_theme(PAPER, theme) for theme in Theme)
    assert max(light) < 250
    assert contrast(light, (0, 0, 0)) > 15
    assert min(dark) > 10
    assert contrast(dark, (255, 255, 255)) > 15


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("first", "second"), list(combinations(SERIES, 2)))
def test_four_series_stay_apart_for_all_eyes(first: Rgb, second: Rgb, theme: Theme, sight: str) -> None:
    assert apart(in_theme(first, theme), in_theme(second, theme), sight) > WELL_APART


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", Theme)
def test_a_band_is_seen_behind_its_line(theme: Theme, sight: str) -> None:
    band, paper, line = (in_theme(colour, theme) for colour in (BAND, PAPER, FITNESS))
    assert apart(band, paper, sight) > SEEN
    assert contrast(line, band) >= 3


def test_a_pixel_takes_half_a_byte() -> None:
    for theme in Theme:
        colours = table(COLOURS, theme)
        assert len(colours) == len(set(colours)) <= 16
    assert all(max(abs(a - b) for a, b in zip(p, q, strict=True)) >= 16 for p, q in combinations(FEW, 2))
    assert {FITNESS, FATIGUE, FORM, DONE, INK, PAPER, BAND, *WRITING, *SERIES} <= set(COLOURS)


def test_every_colour_has_its_counterpart_in_the_dark() -> None:
    assert set(DARK) == set(COLOURS)
    assert {chart.colours for chart in CHARTS} == {FEW, COLOURS}
