"""CTL and ATL by k = 1 − exp(−1/τ), form, ramp and the ATL/CTL ratio with its guards."""

from collections.abc import Iterable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import days
from domain.metrics.fitness import (
    ATL_GAIN,
    CTL_GAIN,
    Ramp,
    RampState,
    after_day,
    ctl_ramp,
    fatigue_ratio,
    form_percent,
    initial_level,
    ramp_state,
)

FIRST = date(2018, 1, 1)
loads = st.lists(st.floats(0, 400), min_size=1, max_size=120)


def test_gains_are_those_that_intervals_icu_publishes() -> None:
    assert pytest.approx(0.0235283, abs=5e-8) == CTL_GAIN
    assert pytest.approx(0.1331221, abs=5e-8) == ATL_GAIN


def curve(values: Iterable[float], seed: float = 0.0) -> list[tuple[float, float]]:
    """CTL and ATL after each day, from the evening before the first."""
    levels = [(seed, seed)]
    for load in values:
        ctl, atl = levels[-1]
        levels.append(after_day(ctl, atl, load))
    return levels[1:]


def form(levels: Sequence[tuple[float, float]], index: int) -> float:
    """What the morning of that day begins with: CTL − ATL of the day before."""
    ctl, atl = levels[index - 1]
    return ctl - atl


def test_a_steady_hundred_approaches_a_hundred() -> None:
    """100 × (1 − 1/e) after 42 days of fitness."""
    levels = curve([100.0] * 84)
    assert levels[41] == pytest.approx((63.212, 99.752), abs=5e-4)
    assert levels[83][0] == pytest.approx(86.466, abs=5e-4)


def test_two_weeks_of_rest() -> None:
    levels = curve([0.0] * 14, seed=60)
    assert levels[-1] == pytest.approx((42.992, 8.120), abs=5e-4)
    assert form(levels, 13) == pytest.approx(34.661, abs=5e-4)


def test_a_hard_day_shows_in_the_form_of_the_next_morning() -> None:
    levels = curve([120.0, 0.0], seed=70)
    assert levels[0] == pytest.approx((71.176, 76.656), abs=5e-4)
    assert form(levels, 1) == pytest.approx(-5.480, abs=5e-4)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 1, 15), (9.589, 31.113, -1.472)),  # Elevate prints 9.58, 31.11 and -1.48, rounded down
        (date(2018, 2, 3), (18.144, 60.557, -26.676)),  # 18.14, 60.55, -26.68
        (date(2018, 2, 8), (30.058, 104.202, -50.580)),  # 30.05, 104.2, -50.59
        (date(2018, 2, 12), (45.460, 145.818, -72.457)),  # 45.46, 145.81, -72.46
    ],
)
def test_six_weeks_come_out_as_elevate_prints_them(day: date, expected: tuple[float, float, float]) -> None:
    """The stress of each day of the test of Elevate's fitness trend; the swim of 9 February is 3 km at 1.613 × CSS."""
    stress = {(1, 1): 150.0, (1, 2): 150.0, (1, 15): 190.0, (1, 30): 150.0, (2, 2): 190.0, (2, 3): 190.0}
    stress |= {(2, 7): 300.0, (2, 8): 300.0, (2, 9): 419.59, (2, 12): 380.0}
    levels = curve(stress.get((each.month, each.day), 0.0) for each in days(FIRST, day))
    assert (*levels[-1], form(levels, len(levels) - 1)) == pytest.approx(expected, abs=6e-4)


@given(loads, st.floats(0, 150))
def test_fitness_stays_between_the_least_and_the_most_it_was_fed(values: list[float], seed: float) -> None:
    low, high = min([*values, seed]), max([*values, seed])
    assert all(low - 1e-9 <= level <= high + 1e-9 for levels in curve(values, seed) for level in levels)


@given(loads, st.integers(0, 119), st.floats(1, 300))
def test_more_load_never_means_less_fitness(values: list[float], at: int, more: float) -> None:
    at %= len(values)
    raised = [*values[:at], values[at] + more, *values[at + 1 :]]
    pairs = zip(curve(values)[at:], curve(raised)[at:], strict=True)
    assert all(higher > lower for (lower, _), (higher, _) in pairs)


@given(loads, st.floats(0.1, 10))
def test_fitness_scales_with_load(values: list[float], factor: float) -> None:
    plain, scaled = curve(values)[-1], curve(one * factor for one in values)[-1]
    assert scaled == pytest.approx((plain[0] * factor, plain[1] * factor), abs=1e-9)


def test_the_seed_is_the_mean_of_four_weeks_of_three_sessions() -> None:
    month = [70.0, 0.0] * 14
    assert initial_level(month, 14) == 35.0
    assert initial_level([*month, 1000.0], 14) == 35.0
    assert initial_level(month, 11) == 0.0
    assert initial_level(month[:-1], 14) == 0.0


@pytest.mark.parametrize(
    ("ctl", "atl", "ratio", "form"),
    [(60, 78, 1.3, -30.0), (60, 78.1, 1.3017, -30.2), (60, 40, 0.667, 33.3), (45, 70, 1.5556, -55.6)],
)
def test_the_ratio_is_fatigue_over_fitness(ctl: float, atl: float, ratio: float, form: float) -> None:
    assert fatigue_ratio(ctl, atl, 100) == pytest.approx(ratio, abs=5e-4)
    assert form_percent(ctl, atl) == pytest.approx(form, abs=0.05)


def test_the_ratio_keeps_silent_where_it_proves_nothing() -> None:
    assert fatigue_ratio(8, 20, 100) is None
    assert fatigue_ratio(60, 90, 27) is None
    assert [fatigue_ratio(60, 90, 28, after) for after in range(5)] == [1.5, None, None, None, 1.5]
    assert form_percent(0, 0) is None


@pytest.mark.parametrize(
    ("percent_more", "ratio", "ctl_percent"),
    [(10, 1.047, 1.5), (44, 1.197, 6.8), (69, 1.299, 10.6), (100, 1.415, 15.4)],
)
def test_one_bigger_week_on_a_steady_base(percent_more: float, ratio: float, ctl_percent: float) -> None:
    """A tenth more fitness takes two thirds more load."""
    ctl, atl = curve([50 * (1 + percent_more / 100)] * 7, seed=50.0)[-1]
    assert fatigue_ratio(ctl, atl, 100) == pytest.approx(ratio, abs=6e-4)
    assert ctl_ramp(ctl, 50.0).percent == pytest.approx(ctl_percent, abs=0.05)


def ratio_after(values: Iterable[float]) -> float:
    """On a base of 1 a day."""
    ctl, atl = curve(values, seed=1.0)[-1]
    return atl / ctl


def test_the_seventh_week_of_ten_percent_more_is_the_first_too_many() -> None:
    """From 20 miles a week it is twelve weeks to 57, and the ratio is above 1.3 for the last five of them."""
    weeks = [1.1**week for week in range(12)]
    ratios = [ratio_after(load for load in weeks[: last + 1] for _ in range(7)) for last in range(12)]
    assert round(20 * weeks[-1]) == 57
    assert [each > 1.3 for each in ratios] == [False] * 7 + [True] * 5


@pytest.mark.parametrize(("a_week", "ratio"), [(1.10, 1.435), (1.07, 1.317)])
def test_growth_without_an_end_has_a_ratio_of_its_own(a_week: float, ratio: float) -> None:
    """Where loads grow by the same share g each day, a level is its gain k / (1 − (1 − k) / g) of the last of them."""
    assert ratio_after(a_week ** (day / 7) for day in range(600)) == pytest.approx(ratio, abs=5e-4)


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
