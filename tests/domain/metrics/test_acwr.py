"""Acute to chronic workload ratio: coupled 7:28 (Gabbett 2016), uncoupled 7:21 (Windt & Gabbett 2018), and of weighted
means (Williams 2017).
"""

import pytest

from domain.metrics.acwr import weighted_ratio, workload_ratio


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


@pytest.mark.parametrize(
    ("loads", "ratio"),
    [
        ([50.0] * 28, 1.0),
        ([40.0] * 21 + [80.0] * 7, 1.3394),
        ([0.0] * 9 + [40.0] * 21 + [80.0] * 7, 1.3394),
        ([40.0] * 27, None),
        ([0.0] * 60 + [40.0] * 27, None),
        ([0.0] * 60, None),
    ],
)
def test_weighted_ratio_begins_with_the_first_load(loads: list[float], ratio: float | None) -> None:
    assert weighted_ratio(loads) == (None if ratio is None else pytest.approx(ratio, abs=5e-5))


def test_a_week_counts_for_less_the_longer_ago_it_is() -> None:
    """As Williams shows: of athletes with the same rolling ratio, whose hard week is long ago has the higher one."""
    weeks = {"early": (60.0, 40.0, 20.0), "even": (40.0, 40.0, 40.0), "late": (20.0, 40.0, 60.0)}
    found = [[40.0] * 28 + [load for load in loads for _ in range(7)] + [70.0] * 7 for loads in weeks.values()]
    assert len({workload_ratio(loads) for loads in found}) == 1
    early, even, late = (weighted_ratio(loads) or 0.0 for loads in found)
    assert early > even > late
