"""Races and trials as results."""

from dataclasses import replace
from datetime import date

import pytest

from domain.metrics.adaptive_5k import Result
from domain.race.race import Race
from domain.race.results import results_of
from domain.training.entry.amounts import Distance
from domain.training.entry.trial import trial_of
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.sport import Sport
from domain.units import METRES_PER_MILE, METRES_PER_YARD
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
