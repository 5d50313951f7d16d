"""Charts at the edges: of nothing, of one reading, with gaps, huge, with long names. They are as readable as any."""

from itertools import combinations

import pytest

from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.ink.frame import WIDTH
from bot.telegram.charts.ink.palette import DARK, QUIET, Rgb, Theme
from tests.telegram.charts.odd_examples import ODD
from tests.telegram.charts.reading_pictures import Said, listened, pixels, texts
from tests.telegram.charts.seeing import contrast

LARGEST_BYTES, LEAST_PX = 25_000, 22
each = pytest.mark.parametrize("name", ODD)


@each
@pytest.mark.parametrize("theme", Theme)
def test_it_is_small_in_either_theme(name: str, theme: Theme) -> None:
    assert len(drawn(ODD[name], theme)) <= LARGEST_BYTES


@each
def test_its_words_are_large_and_none_is_cut_by_the_rim(name: str) -> None:
    for said in listened(ODD[name]):
        assert said.size_px >= LEAST_PX
        assert said.left >= 0, said
        assert said.right <= WIDTH, said
        assert said.top >= 0, said


@each
def test_none_is_written_over_another(name: str) -> None:
    pairs = combinations(listened(ODD[name]), 2)
    assert [(one.text, other.text) for one, other in pairs if one.touches(other)] == []


@each
def test_each_word_stands_out_from_what_is_below_it_by_day_and_by_night(name: str) -> None:
    for said in listened(ODD[name]):
        for ground in said.on:
            assert contrast(said.colour, ground) >= 4.5, said
            assert contrast(DARK[said.colour], DARK[ground]) >= 4.5, said


@pytest.mark.parametrize("name", [name for name in ODD if name.startswith(("swim", "race"))])
def test_of_times_it_is_said_that_lower_is_better(name: str) -> None:
    assert any("lower is better" in text for text in texts(ODD[name]))


def test_what_is_not_known_has_no_figures_beside_its_axis() -> None:
    assert not any(letter.isdigit() for text in texts(ODD["race, none"])[2:-1] for letter in text)


def test_dates_of_weeks_are_mondays_that_keep_apart() -> None:
    dates = [text for text in texts(ODD["trend, one week"]) if text[-3:] in {"Oct", "Nov"}]
    assert dates == ["16 Nov", "9 Nov", "2 Nov"]


def test_a_name_moves_to_the_right_end_where_the_deadline_is_near() -> None:
    (now,) = (said for said in listened(ODD["goal, soon"]) if said.text.startswith("Now"))
    (goal,) = (said for said in listened(ODD["goal, soon"]) if said.text.startswith("Goal"))
    assert abs(now.left - goal.left) < 10
    assert not now.touches(goal)


def test_a_level_is_named_with_its_words() -> None:
    assert "goal 72.4" in texts(ODD["trend, level"])


def test_a_reading_near_zero_is_not_crossed_out_by_its_line() -> None:
    (now,) = (said for said in listened(ODD["goal, below zero"]) if said.text.startswith("Now"))
    assert QUIET not in pixels_of(now)


def pixels_of(said: Said) -> set[Rgb]:
    box = pixels(ODD["goal, below zero"])[said.top : said.bottom, said.left : said.right]
    return {(red, green, blue) for red, green, blue in box.reshape(-1, 3).tolist()}
