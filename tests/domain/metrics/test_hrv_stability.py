"""The variation of a week's nights, and the two patterns that a mean alone does not show."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.hrv_stability import Pattern, pattern, stability

DAY = date(2026, 3, 31)


def nights(*logs: float, last: date = DAY) -> dict[date, float | None]:
    """rMSSD by its natural logarithms, the last one of `last`."""
    return {last - timedelta(days=len(logs) - 1 - index): math.exp(value) for index, value in enumerate(logs)}


def weeks(*means_and_spreads: tuple[float, float]) -> dict[date, float | None]:
    """Whole weeks around a mean, the last one ending on DAY, behind sixty ordinary nights."""
    before = [4.2 + 0.1 * (-1) ** index for index in range(60)]
    swings = (-1.0, 1.0, -0.5, 0.5, -1.0, 1.0, 0.0)
    return nights(*before, *(mean + spread * swing for mean, spread in means_and_spreads for swing in swings))


def test_the_rolling_mean_is_of_a_calendar_week_and_the_variation_of_its_sample() -> None:
    found = stability(nights(3.9, 4.0, 4.1, 4.0, 3.9, 4.1, 4.0), DAY)
    assert found is not None
    assert found.rolling_ms == pytest.approx(math.exp(4.0))
    assert found.cv_percent == pytest.approx(math.sqrt(0.04 / 6) / 4.0 * 100)
    assert found.nights == 7


def test_three_nights_of_seven_are_the_least() -> None:
    three = {DAY: 55.0, DAY - timedelta(3): 60.0, DAY - timedelta(6): 50.0, DAY - timedelta(7): 20.0}
    found = stability(three, DAY)
    assert found is not None
    assert found.nights == 3
    assert stability({DAY: 55.0, DAY - timedelta(1): 60.0, DAY - timedelta(7): 20.0}, DAY) is None


@given(st.floats(0.5, 2.0), st.lists(st.floats(3.2, 4.6), min_size=7, max_size=7))
def test_another_unit_moves_the_mean_and_not_the_spread(factor: float, logs: list[float]) -> None:
    one, other = stability(nights(*logs), DAY), stability(nights(*(log + math.log(factor) for log in logs)), DAY)
    assert one is not None
    assert other is not None
    assert other.rolling_ms == pytest.approx(one.rolling_ms * factor)
    assert other.cv_percent * other.mean_ln == pytest.approx(one.cv_percent * one.mean_ln, abs=1e-9)


def test_a_mean_and_a_variation_that_fall_for_weeks_are_no_adaptation() -> None:
    """Plews 2013."""
    assert pattern(weeks((4.0, 0.15), (3.9, 0.08), (3.8, 0.03)), {}, DAY) is Pattern.NON_FUNCTIONAL
    assert pattern(weeks((4.0, 0.03), (3.9, 0.08), (3.8, 0.15)), {}, DAY) is None, "the variation grows"
    assert pattern(weeks((3.8, 0.15), (3.9, 0.08), (4.0, 0.03)), {}, DAY) is None, "the mean rises"


def test_far_above_the_band_with_a_low_resting_rate_is_saturation_and_not_freshness() -> None:
    high = weeks((4.2, 0.1), (4.2, 0.1), (4.6, 0.02))
    resting: dict[date, float | None] = {DAY - timedelta(days=back): 46.0 if back < 7 else 50.0 for back in range(67)}
    assert pattern(high, resting, DAY) is Pattern.SATURATION
    assert pattern(high, dict.fromkeys(resting, 50.0), DAY) is None
