"""TSS from power: hours × IF² × 100 (Allen & Coggan)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.power import normalized_power, power_tss


@pytest.mark.parametrize(
    ("minutes", "power_w", "ftp_w", "expected"),
    [
        (60, 250, 250, 100.0),  # Coggan's definition
        (120, 175, 250, 98.0),  # cyclingforums: two hours at IF 0.70
        (90, 212, 265, 96.0),
        (45, 240, 250, 69.12),
        (180, 165, 250, 130.68),
    ],
)
def test_tss_has_its_published_values(minutes: float, power_w: float, ftp_w: float, expected: float) -> None:
    assert power_tss(minutes * 60, power_w, ftp_w) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("ftp_w", [None, 0.0, -1.0])
def test_no_tss_without_an_ftp(ftp_w: float | None) -> None:
    """Elevate's computePowerStressScore returns null."""
    assert power_tss(3600, 200, ftp_w) is None


def test_normalized_power_of_a_steady_ride_is_its_power() -> None:
    assert normalized_power([210.0] * 600) == pytest.approx(210)


def test_normalized_power_weighs_surges_and_counts_zeros() -> None:
    surges = ([400.0] * 60 + [0.0] * 60) * 10
    value = normalized_power(surges)
    assert value is not None
    assert 200 < value < 400


def test_under_half_a_minute_the_average_stands_for_it() -> None:
    assert normalized_power([100.0] * 10 + [300.0] * 10) == 200
    assert normalized_power([]) is None


@given(st.lists(st.floats(0, 1500), min_size=30, max_size=120))
def test_normalized_power_is_never_below_the_mean_of_its_windows(watts: list[float]) -> None:
    windows = [sum(watts[at : at + 30]) / 30 for at in range(len(watts) - 29)]
    value = normalized_power(watts)
    assert value is not None
    assert value >= sum(windows) / len(windows) - 1e-6
