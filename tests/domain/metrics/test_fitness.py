"""CTL and ATL by k = 1 − exp(−1/τ), form, ramp and the ATL/CTL ratio with its guards."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.fitness import (
    ATL_GAIN,
    CTL_GAIN,
    Ramp,
    RampState,
    after_day,
    ctl_ramp,
    fatigue_ratio,
    fitness_series,
    form_percent,
    initial_level,
    ramp_state,
)

FIRST = date(2018, 1, 1)
loads = st.lists(st.floats(0, 400), min_size=1, max_size=120)


def test_gains_are_those_that_intervals_icu_publishes() -> None:
    assert pytest.approx(0.0235283, abs=5e-8) == CTL_GAIN
    assert pytest.approx(0.1331221, abs=5e-8) == ATL_GAIN


def test_a_steady_hundred_approaches_a_hundred() -> None:
    series = fitness_series(FIRST, [100.0] * 84)
    assert series[41].ctl == pytest.approx(63.212, abs=5e-4)
    assert series[41].atl == pytest.approx(99.752, abs=5e-4)
    assert series[83].ctl == pytest.approx(86.466, abs=5e-4)


def test_two_weeks_of_rest() -> None:
    last = fitness_series(FIRST, [0.0] * 14, seed=60)[-1]
    assert last.ctl == pytest.approx(42.992, abs=5e-4)
    assert last.atl == pytest.approx(8.120, abs=5e-4)
    after = fitness_series(FIRST, [0.0] * 15, seed=60)[-1]
    assert after.form == pytest.approx(last.ctl - last.atl)


def test_a_hard_day_shows_in_the_form_of_the_next_morning() -> None:
    hard, next_day = fitness_series(FIRST, [120.0, 0.0], seed=70)
    assert (hard.ctl, hard.atl) == pytest.approx((71.176, 76.656), abs=5e-4)
    assert hard.form == 0
    assert next_day.form == pytest.approx(-5.480, abs=5e-4)


def test_the_elevate_series_comes_out_as_elevate_prints_it() -> None:
    """Elevate's own test: 150 on the first two days, 190 on the fifteenth."""
    series = fitness_series(FIRST, [150, 150, *[0.0] * 12, 190])
    last = series[-1]
    assert (last.ctl, last.atl, last.form) == pytest.approx((9.589, 31.113, -1.472), abs=6e-4)


def test_warming_up_ends_when_forty_two_days_lie_behind() -> None:
    series = fitness_series(FIRST, [50.0] * 50)
    assert [one.warming_up for one in series] == [True] * 42 + [False] * 8
    assert series[49].day == FIRST + timedelta(49)


@given(loads, st.floats(0, 150))
def test_fitness_stays_between_the_least_and_the_most_it_was_fed(values: list[float], seed: float) -> None:
    low, high = min([*values, seed]), max([*values, seed])
    for one in fitness_series(FIRST, values, seed):
        assert low - 1e-9 <= one.ctl <= high + 1e-9
        assert low - 1e-9 <= one.atl <= high + 1e-9


@given(loads, st.integers(0, 119), st.floats(1, 300))
def test_more_load_never_means_less_fitness(values: list[float], at: int, more: float) -> None:
    at %= len(values)
    raised = [*values[:at], values[at] + more, *values[at + 1 :]]
    pairs = zip(fitness_series(FIRST, values)[at:], fitness_series(FIRST, raised)[at:], strict=True)
    assert all(higher.ctl > lower.ctl for lower, higher in pairs)


@given(loads, st.floats(0.1, 10))
def test_fitness_scales_with_load(values: list[float], factor: float) -> None:
    plain, scaled = fitness_series(FIRST, values)[-1], fitness_series(FIRST, [one * factor for one in values])[-1]
    assert scaled.ctl == pytest.approx(plain.ctl * factor, abs=1e-9)


def test_the_seed_is_the_mean_of_four_weeks_of_three_sessions() -> None:
    month = [70.0, 0.0] * 14
    assert initial_level(month, 14) == 35.0
    assert initial_level([*month, 1000.0], 14) == 35.0
    assert initial_level(month, 11) == 0.0
    assert initial_level(month[:-1], 14) == 0.0


@pytest.mark.parametrize(
    ("ctl", "atl", "ratio", "form"),
    [(60, 78, 1.3, -30.0), (60, 40, 0.667, 33.3), (45, 70, 1.5556, -55.6)],
)
def test_the_ratio_is_fatigue_over_fitness(ctl: float, atl: float, ratio: float, form: float) -> None:
    assert fatigue_ratio(ctl, atl, 100) == pytest.approx(ratio, abs=5e-4)
    assert form_percent(ctl, atl) == pytest.approx(form, abs=0.05)


def test_the_ratio_keeps_silent_where_it_proves_nothing() -> None:
    assert fatigue_ratio(8, 20, 100) is None
    assert fatigue_ratio(60, 90, 27) is None
    assert [fatigue_ratio(60, 90, 28, after) for after in range(5)] == [1.5, None, None, None, 1.5]
    assert form_percent(0, 0) is None


@pytest.mark.parametrize(("percent_more", "ratio"), [(10, 1.047), (44, 1.197), (69, 1.299), (100, 1.415)])
def test_one_bigger_week_on_a_steady_base(percent_more: float, ratio: float) -> None:
    ctl = atl = 50.0
    for _ in range(7):
        ctl, atl = after_day(ctl, atl, 50 * (1 + percent_more / 100))
    assert fatigue_ratio(ctl, atl, 100) == pytest.approx(ratio, abs=6e-4)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(50, 55, Ramp(5.0, 10.0)), (0, 10, Ramp(10.0, None)), (60, 57, Ramp(-3.0, -5.0))],
)
def test_ramp_of_a_week(before: float, now: float, expected: Ramp) -> None:
    assert ctl_ramp(now, before) == expected


@pytest.mark.parametrize(
    ("before", "now", "state"),
    [
        (50, 54, RampState.EASY),
        (50, 54.1, RampState.AMBER),
        (50, 56, RampState.AMBER),
        (50, 56.1, RampState.RED),
        (60, 57, RampState.EASY),
    ],
)
def test_a_ramp_has_a_colour_once_there_is_a_level_to_climb_from(before: float, now: float, state: RampState) -> None:
    """For three to five hours a week; Friel's upper range is 5 to 8 points."""
    assert ramp_state(ctl_ramp(now, before), 28) is state
    assert ramp_state(ctl_ramp(now, before), 27) is None
