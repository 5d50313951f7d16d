"""What holds for every chart: small, sharp, readable in both themes, the same every time, and no word over another."""

from io import BytesIO
from itertools import combinations

import numpy as np
import pytest
from PIL import Image

from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.examples import EXAMPLES
from bot.telegram.charts.ink.frame import TALLEST, WIDTH
from bot.telegram.charts.ink.palette import Theme
from tests.telegram.charts.reading_pictures import listened
from tests.telegram.charts.seeing import contrast, in_theme

every = pytest.mark.parametrize("name", EXAMPLES)
LARGEST_BYTES = 25_000


@every
@pytest.mark.parametrize("theme", Theme)
def test_it_is_a_small_palette_png(name: str, theme: Theme) -> None:
    png = drawn(EXAMPLES[name], theme)
    with Image.open(BytesIO(png)) as image:
        image.load()
        assert (image.format, image.mode, image.width) == ("PNG", "P", WIDTH)
        assert 500 <= image.height <= TALLEST
        assert len(np.unique(np.asarray(image))) <= 16
    assert len(png) <= LARGEST_BYTES


@every
def test_the_dark_picture_is_the_light_one_in_other_colours(name: str) -> None:
    light, dark = (Image.open(BytesIO(drawn(EXAMPLES[name], theme))) for theme in Theme)
    assert np.array_equal(np.asarray(light), np.asarray(dark))
    assert light.getpalette() != dark.getpalette()


def test_what_was_drawn_before_leaves_no_trace() -> None:
    first = {name: drawn(example) for name, example in EXAMPLES.items()}
    for name in reversed(EXAMPLES):
        assert drawn(EXAMPLES[name]) == first[name], name
    assert len(set(first.values())) == len(first)


@every
def test_words_are_readable_on_a_phone(name: str) -> None:
    assert min(said.size_px for said in listened(EXAMPLES[name])) >= 22


@every
@pytest.mark.parametrize("theme", Theme)
def test_every_word_stands_out_from_what_is_behind_it(name: str, theme: Theme) -> None:
    for said in listened(EXAMPLES[name]):
        for ground in said.on:
            assert contrast(in_theme(said.colour, theme), in_theme(ground, theme)) >= 4.5, said


@every
def test_no_word_is_cut_and_none_lies_over_another(name: str) -> None:
    said = [each for each in listened(EXAMPLES[name]) if each.text]
    with Image.open(BytesIO(drawn(EXAMPLES[name]))) as image:
        height = image.height
    for each in said:
        assert each.left >= 0, each
        assert each.right <= WIDTH, each
        assert each.top >= 0, each
        assert each.bottom <= height, each
    assert [(one.text, other.text) for one, other in combinations(said, 2) if one.touches(other)] == []


@every
def test_units_and_days_are_said(name: str) -> None:
    said = " ".join(each.text for each in listened(EXAMPLES[name]))
    assert any(month in said for month in ("Aug", "Sep", "Oct", "Nov"))
    assert any(unit in said for unit in ("points", "hours", "%", "ms", "kg", "sets", "min:s", "time", "beats"))
