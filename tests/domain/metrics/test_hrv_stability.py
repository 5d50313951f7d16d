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


@pytest.mark.parametrize(
    ("on", "score", "cv_percent"),
    [
        (8, 54, 5.8),
        (9, 55, 6.6),
        (11, 55, 5.7),
        (12, 55, 5.3),
        (13, 54, 5.2),
        (14, 55, 4.4),
        (15, 55, 4.0),
        (16, 54, 2.6),
    ],
)
def test_elite_hrvs_own_columns_are_of_a_calendar_week(on: int, score: int, cv_percent: float) -> None:
    """Its export of September 2017; the score is ln rMSSD / 6.5 × 100. On the 10th nothing was measured."""
    logs = {
        6: 3.7105,
        7: 3.3331,
        8: 3.3913,
        9: 3.8084,
        11: 3.5966,
        12: 3.4430,
        13: 3.6694,
        14: 3.4767,
        15: 3.4651,
        16: 3.4653,
    }
    found = stability({date(2017, 9, day): math.exp(log) for day, log in logs.items()}, date(2017, 9, on))
    assert found is not None
    assert round(found.mean_ln / 6.5 * 100) == score
    assert found.cv_percent == pytest.approx(cv_percent, abs=0.05)


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


def test_both_must_fall_and_end_below_the_band() -> None:
    assert pattern(weeks((4.4, 0.15), (4.3, 0.08), (4.2, 0.03)), {}, DAY) is None, "it falls to what is usual"
    assert pattern(weeks((4.0, 0.15), (3.8, 0.08), (3.9, 0.03)), {}, DAY) is None, "the last week rose"
    assert pattern(weeks((3.85, 0.12), (3.9, 0.15), (3.8, 0.03)), {}, DAY) is None, "only the last week fell"
    gap = weeks((4.0, 0.15), (3.9, 0.08), (3.8, 0.03))
    for back in range(7, 14):
        gap[DAY - timedelta(days=back)] = None
    assert pattern(gap, {}, DAY) is None, "a week is missing"


def test_the_pulse_must_be_low_by_two_beats() -> None:
    high = weeks((4.2, 0.1), (4.2, 0.1), (4.6, 0.02))
    for now, expected in ((48.0, Pattern.SATURATION), (48.1, None), (52.0, None)):
        resting: dict[date, float | None] = {DAY - timedelta(back): now if back < 7 else 50.0 for back in range(67)}
        assert pattern(high, resting, DAY) is expected
    assert pattern(high, {}, DAY) is None


def test_a_low_pulse_alone_is_fitness() -> None:
    resting: dict[date, float | None] = {DAY - timedelta(back): 46.0 if back < 7 else 50.0 for back in range(67)}
    assert pattern(weeks((4.2, 0.1), (4.2, 0.1), (4.2, 0.1)), resting, DAY) is None
