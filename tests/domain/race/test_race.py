"""A race's distance, name and taper."""

from datetime import date

import pytest

from domain.race.race import Race, race_id, standard
from domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

DAY = date(2027, 4, 11)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (13.1 * METRES_PER_MILE, HALF_MARATHON_M),
        (26.2 * METRES_PER_MILE, MARATHON_M),
        (6.2 * METRES_PER_MILE, 10_000),
        (3.1 * METRES_PER_MILE, 5_000),
        (21_100, HALF_MARATHON_M),
        (42_000, 42_000),
        (8_000, 8_000),
        (10 * METRES_PER_MILE, 10 * METRES_PER_MILE),
    ],
)
def test_a_rounded_distance_means_the_standard_one(said: float, meant: float) -> None:
    assert standard(said) == meant


def test_the_id_tells_day_and_distance_and_no_more() -> None:
    assert race_id(DAY, HALF_MARATHON_M) == "r-2027-04-11-21098"
    assert race_id(DAY, 10_000) != race_id(DAY, 5_000)


@pytest.mark.parametrize(
    ("distance", "begins"),
    [
        (5_000, date(2027, 4, 4)),
        (10_000, date(2027, 4, 4)),
        (HALF_MARATHON_M, date(2027, 3, 28)),
        (MARATHON_M, date(2027, 3, 21)),
    ],
)
def test_a_taper_is_as_long_as_the_race_asks_for(distance: float, begins: date) -> None:
    assert Race("r", "Race", DAY, distance).taper_begins == begins
