"""The profile of a day: what is told wins, else what was known before that day is an estimate, as far as it reaches."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Known, Origin, Profile
from domain.metrics.known_by_day import KnownByDay, needed
from domain.metrics.load import session_load, was_hard
from domain.metrics.load_methods import LoadMethod
from domain.metrics.paces import training_paces
from domain.metrics.vdot import vdot
from domain.training.reading import BY_HAND, BY_THE_COACH, Reading, ReadingKind
from domain.training.sport import Sport
from tests.builders.runs import run

DAY = date(2026, 3, 1)
UNTOLD = Profile(max_hr=Known(190.0, Origin.ATHLETE, DAY))
TOLD = Known(250.0, Origin.ATHLETE, DAY)
FULL = Profile(max_hr=UNTOLD.max_hr, resting_hr=TOLD, threshold_pace_s_per_km=TOLD)
R = ReadingKind


def five_k(days: int, seconds: float = 1_500.0) -> Reading:
    return Reading(R.ADAPTIVE_5K, DAY + timedelta(days), seconds, BY_THE_COACH)


def morning(days: int, bpm: float, source: str = "garmin") -> Reading:
    return Reading(R.RESTING_HR, DAY + timedelta(days), bpm, source)


def on(days: int, *readings: Reading, profile: Profile = UNTOLD) -> Profile:
    return KnownByDay.of(profile, readings).on(DAY + timedelta(days))


def test_the_threshold_pace_is_the_t_pace_of_the_newest_5_km_before_the_day() -> None:
    fitness = vdot(5_000, 1_500)
    assert fitness is not None
    pace = on(3, five_k(0), five_k(-7, 1_600.0), five_k(3, 1_400.0)).threshold_pace_s_per_km
    assert pace == Known(training_paces(fitness).threshold, Origin.ESTIMATE, DAY)


@pytest.mark.parametrize(("days", "known"), [(-1, False), (0, False), (1, True), (42, True), (43, False)])
def test_a_5_km_counts_from_the_day_after_it_for_six_weeks(days: int, *, known: bool) -> None:
    assert (on(days, five_k(0)).threshold_pace_s_per_km is not None) is known


def test_a_time_that_nobody_runs_says_nothing() -> None:
    assert on(8, five_k(0), five_k(7, 60.0)).threshold_pace_s_per_km == on(8, five_k(0)).threshold_pace_s_per_km


def test_the_resting_heart_rate_is_the_mean_of_the_mornings_before_the_day() -> None:
    mornings = [morning(-back, 50.0 + back % 2) for back in range(1, 15)]
    around = (morning(0, 90.0), morning(-61, 90.0), morning(-20, 190.0))
    assert on(0, *mornings, *around).resting_hr == Known(50.5, Origin.ESTIMATE, DAY)
    assert on(-1, *mornings).resting_hr is None, "13 mornings are too few"
    assert on(0, *mornings[:-1]).resting_hr is None


def test_of_two_sources_of_a_morning_one_counts_whatever_came_first() -> None:
    mornings = [morning(-back, 50.0) for back in range(1, 15)]
    scale, told = [morning(-back, 64.0, "scale") for back in range(1, 15)], morning(-1, 78.0, BY_HAND)
    assert on(0, *mornings, *scale) == on(0, *scale, *mornings) == on(0, *scale)
    assert on(0, told, *scale).resting_hr == Known(65.0, Origin.ESTIMATE, DAY)


def test_what_the_profile_says_wins() -> None:
    found = [five_k(0), *(morning(-back, 50.0) for back in range(30))]
    assert on(1, *found, profile=FULL) == FULL
    half = Profile(max_hr=UNTOLD.max_hr, resting_hr=TOLD)
    assert on(1, *found, profile=half).resting_hr == TOLD
    assert on(1, *found, profile=half).threshold_pace_s_per_km is not None


def test_a_css_has_a_day_of_its_own_too() -> None:
    guess = Reading(R.CSS_ESTIMATE, DAY, 110.0, BY_THE_COACH)
    assert on(0, guess).css_s_per_100m == Known(110.0, Origin.ESTIMATE, DAY)
    assert on(-1, guess) == UNTOLD
    told = Profile(css_s_per_100m=TOLD)
    assert on(0, guess, profile=told) is told


figures = st.lists(
    st.builds(five_k, st.integers(-80, 80), st.floats(800, 5_000))
    | st.builds(morning, st.integers(-80, 80), st.floats(20, 130), st.sampled_from(["garmin", "scale", BY_HAND])),
    max_size=60,
)


@given(figures, st.integers(-90, 90))
def test_nothing_looks_ahead_and_nothing_of_the_day_itself_counts(readings: list[Reading], days: int) -> None:
    before = [each for each in readings if each.day < DAY + timedelta(days)]
    assert on(days, *readings) == on(days, *before)


@given(figures, st.integers(-90, 90), st.sampled_from([Sport.RUN, Sport.RIDE, Sport.OTHER]))
def test_what_is_needed_is_enough(readings: list[Reading], days: int, sport: Sport) -> None:
    begins = needed(UNTOLD, {sport: DAY + timedelta(days)})
    some = [each for each in readings if each.day >= begins.get(each.kind, date.max)]
    assert on(days, *some).resting_hr == on(days, *readings).resting_hr
    if sport is Sport.RUN:
        assert on(days, *some) == on(days, *readings)


def test_nothing_is_needed_that_the_profile_says_or_that_no_load_goes_by() -> None:
    every = dict.fromkeys(Sport, DAY)
    assert set(needed(UNTOLD, every)) == {R.CSS, R.CSS_ESTIMATE, R.ADAPTIVE_5K, R.RESTING_HR}
    assert set(needed(FULL, every)) == {R.CSS, R.CSS_ESTIMATE}
    assert set(needed(Profile(), every)) == {R.CSS, R.CSS_ESTIMATE, R.ADAPTIVE_5K}, "no rest without a maximum"
    assert needed(UNTOLD, {Sport.STRENGTH: DAY}) == {}
    assert set(needed(UNTOLD, {Sport.RIDE: DAY})) == {R.RESTING_HR}
    assert needed(FULL, {Sport.RUN: DAY}) == {}


def test_a_load_by_an_estimate_says_so_and_how_hard_it_was_goes_by_what_is_told() -> None:
    known = KnownByDay.of(UNTOLD, [five_k(-1), *(morning(-back, 50.0) for back in range(1, 20))]).on(DAY)
    done = run(DAY, 10.0, 50.0, 150.0)
    load = session_load(done, known)
    assert (load.method, load.assumed) == (LoadMethod.RTSS_FLAT, True)
    assert known.threshold_pace_s_per_km is not None
    assert load.inputs["threshold_s_per_km"] == known.threshold_pace_s_per_km.value
    assert not session_load(done, FULL).assumed
    by_heart = session_load(run(DAY, 10.0, 50.0, 150.0, sub_sport="treadmill"), known)
    assert (by_heart.method, by_heart.assumed) == (LoadMethod.HRSS, True)
    assert was_hard(done, known) is None
    assert [was_hard(run(DAY, 10.0, 50.0, 150.0, rpe=rpe), known) for rpe in (4, 8)] == [False, True]
