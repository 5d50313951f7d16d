"""The evening's picture: small, sharp enough, the same every time, and never mixed up with another one."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.ink.frame import LABEL_PX, TICK_PX, WIDTH
from bot.telegram.charts.ink.palette import DONE, FATIGUE, FEW, FITNESS, FORM, INK, Rgb
from bot.telegram.charts.ink.picture import Picture
from bot.telegram.charts.sheets.evening import HEIGHT, strips
from bot.telegram.charts.values.evening import EveningChart, SportWeek
from tests.telegram.charts.chart_examples import FULL_WEEK, PILE, UNKNOWN, constant, lone_day, rising, warming_up


def fresh(chart: EveningChart) -> bytes:
    return Picture(WIDTH, HEIGHT, FEW).draw(strips(chart))


def pixels(png: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"))


def where(png: bytes, colour: Rgb) -> NDArray[np.bool_]:
    return np.asarray((pixels(png) == colour).all(axis=2))


@pytest.mark.parametrize("name", PILE)
def test_it_is_a_small_palette_png(name: str) -> None:
    png = drawn(PILE[name])
    image = Image.open(BytesIO(png))
    image.load()
    assert (image.format, image.size, image.mode) == ("PNG", (1080, 1080), "P")
    assert len(np.unique(np.asarray(image))) <= 64
    assert len(png) <= 20_000


def test_forty_athletes_stay_within_twenty_kilobytes() -> None:
    assert max(len(drawn(rising(seed, 15 + 2 * seed))) for seed in range(40)) <= 20_000


def test_what_was_drawn_before_leaves_no_trace() -> None:
    alone = {name: fresh(chart) for name, chart in PILE.items()}
    picture = Picture(WIDTH, HEIGHT, FEW)
    for names in (list(PILE), list(reversed(PILE)), list(PILE) * 2):
        for name in names:
            assert picture.draw(strips(PILE[name])) == alone[name], name


@pytest.mark.parametrize("other", ["strong", "other day", "warming up", "nothing"])
def test_different_athletes_get_different_pictures(other: str) -> None:
    assert drawn(PILE["rising"]) != drawn(PILE[other])


def test_the_day_alone_changes_the_dates() -> None:
    chart = rising()
    assert drawn(chart) != drawn(replace(chart, day=chart.day.replace(day=20)))


def test_a_gap_stays_empty() -> None:
    columns = where(drawn(warming_up()), FITNESS)[84:412, 92:856].any(axis=0)
    per_day = (856 - 92) / 89
    hole = columns[round(47 * per_day) : round(56 * per_day)]
    assert not columns[: round(29 * per_day)].any()
    assert not hole.any()
    assert columns[round(31 * per_day) : round(45 * per_day)].all()


@pytest.mark.parametrize("index", [0, 44, 89])
def test_a_lone_day_is_seen(index: int) -> None:
    png = drawn(lone_day(index))
    for colour in (FITNESS, FORM):
        assert where(png, colour)[:700, 80:866].any()


def test_unknown_is_not_zero() -> None:
    assert not where(drawn(constant(None)), FITNESS).any()
    assert where(drawn(constant(0.0)), FITNESS).any()


def test_negative_form_hangs_below_zero_and_positive_stands_above() -> None:
    fit = (50.0,) * 90
    below, above = (
        where(drawn(EveningChart(rising().day, fit, UNKNOWN, (form,) * 90, ())), FORM)[430:700, 92:856]
        for form in (-10.0, 10.0)
    )
    assert below.any(axis=1).argmax() > above.any(axis=1).argmax()
    assert not (below & above).any()


def test_bars_are_as_long_as_their_minutes() -> None:
    week = (SportWeek("run", 180, 120),)
    filled = where(drawn(constant(None, week)), DONE)[770:1010]
    outline = where(drawn(constant(None, week)), INK)[770:1010, 192:860]
    assert filled.any(axis=0).nonzero()[0].max() == pytest.approx(190 + (856 - 190) * 2 / 3, abs=2)
    assert outline.any(axis=0).nonzero()[0].max() + 192 == pytest.approx(856, abs=3)


def test_a_week_without_anything_says_so() -> None:
    empty = drawn(constant(30.0))
    assert empty == drawn(constant(30.0, (SportWeek("run", 0, 0),)))
    assert empty != drawn(constant(30.0, FULL_WEEK))


def test_the_names_of_the_lines_never_touch() -> None:
    for tired in (0.0, 29.0, 30.0, 31.0, 100.0):
        png = drawn(replace(constant(30.0), fatigue=(tired,) * 90))
        labels = [where(png, colour)[:, 872:].any(axis=1).nonzero()[0] for colour in (FITNESS, FATIGUE)]
        above, below = sorted(labels, key=lambda rows: int(rows.min()))
        assert above.max() + 4 < below.min()


def test_words_are_readable_on_a_phone() -> None:
    assert min(LABEL_PX, TICK_PX) >= 22


def test_a_series_of_the_wrong_length_or_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="90 daily values, not 89"):
        replace(rising(), form=(1.0,) * 89)
    with pytest.raises(ValueError, match="finite"):
        constant(float("nan"))
