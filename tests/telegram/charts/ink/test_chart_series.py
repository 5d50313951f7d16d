"""Gaps are gaps: only neighbouring known days are joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.charts.ink.scale import Axis
from bot.telegram.charts.ink.series import Series, largest, runs, smallest, steps

AXIS = Axis(0, 100, 0, 1000)
series = st.lists(st.none() | st.floats(-50, 50), max_size=90).map(tuple)


@given(series)
def test_every_known_day_is_drawn_and_no_other(values: Series) -> None:
    known = {day for day, value in enumerate(values) if value is not None}
    drawn = {round(x / 10) for run in runs(values, AXIS, AXIS) for x, _ in run}
    treads = {
        round((left[0] + right[0]) / 20)
        for run in steps(values, AXIS, AXIS)
        for left, right in zip(run[::2], run[1::2], strict=True)
    }
    assert drawn == known
    assert treads == known


@given(series)
def test_no_run_crosses_a_gap(values: Series) -> None:
    for run in runs(values, AXIS, AXIS):
        first, last = round(run[0][0] / 10), round(run[-1][0] / 10)
        assert None not in values[first : last + 1]
        assert len(run) >= 2


def test_a_single_day_is_a_short_dash() -> None:
    ((start, end),) = runs((None, 5.0, None), AXIS, AXIS)
    assert start == pytest.approx((7, 50))
    assert end == pytest.approx((13, 50))


def test_extremes_ignore_what_is_unknown() -> None:
    assert largest((None, 3.0), (7.0, None)) == 7
    assert smallest((None, -3.0)) == -3
    assert largest((None,)) == smallest((None,)) == 0
