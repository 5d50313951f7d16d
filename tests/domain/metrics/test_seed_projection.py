"""The seed projection, and how it stands to Riegel and to VDOT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.riegel import riegel
from domain.metrics.seed_projection import seed_pace, seed_projection
from domain.metrics.vdot import race_time, vdot
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, TEN_KM_M
from tests.builders.clock_times import clock, seconds

TO = {"10k": TEN_KM_M, "half": HALF_MARATHON_M, "marathon": MARATHON_M}


@pytest.mark.parametrize(
    ("pace_s", "miles", "slower_s", "pace", "time"),
    [
        (480, 6.2, 5.00, "8:05", "50:07"),
        (480, 13.1, 16.13, "8:16", "1:48:19"),
        (480, 26.2, 37.26, "8:37", "3:45:52"),
        (420, 13.1, 16.13, "7:16", "1:35:13"),
        (600, 26.2, 37.26, "10:37", "4:38:16"),
        (480, 3.1, 0.00, "8:00", "24:48"),
    ],
)
def test_the_rule_of_the_seed(pace_s: float, miles: float, slower_s: float, pace: str, time: str) -> None:
    found = seed_pace(pace_s, miles)
    assert found - pace_s == pytest.approx(slower_s, abs=0.005)
    assert (clock(found), clock(found * miles)) == (pace, time)


@pytest.mark.parametrize(
    ("five", "to", "seed", "by_riegel", "by_vdot"),
    [
        ("15:00", "10k", "30:27", "31:16", "31:10"),
        ("15:00", "half", "1:06:46", "1:09:00", "1:08:43"),
        ("15:00", "marathon", "2:22:46", "2:23:52", "2:23:55"),
        ("20:00", "10k", "40:26", "41:42", "41:28"),
        ("20:00", "half", "1:27:51", "1:32:00", "1:31:50"),
        ("20:00", "marathon", "3:04:56", "3:11:49", "3:11:17"),
        ("25:00", "10k", "50:24", "52:07", "51:53"),
        ("25:00", "half", "1:48:56", "1:55:00", "1:55:04"),
        ("25:00", "marathon", "3:47:06", "3:59:47", "3:57:55"),
        ("30:00", "10k", "1:00:23", "1:02:33", "1:02:23"),
        ("30:00", "half", "2:10:01", "2:18:00", "2:18:10"),
        ("30:00", "marathon", "4:29:15", "4:47:44", "4:43:39"),
    ],
)
def test_three_ways_to_the_same_race(five: str, to: str, seed: str, by_riegel: str, by_vdot: str) -> None:
    time = seconds(five)
    fitness = vdot(FIVE_KM_M, time)
    assert fitness is not None
    found = [seed_projection(time, TO[to]), riegel(FIVE_KM_M, time, TO[to]), race_time(fitness, TO[to])]
    assert [clock(each or 0) for each in found] == [seed, by_riegel, by_vdot]


@given(st.floats(780, 2_400), st.floats(500, 4_900))
def test_shorter_than_five_km_nobody_gets_faster(five_s: float, distance: float) -> None:
    assert seed_projection(five_s, distance) == pytest.approx(five_s * distance / FIVE_KM_M)


@given(st.floats(900, 1_800), st.sampled_from(list(TO.values())))
def test_it_is_more_hopeful_than_vdot(five_s: float, distance: float) -> None:
    fitness = vdot(FIVE_KM_M, five_s)
    assert fitness is not None
    sober = race_time(fitness, distance)
    assert sober is not None
    assert seed_projection(five_s, distance) < sober
