"""Factors at the edges, and a pace that is a speed turned over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.units import (
    HUNDRED_YARDS_M,
    KG_PER_POUND,
    METRES_PER_MILE,
    METRES_PER_YARD,
    pace_s_per_km,
    speed_m_per_s,
)


@given(st.floats(0.1, 30))
def test_pace_and_speed_say_the_same(speed: float) -> None:
    assert speed_m_per_s(pace_s_per_km(speed)) == pytest.approx(speed)


@given(st.floats(0.1, 30), st.floats(0.1, 30))
def test_a_higher_speed_is_a_lower_pace(one: float, other: float) -> None:
    if one < other:
        assert pace_s_per_km(one) >= pace_s_per_km(other)


def test_four_minutes_a_kilometre() -> None:
    assert pace_s_per_km(1000 / 240) == pytest.approx(240)


def test_the_international_yard_and_pound() -> None:
    assert pytest.approx(1760 * METRES_PER_YARD) == METRES_PER_MILE
    assert pytest.approx(91.44) == HUNDRED_YARDS_M
    assert pytest.approx(102.06, abs=0.01) == 225 * KG_PER_POUND
