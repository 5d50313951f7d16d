"""Training paces (Daniels' Running Formula, 2nd edition; shares fitted to its tables)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.paces import pace_at, training_paces
from domain.units import METRES_PER_KM, METRES_PER_MILE
from tests.builders.clock_times import clock

MILE = METRES_PER_MILE / METRES_PER_KM


@pytest.mark.parametrize(
    ("fitness", "easy", "threshold", "per_mile", "interval", "repetition", "marathon_mile"),
    [
        (40, "6:20", "5:06", "8:12", "4:41", 106.1, "8:45"),
        (45, "5:46", "4:38", "7:27", "4:16", 95.9, "7:57"),
        (50, "5:18", "4:15", "6:51", "3:55", 87.6, "7:16"),
        (55, "4:54", "3:56", "6:20", "3:37", 80.6, "6:43"),
        (60, "4:35", "3:40", "5:54", "3:23", 74.7, "6:14"),
        (70, "4:02", "3:14", "5:13", "2:59", 65.2, "5:28"),
    ],
)
def test_paces_are_computed(
    fitness: float, easy: str, threshold: str, per_mile: str, interval: str, repetition: float, marathon_mile: str
) -> None:
    paces = training_paces(fitness)
    assert paces.marathon is not None
    written = [pace_at(0.67, fitness), paces.threshold, paces.threshold * MILE, paces.interval, paces.marathon * MILE]
    assert list(map(clock, written)) == [easy, threshold, per_mile, interval, marathon_mile]
    assert paces.repetition_s_per_400m == pytest.approx(repetition, abs=0.05)


def test_easy_is_a_range_around_the_book_s_pace() -> None:
    fast, slow = training_paces(50).easy
    assert (fast, slow) == (pace_at(0.74, 50), pace_at(0.62, 50))
    assert fast < pace_at(0.67, 50) < slow


def test_below_39_there_are_no_repetitions_and_easy_may_be_slower() -> None:
    low, enough = training_paces(38.99), training_paces(39.0)
    assert low.repetition_s_per_400m is None
    assert enough.repetition_s_per_400m is not None
    assert low.easy == (pace_at(0.74, 38.99), pace_at(0.59, 38.99))
    assert low.easy[1] - low.easy[0] > enough.easy[1] - enough.easy[0]


@given(st.floats(20, 80))
def test_the_harder_the_faster(fitness: float) -> None:
    paces = training_paces(fitness)
    assert paces.marathon is not None
    assert paces.interval < paces.threshold < paces.marathon < paces.easy[1]
    assert paces.easy[0] < paces.easy[1]


@given(st.floats(20, 80), st.floats(0.1, 5))
def test_the_fitter_the_faster(fitness: float, more: float) -> None:
    assert training_paces(fitness + more).threshold < training_paces(fitness).threshold
