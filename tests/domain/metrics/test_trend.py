"""Slopes by least squares and Theil–Sen, equal to scipy's, and the Hacker's Diet trend."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.trend import Point, fit, smoothed, theil_sen

START = date(2026, 1, 5)


def every(step_days: int, *values: float) -> list[Point]:
    return at([index * step_days for index in range(len(values))], values)


def at(offsets: Sequence[int], values: Sequence[float]) -> list[Point]:
    return [(START + timedelta(offset), value) for offset, value in zip(offsets, values, strict=True)]


VO2MAX = at([0, 6, 13, 21, 28, 35, 43, 49, 56], [48, 48, 49, 48, 49, 49, 50, 49, 50])
SPIKE = every(7, 52, 52, 51, 61, 51, 50, 50)


def per_28_days(points: list[Point]) -> tuple[float, float, float]:
    line, robust = fit(points), theil_sen(points)
    assert line is not None
    assert robust is not None
    return robust * 28, line.slope * 28, line.standard_error * 28


def test_slopes_agree_with_scipy_and_a_robust_one_ignores_a_wild_reading() -> None:
    """scipy.stats.theilslopes and linregress print the same three decimals."""
    assert per_28_days(VO2MAX) == pytest.approx((0.983, 0.920, 0.243), abs=6e-4)
    assert per_28_days(SPIKE) == pytest.approx((-1.333, -1.429, 3.138), abs=6e-4)


def test_a_direction_is_beyond_doubt_or_it_is_not() -> None:
    falling = [(day, -value) for day, value in VO2MAX]
    lines = [fit(points) for points in (VO2MAX, falling, SPIKE, every(7, *[50.0] * 8))]
    assert [line.significant for line in lines if line] == [True, True, False, False]


def test_a_flat_series_has_no_slope() -> None:
    assert per_28_days(every(7, *[50.0] * 8)) == (0, 0, 0)


def test_nothing_to_draw_a_line_through() -> None:
    assert fit(every(7, 50, 51)) is None
    assert fit(at([3, 3, 3], [50, 51, 52])) is None
    assert theil_sen(at([3, 3, 3], [50, 51, 52])) is None


straight = st.tuples(st.floats(-5, 5), st.floats(10, 200), st.lists(st.integers(0, 100), min_size=3, unique=True))


@given(straight)
def test_both_methods_find_a_straight_line(line: tuple[float, float, list[int]]) -> None:
    slope, level, offsets = line
    points = at(offsets, [level + slope * offset for offset in offsets])
    found = fit(points)
    assert found is not None
    assert found.slope == pytest.approx(slope, abs=1e-9)
    assert found.on(START) == pytest.approx(level, abs=1e-6)
    assert theil_sen(points) == pytest.approx(slope, abs=1e-9)


@given(st.lists(st.floats(10, 200), min_size=3, max_size=20))
def test_a_mirrored_series_has_the_mirrored_interval(values: list[float]) -> None:
    up, down = fit(every(3, *values)), fit(every(3, *[-value for value in values]))
    assert up is not None
    assert down is not None
    assert (down.low, down.high) == pytest.approx((-up.high, -up.low), abs=1e-6)
    assert up.low <= up.slope <= up.high


def test_the_log_of_the_hackers_diet() -> None:
    """The book rounds each trend to one decimal; so does this comparison."""
    trend = [173.6]
    for weight in (172.5, 171.5, 172, 171.5):
        trend.append(round(smoothed(every(1, trend[-1], weight))[-1][1], 1))
    assert trend[1:] == [173.5, 173.3, 173.2, 173.0]


@pytest.mark.parametrize(
    ("points", "level"),
    [
        (every(1, 82.0, 81.4, 81.9, 81.1), 81.8524),
        (at([0, 7], [18.2, 17.6]), 17.8870),
        (at([0, 7, 9, 16], [18.2, 17.6, 17.9, 17.2]), 17.5298),
        (at([0], [18.2]), 18.2),
    ],
)
def test_a_gap_counts_its_days(points: list[Point], level: float) -> None:
    assert smoothed(points)[-1][1] == pytest.approx(level, abs=5e-5)


def test_no_readings_have_no_trend() -> None:
    assert smoothed([]) == ()


@given(st.lists(st.floats(40, 150), min_size=1, max_size=60))
def test_the_trend_stays_inside_what_was_read(values: list[float]) -> None:
    assert all(min(values) - 1e-9 <= level <= max(values) + 1e-9 for _, level in smoothed(every(2, *values)))
