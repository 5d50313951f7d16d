"""TRIMP (Banister 1991), HRSS (100 × TRIMP / TRIMP of an hour at threshold) and Edwards' zones (1993)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Sex
from domain.metrics.trimp import HeartRates, edwards_trimp, hrss, trimp, trimp_of

MALE, FEMALE = Sex.MALE, Sex.FEMALE


@pytest.mark.parametrize(
    ("minutes", "average", "rest", "highest", "sex", "expected"),
    [
        (60.46471, 137.762, 45, 190, MALE, 84.5525),  # Clarke & Skiba 2013, cell P51
        (30, 130, 40, 200, MALE, 31.80),  # fellrnr.com prints 32
        (60, 150, 50, 190, MALE, 108.10),
        (60, 150, 50, 190, FEMALE, 121.50),
        (95, 138, 48, 186, MALE, 138.70),
        (40, 46, 48, 186, MALE, 0.0),  # GoldenCheetah: below rest is 0
    ],
)
def test_trimp_has_its_published_values(
    minutes: float, average: float, rest: float, highest: float, sex: Sex, expected: float
) -> None:
    assert trimp(minutes, average, HeartRates(rest, highest, sex)) == pytest.approx(expected, abs=0.005)


def test_a_heart_faster_than_its_maximum_still_costs_more() -> None:
    """The share of the reserve is 1.05; the maximum that is on record is too low, and the session was what it was."""
    at, beyond = (trimp(30, hr, HeartRates(50, 190, MALE)) or 0.0 for hr in (190, 197))
    assert at == pytest.approx(30 * 0.64 * math.exp(1.92))
    assert beyond == pytest.approx(30 * 1.05 * 0.64 * math.exp(1.92 * 1.05))


def test_a_changing_heart_costs_more_than_its_average() -> None:
    """The weight of Banister's impulse grows ever faster with the heart rate."""
    body = HeartRates(50, 190, FEMALE)
    halves = [trimp(30, hr, body) or 0.0 for hr in (120, 160)]
    assert sum(halves) > (trimp(60, 140, body) or 0.0)


@given(
    st.lists(st.tuples(st.floats(1, 3_600), st.floats(60, 200)), min_size=1, max_size=12),
    st.sampled_from([MALE, FEMALE]),
)
def test_stretch_by_stretch_is_never_less_than_by_the_average(stretches: list[tuple[float, float]], sex: Sex) -> None:
    body, seconds = HeartRates(45, 195, sex), math.fsum(each for each, _ in stretches)
    average = math.fsum(each * rate for each, rate in stretches) / seconds
    found, by_average = trimp_of(stretches, body), trimp(seconds / 60, average, body)
    assert found is not None
    assert by_average is not None
    assert found >= by_average * (1 - 1e-9)
    assert trimp_of([(seconds / 2, average)] * 2, body) == pytest.approx(by_average)
    halves = [(each / 2, rate) for each, rate in stretches for _ in range(2)]
    assert trimp_of(halves, body) == pytest.approx(found)


def test_without_a_stretch_there_is_no_trimp() -> None:
    assert trimp_of([], HeartRates(50, 190, MALE)) is None
    assert trimp_of([(60, 150)], HeartRates(190, 190, MALE)) is None


def test_no_heart_rate_is_none_and_not_zero() -> None:
    assert trimp(60, None, HeartRates(50, 190, MALE)) is None
    assert trimp(60, 150, HeartRates(190, 190, MALE)) is None


@pytest.mark.parametrize(
    ("points", "body", "expected"),
    [
        (333, HeartRates(60, 190, MALE, 163), 239.09),  # Elevate's test asserts floor 239
        (333, HeartRates(60, 190, MALE, 170.5), 199.49),  # Elevate: floor 199
        (18.338174796, HeartRates(55, 200, MALE), 10.985944),  # Elevate 2015 fixture, threshold unset
    ],
)
def test_hrss_has_its_published_values(points: float, body: HeartRates, expected: float) -> None:
    assert hrss(points, body) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(("minutes", "average", "expected"), [(50, 148, 52.61), (120, 135, 91.63)])
def test_hrss_of_whole_sessions(minutes: float, average: float, expected: float) -> None:
    body = HeartRates(50, 190, MALE, 168)
    points = trimp(minutes, average, body)
    assert points is not None
    assert hrss(points, body) == pytest.approx(expected, abs=0.005)


@given(st.floats(35, 80), st.floats(160, 220), st.floats(0.5, 0.99), st.sampled_from(Sex))
def test_an_hour_at_threshold_is_a_hundred_for_anybody(rest: float, highest: float, share: float, sex: Sex) -> None:
    body = HeartRates(rest, highest, sex, rest + share * (highest - rest))
    points = trimp(60, body.lthr, body)
    assert points is not None
    assert hrss(points, body) == pytest.approx(100)


def test_no_hrss_where_the_threshold_is_not_above_rest() -> None:
    assert hrss(80, HeartRates(60, 190, MALE, 60)) is None


@given(st.floats(1, 300), st.floats(60, 180), st.floats(1, 20))
def test_more_minutes_or_a_higher_rate_never_cost_less(minutes: float, average: float, more: float) -> None:
    body = HeartRates(50, 200, FEMALE)
    base, longer, harder = (
        trimp(minutes, average, body) or 0.0,
        trimp(minutes + more, average, body) or 0.0,
        trimp(minutes, average + more, body) or 0.0,
    )
    assert longer > base
    assert harder > base


@pytest.mark.parametrize(
    ("zones", "expected"),
    [
        ((10, 20, 15, 10, 5), 160),
        ((0, 45, 0, 0, 0), 90),
        ((5, 10, 0, 18, 6.5), 129.5),
        ((12, 0, 0, 0, 30), 162),
        ((0, 0, 0, 0, 0), 0),
    ],
)
def test_edwards_weighs_minutes_by_zone(zones: tuple[float, ...], expected: float) -> None:
    assert edwards_trimp(zones) == expected
