"""Race times in another pool (USA Swimming's factor), against the factor of distance."""

import pytest

from domain.metrics.course import in_metres_course, in_the_other_course, in_yards_course
from domain.metrics.swim import pace_s_per_100yd
from domain.units import METRES_PER_YARD


def test_seventy_seconds_in_metres_are_sixty_three_in_yards() -> None:
    assert in_yards_course(70.0) == pytest.approx(63.06, abs=0.005)
    assert in_metres_course(in_yards_course(70.0)) == pytest.approx(70.0)


def test_distance_alone_says_otherwise() -> None:
    """Turns make the difference of nearly a second."""
    assert pace_s_per_100yd(70.0) == pytest.approx(64.01, abs=0.005)


@pytest.mark.parametrize(("yards", "metres"), [(25, 22.86), (100, 91.44), (500, 457.2), (1650, 1508.76)])
def test_yards_are_metres(yards: float, metres: float) -> None:
    assert yards * METRES_PER_YARD == pytest.approx(metres)


@pytest.mark.parametrize("distance", [50, 100, 200])
def test_a_distance_raced_in_both_pools_goes_either_way(distance: int) -> None:
    assert in_the_other_course(distance, "m", 70.0) == ("yd", in_yards_course(70.0))
    assert in_the_other_course(distance, "yd", 70.0) == ("m", in_metres_course(70.0))


@pytest.mark.parametrize("distance", [25, 400, 500, 1650])
def test_other_distances_have_another_counterpart(distance: int) -> None:
    assert in_the_other_course(distance, "m", 300.0) is None
