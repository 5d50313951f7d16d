"""Acute to chronic workload ratio, coupled 7:28 (Gabbett 2016) and uncoupled 7:21 (Windt & Gabbett 2018)."""

import pytest

from domain.metrics.acwr import workload_ratio


@pytest.mark.parametrize(
    ("loads", "coupled", "uncoupled"),
    [
        ([50.0] * 28, 1.0, 1.0),
        ([40.0] * 21 + [80.0] * 7, 1.6, 2.0),
        ([40.0] * 21 + [60.0] * 7, 4 / 3, 1.5),
        ([900.0] * 10 + [40.0] * 21 + [60.0] * 7, 4 / 3, 1.5),
    ],
)
def test_ratio_of_a_week_to_the_month(loads: list[float], coupled: float, uncoupled: float) -> None:
    found = workload_ratio(loads)
    assert found is not None
    assert (found.coupled, found.uncoupled) == pytest.approx((coupled, uncoupled))


def test_a_first_week_reaches_the_ceiling_and_has_nothing_to_be_held_against() -> None:
    found = workload_ratio([0.0] * 21 + [60.0] * 7)
    assert found is not None
    assert found.coupled == 4.0
    assert found.uncoupled is None


def test_no_ratio_before_four_weeks_or_without_load() -> None:
    assert workload_ratio([50.0] * 27) is None
    assert workload_ratio([0.0] * 28) is None
