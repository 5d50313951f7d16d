"""Riegel's rule (Riegel 1977, 1981) with its published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.riegel import holds, riegel
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, TEN_KM_M
from tests.builders.clock_times import clock, seconds


@pytest.mark.parametrize(
    ("distance", "time", "to", "expected"),
    [
        pytest.param(FIVE_KM_M, "25:00", TEN_KM_M, "52:07", id="calcso.com, which prints 52:08"),
        pytest.param(HALF_MARATHON_M, "1:30:00", MARATHON_M, "3:07:39", id="half to marathon"),
        pytest.param(TEN_KM_M, "45:00", HALF_MARATHON_M, "1:39:17", id="10k to half"),
        pytest.param(FIVE_KM_M, "20:15", MARATHON_M, "3:14:13", id="5k to marathon"),
        pytest.param(TEN_KM_M, "40:00", FIVE_KM_M, "19:11", id="backwards"),
    ],
)
def test_riegel_has_its_published_values(distance: float, time: str, to: float, expected: str) -> None:
    assert clock(riegel(distance, seconds(time), to) or 0) == expected


@pytest.mark.parametrize(
    ("to", "times"),
    [(TEN_KM_M, 2.0849), (HALF_MARATHON_M, 4.5998), (MARATHON_M, 9.5901)],  # usecalcpro.com prints 4.535, wrongly
)
def test_riegel_multiplies(to: float, times: float) -> None:
    """To a ten-thousandth: the printed ones are of slightly shorter races."""
    assert (riegel(FIVE_KM_M, 1000, to) or 0) / 1000 == pytest.approx(times, rel=1.1e-4)


@pytest.mark.parametrize(
    ("distance", "time", "to"), [(800, 209, 5000), (42_195, 13_801, 5000), (0, 1200, 5000), (5000, 1200, 0)]
)
def test_it_holds_from_three_and_a_half_to_230_minutes(distance: float, time: float, to: float) -> None:
    assert riegel(distance, time, to) is None


def test_a_result_at_the_end_of_the_range_counts() -> None:
    assert riegel(800, 210, 5000) is not None
    assert riegel(MARATHON_M, 13_800, 5000) is not None
    assert [holds(time) for time in (209.9, 210, 13_800, 13_800.1)] == [False, True, True, False]


@given(st.floats(210, 13_800), st.floats(1000, 50_000), st.floats(1000, 50_000))
def test_there_and_back_is_the_same_time(time: float, distance: float, to: float) -> None:
    there = riegel(distance, time, to)
    assert there is not None
    back = riegel(to, there, distance)
    assert back is None or back == pytest.approx(time)


@given(st.floats(210, 13_800), st.floats(1.05, 1.15))
def test_who_is_less_trained_slows_more(time: float, exponent: float) -> None:
    usual, slower = riegel(5000, time, 10_000, exponent), riegel(5000, time, 10_000, exponent + 0.01)
    assert usual is not None
    assert slower is not None
    assert slower > usual
