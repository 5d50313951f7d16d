"""The weeks before a race as they are meant to be."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.planning.demands import demands_of
from domain.planning.long_run import LongRuns
from domain.planning.outline import Volume, outline
from domain.planning.phases import Phase
from domain.race.race import Race
from domain.units import HALF_MARATHON_M, MARATHON_M, TEN_KM_M

START = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("weeks", "distance_m", "smaller"),
    [
        (12, TEN_KM_M, [4, 8, 12]),
        (14, HALF_MARATHON_M, [3, 7, 11, 13, 14]),
        (18, MARATHON_M, [4, 8, 12, 16, 17, 18]),
        (30, TEN_KM_M, [4, 10, 14, 18, 22, 26, 30]),
    ],
)
def test_the_weeks_that_are_meant_to_hold_less(weeks: int, distance_m: float, smaller: list[int]) -> None:
    race = Race("r-1", "City run", START + timedelta(weeks=weeks, days=-1), distance_m)
    meant = outline(race, START, demands_of(race), Volume(200, 2_000), LongRuns(0.3, 150))
    assert [each.number for each in meant] == list(range(1, weeks + 1))
    assert [after.number for before, after in pairwise(meant) if after.run_minutes < before.run_minutes] == smaller
    cut_back = [each.number for each in meant if each.cut_back]
    assert cut_back == [number for number in smaller if meant[number - 1].phase is not Phase.TAPER]
