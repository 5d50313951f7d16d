"""Lines break at gaps, dashes follow bends, names keep apart."""

from datetime import date, timedelta
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.charts.ink.brush import broken
from bot.telegram.charts.plot.days import dated, known
from bot.telegram.charts.plot.marks import LABEL_GAP, beside, runs, spread, until, usual_gap
from bot.telegram.charts.plot.plot import Point, plot_of

DAY = date(2026, 11, 21)
heights = st.lists(st.floats(150, 550), max_size=4)
gaps = st.lists(st.integers(1, 40), min_size=1, max_size=30)


def on(*days: int) -> list[Point]:
    return [(DAY + timedelta(days=day), float(day)) for day in days]


@given(heights)
def test_names_keep_apart_between_the_ends_and_in_their_order(wanted: list[float]) -> None:
    placed = spread(wanted, 560, 130)
    ordered = sorted(placed)
    assert all(low + LABEL_GAP <= high + 1e-6 for low, high in pairwise(ordered))
    assert all(130 - 1e-6 <= y <= 560 + 1e-6 for y in placed)
    for one, first in zip(wanted, placed, strict=True):
        for other, second in zip(wanted, placed, strict=True):
            assert not (one < other and first > second)


@given(st.floats(130, 200), st.floats(300, 360), st.floats(450, 560))
def test_names_with_room_stay(first: float, second: float, third: float) -> None:
    assert spread([third, first, second], 560, 130) == [third, first, second]


@given(gaps, st.integers(1, 20))
def test_a_line_breaks_where_and_only_where_days_are_missing(between: list[int], most: int) -> None:
    days = [sum(between[:index]) for index in range(len(between) + 1)]
    found = runs(on(*days), most)
    assert [point for run in found for point in run] == on(*days)
    for run in found:
        assert all((later[0] - earlier[0]).days <= most for earlier, later in pairwise(run))
    for before, after in pairwise(found):
        assert (after[0][0] - before[-1][0]).days > most


@pytest.mark.parametrize(("days", "gap"), [((), 3), ((0,), 3), ((0, 1, 2, 9), 3), ((0, 7, 14, 60), 21)])
def test_a_gap_is_three_times_what_is_usual(days: tuple[int, ...], gap: int) -> None:
    assert usual_gap(on(*days)) == gap


def test_a_line_is_parted_today() -> None:
    past, ahead = until(on(0, 10), DAY + timedelta(days=4))
    assert past == [*on(0), (DAY + timedelta(days=4), pytest.approx(4.0))]
    assert ahead == [past[-1], *on(10)]
    assert until(on(0, 4, 10), DAY + timedelta(days=4)) == (on(0, 4), on(4, 10))
    assert until(on(0, 1), DAY + timedelta(days=4)) == (on(0, 1), on(1))
    assert until(on(5, 6), DAY) == ([], on(5, 6))


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0, 600)), min_size=2, max_size=20))
def test_dashes_cover_a_bit_more_than_half_of_a_line(points: list[tuple[float, float]]) -> None:
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    drawn = sum(hypot(b[0] - a[0], b[1] - a[1]) for dash in broken(points) for a, b in pairwise(dash))
    assert drawn <= length + 1e-6
    assert drawn == pytest.approx(length * 15 / 26, abs=15)


def test_a_dash_bends_with_its_line() -> None:
    assert broken([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]) == [[(0.0, 0.0), (10.0, 0.0), (10.0, 5.0)]]


def test_a_name_stands_clear_of_another() -> None:
    plot = plot_of([DAY], [0.0, 100.0])
    assert beside(plot, 50.0, None) == beside(plot, 50.0, 0.0) == plot.height(50.0)
    assert beside(plot, 50.0, 50.1) == plot.height(50.1) + LABEL_GAP
    assert beside(plot, 50.1, 50.0) == plot.height(50.0) - LABEL_GAP


def test_series_are_dated_back_from_their_last_day() -> None:
    assert dated(DAY, (1.0, None, 3.0)) == [(DAY - timedelta(days=2), 1.0), (DAY, 3.0)]
    assert known((1.0, None), (None, 3.0)) == [1.0, 3.0]
