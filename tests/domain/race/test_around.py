"""Days around a race on which nothing is hard."""

from datetime import date, timedelta

import pytest

from domain.race.around import days_after_last, quiet_days
from domain.race.race import Race
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, TEN_KM_M

DAY = date(2027, 4, 11)


def race(metres: float, day: date = DAY) -> Race:
    return Race("r-1", "City run", day, metres)


def around(before: int, after: int) -> set[date]:
    return {DAY + timedelta(days=offset) for offset in range(-before, after + 1) if offset}


@pytest.mark.parametrize(
    ("metres", "after"),
    [
        (1_500, 3),
        (FIVE_KM_M, 3),
        (FIVE_KM_M + 50, 5),
        (TEN_KM_M, 5),
        (HALF_MARATHON_M, 7),
        (MARATHON_M, 14),
        (100_000, 14),
    ],
)
def test_the_longer_the_race_the_longer_the_rest_after_it(metres: float, after: int) -> None:
    assert quiet_days([race(metres)], apart=2) == around(2, after)


@pytest.mark.parametrize(("apart", "before", "after"), [(3, 2, 3), (4, 3, 3), (5, 4, 4), (7, 6, 6)])
def test_whoever_wants_hard_days_further_apart_has_them_around_a_race_too(apart: int, before: int, after: int) -> None:
    assert quiet_days([race(FIVE_KM_M)], apart) == around(before, after)


def test_each_race_has_its_own_days() -> None:
    later = race(FIVE_KM_M, DAY + timedelta(days=30))
    assert quiet_days([race(TEN_KM_M), later], 2) == quiet_days([race(TEN_KM_M)], 2) | quiet_days([later], 2)
    assert quiet_days([], 2) == frozenset()


def test_days_are_counted_from_the_last_race_that_lies_behind() -> None:
    races = [DAY - timedelta(days=20), DAY - timedelta(days=2), DAY + timedelta(days=1)]
    assert days_after_last(races, DAY) == 2
    assert days_after_last([DAY], DAY) == 0
    assert days_after_last([DAY + timedelta(days=1)], DAY) is None
