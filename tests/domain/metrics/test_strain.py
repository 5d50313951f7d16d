"""Monotony = mean / sample SD of seven days, strain = load × monotony (Foster 1998)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.strain import Strain, main_sport_strain, monotonous, strained, weekly_strain
from domain.training.sport import Sport


@pytest.mark.parametrize(
    ("loads", "monotony", "strain"),
    [
        ([0, 20, 10, 10, 10, 10, 10], 1.7321, 121.2436),  # Runalyze's series, sample SD
        ([5, 15, 20, 20, 20, 25, 35], 2.1909, 306.7246),  # Runalyze: 2.3664 with the population's SD, √(7/6) more
        ([60, 0, 80, 0, 100, 0, 60], 1.013, 303.851),
        ([70, 60, 65, 70, 60, 65, 70], 10.0, 4600.0),
        ([1] * 7, 10.0, 70.0),  # Runalyze caps at 10
    ],
)
def test_monotony_has_its_published_values(loads: list[float], monotony: float, strain: float) -> None:
    found = weekly_strain(loads)
    assert (found.monotony, found.strain) == pytest.approx((monotony, strain), abs=5e-4)


def test_an_empty_week_is_neither_monotonous_nor_a_strain() -> None:
    assert weekly_strain([0.0] * 7) == Strain(0.0, 0.0)


@given(st.lists(st.floats(0, 300), min_size=7, max_size=7))
def test_the_order_of_the_days_does_not_matter(loads: list[float]) -> None:
    turned = sorted(loads)
    assert weekly_strain(turned).strain == pytest.approx(weekly_strain(loads).strain, rel=1e-6, abs=1e-9)


def test_strain_is_held_against_the_athletes_own_weeks() -> None:
    """Foster 1998: how much is too much is everybody's own."""
    before = [Strain(1.0, strain) for strain in (300.0, 320, 280, 300, 310, 290, 300, 300)]
    assert strained(Strain(1.5, 320.0), before) is True
    assert strained(Strain(1.5, 310.0), before) is False
    assert strained(Strain(1.5, 900.0), before[1:]) is None


def test_a_little_of_something_every_day_hides_the_sport_that_matters() -> None:
    runs, spins = [60.0, 0, 80, 0, 100, 0, 60], [20.0] * 7
    assert main_sport_strain({Sport.RUN: runs, Sport.RIDE: spins}) == (Sport.RUN, weekly_strain(runs))
    assert monotonous(weekly_strain(spins))
    assert not monotonous(weekly_strain(runs))
    assert main_sport_strain({Sport.RUN: [50.0, 50, 0, 0, 0, 0, 0]}) is None
    assert main_sport_strain({}) is None


def test_the_main_sport_is_the_one_with_the_load_and_not_the_one_done_often() -> None:
    assert main_sport_strain({Sport.RUN: [10.0] * 7, Sport.RIDE: [200.0, 0, 0, 200, 0, 0, 0]}) is None


def test_three_days_are_enough() -> None:
    runs = [60.0, 0, 80, 0, 100, 0, 0]
    assert main_sport_strain({Sport.SWIM: [5.0] * 7, Sport.RUN: runs}) == (Sport.RUN, weekly_strain(runs))


def test_two_is_where_fosters_warning_begins() -> None:
    assert not monotonous(Strain(2.0, 700.0))
    assert monotonous(Strain(2.01, 700.0))


def test_only_the_last_eight_weeks_are_the_athletes_own_measure() -> None:
    before = [Strain(1.0, 5_000.0), *(Strain(1.0, strain) for strain in (300.0, 320, 280, 300, 310, 290, 300, 300))]
    assert strained(Strain(1.5, 320.0), before) is True
