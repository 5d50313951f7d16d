"""Monotony = mean / sample SD of seven days, strain = load × monotony (Foster 1998)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.strain import Strain, weekly_strain


@pytest.mark.parametrize(
    ("loads", "monotony", "strain"),
    [
        ([0, 20, 10, 10, 10, 10, 10], 1.7321, 121.2436),  # Runalyze's series, sample SD
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
