"""VDOT and equivalent race times (Daniels & Gilbert, Oxygen Power 1979; Daniels' Running Formula, 2nd edition)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.bisection import where_it_falls_to
from domain.metrics.vdot import oxygen_cost, race_time, share_of_max, speed_for, vdot
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, TEN_KM_M
from tests.builders.clock_times import clock, seconds

DISTANCES = {"5k": FIVE_KM_M, "10k": TEN_KM_M, "half": HALF_MARATHON_M, "marathon": MARATHON_M, "1500": 1500.0}


@pytest.mark.parametrize(
    ("distance", "time", "expected"),
    [
        pytest.param("5k", "19:57", 49.95, id="book-50"),
        pytest.param("5k", "24:08", 39.94, id="book-40"),
        pytest.param("5k", "30:40", 30.02, id="book-30"),
        pytest.param("10k", "35:22", 60.00, id="book-60"),
        pytest.param("half", "1:31:35", 49.96, id="book-50-half"),
        pytest.param("marathon", "3:49:45", 39.97, id="book-40-marathon"),
        pytest.param("5k", "25:00", 38.31, id="st3v-25:00"),
        pytest.param("10k", "60:00", 32.28, id="st3v-60:00"),
        pytest.param("1500", "4:00", 70.10, id="st3v-1500"),
        pytest.param("marathon", "2:00:00", 86.03, id="st3v-marathon"),
    ],
)
def test_vdot_is_the_book_s(distance: str, time: str, expected: float) -> None:
    assert vdot(DISTANCES[distance], seconds(time)) == pytest.approx(expected, abs=0.005)


def test_vdot_to_the_last_digit() -> None:
    """CassioMaciel/Daniels_Running_Formula prints it for 27:00."""
    assert vdot(FIVE_KM_M, 1620) == pytest.approx(34.96321966414413, abs=1e-12)


@pytest.mark.parametrize(
    ("distance_m", "time_s"),
    [(1200, 209.9), (70_000, 14_400.1), (5000, 0), (0, 1200), (-5000, 1200), (5000, 600), (3000, 14_000)],
)
def test_where_the_curve_was_not_made_for_there_is_no_vdot(distance_m: float, time_s: float) -> None:
    assert vdot(distance_m, time_s) is None


def test_the_ends_of_the_curve_count() -> None:
    assert vdot(1200, 210) is not None
    assert vdot(45_000, 14_400) is not None


@pytest.mark.parametrize(
    ("fitness", "five", "ten", "half", "marathon"),
    [
        (30, "30:41", "1:03:49", "2:21:17", "4:49:49"),
        (40, "24:06", "50:01", "1:50:54", "3:49:37"),
        (50, "19:56", "41:20", "1:31:31", "3:10:40"),
        (60, "17:03", "35:22", "1:18:09", "2:43:22"),
        (70, "14:56", "31:01", "1:08:23", "2:23:13"),
        (80, "13:18", "27:42", "1:00:57", "2:07:43"),
    ],
)
def test_equivalent_times_are_computed(fitness: float, five: str, ten: str, half: str, marathon: str) -> None:
    found = [race_time(fitness, distance) for distance in (FIVE_KM_M, TEN_KM_M, HALF_MARATHON_M, MARATHON_M)]
    assert [clock(time or 0) for time in found] == [five, ten, half, marathon]


BOOK = {
    30: ("30:40", "63:46", "2:21:04", "4:49:17"),
    40: ("24:08", "50:03", "1:50:59", "3:49:45"),
    50: ("19:57", "41:21", "1:31:35", "3:10:49"),
    60: ("17:03", "35:22", "1:18:09", "2:43:25"),
    70: ("14:55", "31:00", "1:08:21", "2:23:10"),
    80: ("13:18", "27:41", "1:00:54", "2:07:38"),
}


@pytest.mark.parametrize("fitness", BOOK)
def test_equivalent_times_are_near_the_book_s(fitness: int) -> None:
    """Its rows are whole seconds, and none is further off than these."""
    allowed = (1.8, 3.0, 13.25, 31.9)
    for distance, printed, most in zip(list(DISTANCES.values())[:4], BOOK[fitness], allowed, strict=True):
        assert race_time(fitness, distance) == pytest.approx(seconds(printed), abs=most)


def test_a_ten_km_is_not_run_at_the_speed_of_vo2max() -> None:
    """What st3v predicts for a 5 km of 25:00 is 47:37."""
    fitness = vdot(FIVE_KM_M, 1500)
    assert fitness is not None
    assert clock(race_time(fitness, TEN_KM_M) or 0) == "51:53"


def test_nobody_runs_a_race_at_a_walk_or_over_no_distance() -> None:
    assert race_time(5.0, FIVE_KM_M) is None
    assert race_time(1_000.0, FIVE_KM_M) is None
    assert race_time(50.0, 0.0) is None


@given(st.floats(15, 90), st.sampled_from(list(DISTANCES.values())))
def test_the_time_of_a_vdot_has_that_vdot(fitness: float, distance: float) -> None:
    time = race_time(fitness, distance)
    assert time is not None
    back = vdot(distance, time)
    assert back is None or back == pytest.approx(fitness, abs=1e-6)


@given(st.floats(20, 85), st.floats(0.1, 5), st.sampled_from(list(DISTANCES.values())))
def test_who_is_fitter_is_faster(fitness: float, more: float, distance: float) -> None:
    slower, faster = race_time(fitness, distance), race_time(fitness + more, distance)
    assert slower is not None
    assert faster is not None
    assert faster < slower


@given(st.floats(400, 12_000), st.floats(1.001, 1.2))
def test_a_slower_time_is_a_lower_vdot(time: float, times: float) -> None:
    fast, slow = vdot(time * 3.0, time), vdot(time * 3.0, min(time * times, 14_400))
    assert fast is not None
    assert slow is None or slow < fast


@given(st.floats(5, 95))
def test_the_speed_for_an_oxygen_uptake_costs_it(oxygen: float) -> None:
    assert oxygen_cost(speed_for(oxygen) * 60) == pytest.approx(oxygen)


def test_the_share_falls_with_time_to_four_fifths() -> None:
    assert [round(share_of_max(minutes * 60), 3) for minutes in (11, 60, 240, 10_000)] == [1.0, 0.888, 0.809, 0.8]


def test_a_value_outside_the_interval_is_nowhere() -> None:
    assert where_it_falls_to(3.0, lambda place: -place, -2.0, 2.0) is None
    assert where_it_falls_to(-3.0, lambda place: -place, -2.0, 2.0) is None
    assert where_it_falls_to(1.5, lambda place: -place, -2.0, 2.0) == pytest.approx(-1.5)
