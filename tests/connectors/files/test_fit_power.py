"""Normalized power against worked figures."""

from datetime import timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.files.fit.power import watts_by_second
from domain.metrics.power import normalized_power
from tests.builders.fit_files import START


def test_steady_power_is_its_own_norm() -> None:
    assert normalized_power([250.0] * 3600) == pytest.approx(250)


def test_alternating_minutes_cost_more_than_their_average() -> None:
    """Of 120 s the rolling mean is at 300 W for 30 and ramps for 60; a ramp's 4th power averages a fifth."""
    minutes = ([300.0] * 60 + [0.0] * 60) * 60

    assert normalized_power(minutes) == pytest.approx((0.35 * 300**4) ** 0.25, abs=0.5)


def test_one_step_by_hand() -> None:
    """30 s at 100 W, then 1 s at 400 W: means 100 and 110, fourth powers 1.0e8 and 1.4641e8."""
    assert normalized_power([100.0] * 30 + [400.0]) == pytest.approx((1.23205e8) ** 0.25)


def test_shorter_than_the_window_is_the_average() -> None:
    assert normalized_power([100.0] * 10 + [200.0] * 10) == 150
    assert normalized_power([]) is None


@given(st.lists(st.floats(0, 2500), min_size=30, max_size=200))
def test_never_below_the_mean_of_the_rolling_means_nor_above_the_peak(watts: list[float]) -> None:
    sums = [0.0, *accumulate(watts)]
    rolling = [(sums[end] - sums[end - 30]) / 30 for end in range(30, len(sums))]
    norm = normalized_power(watts)

    assert norm is not None
    assert sum(rolling) / len(rolling) - 1e-6 <= norm <= max(rolling) + 1e-6


def test_saved_seconds_are_held_and_pauses_are_not() -> None:
    at = [0, 1, 5, 305, 306]
    watts = [100, 200, 300, 400, 500]
    messages = [
        {"timestamp": START + timedelta(seconds=second), "power": each} for second, each in zip(at, watts, strict=True)
    ]

    assert watts_by_second(messages) == [100, 200, 200, 200, 200, 300, 400, 500]


def test_seconds_of_coasting_are_zeros() -> None:
    rolling = [{"timestamp": START + timedelta(seconds=second), "power": 0} for second in range(3)]

    assert watts_by_second(rolling) == [0, 0, 0]


def test_records_without_power_are_no_zeros() -> None:
    assert watts_by_second([{"timestamp": START, "heart_rate": 120}, {"timestamp": START, "power": 4000}]) == []
