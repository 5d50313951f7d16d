"""Races and trials as results."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.metrics.adaptive_5k import Result
from domain.race.race import Race
from domain.race.results import results_of, two_of
from domain.training.entry.amounts import Distance
from domain.training.entry.trial import trial_of
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.sport import Sport
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE, METRES_PER_YARD, TEN_KM_M
from tests.builders.runs import run

DAY = date(2026, 3, 1)
RACE = Race("r-1", "Ten", DAY, 10_000.0)


def told(exercise: str, seconds: float) -> Reading:
    return Reading(ReadingKind.TIME_TRIAL, DAY, seconds, BY_HAND, exercise)


def test_a_told_trial_of_a_run_is_a_result() -> None:
    trials = [told("run_5000m", 1_320), told("swim_400m", 380), told("ride_40000m", 3_900)]
    assert results_of(trials, [], []) == (Result(DAY, 5_000.0, 1_320),)


def test_a_trial_in_yards_is_a_result_too() -> None:
    kind, name = trial_of(Sport.RUN, Distance(1000 * METRES_PER_YARD, yards=True))
    (found,) = results_of([told(name, 200)], [], [])
    assert (kind, found.seconds) == (ReadingKind.TIME_TRIAL, 200)
    assert found.distance_m == pytest.approx(914.4)


def test_an_entry_s_own_name_of_a_distance_is_understood() -> None:
    _, name = trial_of(Sport.RUN, Distance(METRES_PER_MILE, yards=False))
    (found,) = results_of([told(name, 400)], [], [])
    assert abs(found.distance_m - METRES_PER_MILE) < 0.01


def test_the_recording_of_a_race_is_a_result_over_its_own_distance_with_all_of_its_time() -> None:
    recorded = replace(run(DAY, 10.12, 44), elapsed_s=2_700.0)
    assert results_of([], [RACE], [recorded]) == (Result(DAY, 10_000.0, 2_700.0),)


def test_a_warm_up_or_another_day_is_not_the_race() -> None:
    runs = [run(DAY, 2.5, 15), run(DAY, 10.6, 50), run(date(2026, 3, 2), 10, 44)]
    assert results_of([], [RACE], runs) == ()
    assert results_of([], [], runs) == ()


def test_what_was_told_goes_before_what_was_recorded() -> None:
    first, second = results_of([told("run_10000m", 2_640)], [RACE], [run(DAY, 10, 44.5)])
    assert (first.seconds, second.seconds) == (2_640, 2_670)


FIVE, TEN = Result(DAY, FIVE_KM_M, 1_200.0), Result(DAY - timedelta(days=20), TEN_KM_M, 2_500.0)
HALF = Result(DAY - timedelta(weeks=12), HALF_MARATHON_M, 5_520.0)


def test_of_two_results_the_longest_and_the_longest_that_is_clearly_shorter() -> None:
    assert two_of([FIVE, TEN, HALF], DAY) == (TEN, HALF)
    assert two_of([HALF, FIVE], DAY) == (FIVE, HALF)
    older = replace(TEN, day=DAY - timedelta(days=40), seconds=2_600.0)
    assert two_of([TEN, older, HALF], DAY) == (TEN, HALF), "of one distance the newest"


@pytest.mark.parametrize(
    "results",
    [
        pytest.param([], id="none"),
        pytest.param([HALF], id="one"),
        pytest.param([FIVE, replace(FIVE, distance_m=7_000.0, seconds=1_750.0)], id="hardly longer"),
        pytest.param([replace(FIVE, distance_m=1_500.0, seconds=320.0), FIVE], id="on the track"),
        pytest.param(
            [FIVE, replace(HALF, distance_m=MARATHON_M, seconds=11_600.0)], id="a marathon is none to draw out"
        ),
        pytest.param([FIVE, replace(HALF, day=DAY - timedelta(days=85))], id="another season"),
        pytest.param([replace(FIVE, day=DAY + timedelta(days=1)), HALF], id="still to come"),
        pytest.param([FIVE, replace(HALF, seconds=4_900.0)], id="the longer one faster"),
        pytest.param([FIVE, replace(HALF, seconds=7_500.0)], id="the longer one a stroll"),
    ],
)
def test_results_that_tell_nothing_together(results: list[Result]) -> None:
    assert two_of(results, DAY) is None
