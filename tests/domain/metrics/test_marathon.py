"""A marathon by Vickers & Vertosick 2016, from one race or two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.marathon import headline_marathon, vickers, vickers_of_two
from domain.units import FIVE_KM_M, HALF_MARATHON_M, METRES_PER_MILE, TEN_KM_M
from tests.builders.clock_times import clock, seconds


@pytest.mark.parametrize(
    ("distance", "time", "miles", "expected"),
    [
        (HALF_MARATHON_M, "1:30:00", 40, "3:20:24"),
        (HALF_MARATHON_M, "1:30:00", 20, "3:28:01"),
        (HALF_MARATHON_M, "1:30:00", 60, "3:13:20"),
        (TEN_KM_M, "45:00", 25, "3:46:39"),
        (HALF_MARATHON_M, "1:45:00", 30, "3:54:10"),
    ],
)
def test_from_one_race_and_the_miles_of_a_week(distance: float, time: str, miles: float, expected: str) -> None:
    """A public copy of the formula has ten times the weight on miles: that would be 2:00:48 in the first case."""
    assert clock(vickers(distance, seconds(time), miles * METRES_PER_MILE) or 0) == expected


def test_from_two_races() -> None:
    """k = 1.4510756 − 0.23797948 × ln(5520/1200)/ln(4.2195) − 0.01410023 × 4 = 1.14244, and 5520 × 2^k."""
    found = vickers_of_two((FIVE_KM_M, 1200), (HALF_MARATHON_M, 5520), 40 * METRES_PER_MILE)
    assert found == pytest.approx(12_185, abs=0.5)


def test_who_slows_more_over_the_longer_race_slows_less_than_that_over_the_marathon() -> None:
    even = vickers_of_two((FIVE_KM_M, 1200), (HALF_MARATHON_M, 5520), 40 * METRES_PER_MILE)
    fading = vickers_of_two((FIVE_KM_M, 1140), (HALF_MARATHON_M, 5520), 40 * METRES_PER_MILE)
    assert even is not None
    assert fading is not None
    assert fading < even


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [((10_000, 2_700), (5_000, 3_000)), ((5_000, 1_500), (10_000, 1_400)), ((0, 1), (10_000, 2_000)), ((5, 0), (9, 9))],
)
def test_two_races_that_do_not_follow_each_other_say_nothing(
    shorter: tuple[float, float], longer: tuple[float, float]
) -> None:
    assert vickers_of_two(shorter, longer, 40_000) is None


def test_a_result_beyond_riegel_s_rule_says_nothing() -> None:
    assert vickers(400, 100, 40_000) is None


@given(st.floats(3_600, 10_000), st.floats(0, 150_000), st.floats(1_000, 50_000))
def test_who_runs_more_is_faster(time: float, weekly_m: float, more: float) -> None:
    some, much = vickers(HALF_MARATHON_M, time, weekly_m), vickers(HALF_MARATHON_M, time, weekly_m + more)
    assert some is not None
    assert much is not None
    assert much < some or weekly_m + more > 160_000
    assert much <= some


def test_a_week_of_a_thousand_miles_helps_no_more_than_a_hundred() -> None:
    hundred, thousand = (vickers(HALF_MARATHON_M, 5400, miles * METRES_PER_MILE) for miles in (100, 1000))
    assert hundred == thousand


def test_the_headline_is_the_slower_one() -> None:
    assert headline_marathon(11_000, 12_000) == 12_000
    assert headline_marathon(13_000, 12_000) == 13_000
    assert headline_marathon(None, 12_000) == 12_000
    assert headline_marathon(11_000, None) == 11_000
    assert headline_marathon(None, None) is None
