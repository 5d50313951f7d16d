"""The trend of VO2max, against scipy's theilslopes and linregress on the same readings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.vo2max import METRICS, vo2max_trend
from domain.training.sport import Sport

TODAY = date(2026, 6, 30)


def weekly(*values: float) -> list[tuple[date, float]]:
    return [(TODAY - timedelta(days=7 * (len(values) - 1 - index)), value) for index, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "robust", "least_squares", "error", "real"),
    [
        ((52, 52, 51, 61, 51, 50, 50), -1.333, -1.429, 3.138, False),
        ((50,) * 8, 0.0, 0.0, 0.0, False),
    ],
    ids=["one wild reading", "flat"],
)
def test_trends(values: tuple[float, ...], robust: float, least_squares: float, error: float, *, real: bool) -> None:
    found = vo2max_trend(weekly(*values), TODAY)
    assert found is not None
    assert found.per_28_days == pytest.approx(robust, abs=5e-4)
    assert found.least_squares == pytest.approx(least_squares, abs=5e-4)
    assert found.standard_error == pytest.approx(error, abs=5e-4)
    assert found.real is real


def test_whole_steps_that_rise() -> None:
    """Nine readings, six to eight days apart."""
    days = (0, 6, 13, 21, 28, 35, 43, 49, 56)
    steps = (48, 48, 49, 48, 49, 49, 50, 49, 50)
    found = vo2max_trend(
        [(TODAY - timedelta(days=56 - day), value) for day, value in zip(days, steps, strict=True)], TODAY
    )
    assert found is not None
    told = (found.per_28_days, found.least_squares, found.standard_error)
    assert told == pytest.approx((0.983, 0.920, 0.243), abs=6e-4)
    assert found.real


def test_decimals_that_rise() -> None:
    """Where the watch tells its figure more precisely: weekly, after a first reading three days before."""
    days = (0, 3, 10, 17, 24, 31, 38, 45)
    figures = (44.0, 44.3, 44.1, 44.6, 44.4, 44.9, 45.2, 45.1)
    found = vo2max_trend(
        [(TODAY - timedelta(days=45 - day), value) for day, value in zip(days, figures, strict=True)], TODAY
    )
    assert found is not None
    told = (found.per_28_days, found.least_squares, found.standard_error)
    assert told == pytest.approx((0.702, 0.718, 0.119), abs=6e-4)
    assert found.real


def test_half_a_point_in_eight_weeks_is_no_change_that_a_watch_can_see() -> None:
    found = vo2max_trend(weekly(44.0, 44.0, 44.1, 44.2, 44.2, 44.3, 44.4, 44.5), TODAY)
    assert found is not None
    assert found.per_28_days > 0
    assert not found.real


def test_too_few_or_too_near_readings_make_no_trend() -> None:
    assert vo2max_trend(weekly(48, 49), TODAY) is None
    assert vo2max_trend(weekly(48, 49, 50, 51, 52), TODAY) is None
    daily = [(TODAY - timedelta(days=back), 50.0 - back / 10) for back in range(20)]
    assert vo2max_trend(daily, TODAY) is None, "twenty readings, and not four weeks between them"
    old = [(day - timedelta(days=60), value) for day, value in weekly(*[50.0] * 8)]
    assert vo2max_trend(old, TODAY) is None


@given(st.lists(st.floats(30, 70), min_size=6, max_size=9), st.floats(-10, 10))
def test_a_shift_of_all_readings_is_no_change(values: list[float], shift: float) -> None:
    one, other = vo2max_trend(weekly(*values), TODAY), vo2max_trend(weekly(*(each + shift for each in values)), TODAY)
    assert one is not None
    assert other is not None
    assert other.per_28_days == pytest.approx(one.per_28_days, abs=1e-6)


@given(st.lists(st.floats(30, 70), min_size=6, max_size=9))
def test_a_mirrored_history_goes_the_other_way(values: list[float]) -> None:
    one, other = vo2max_trend(weekly(*values), TODAY), vo2max_trend(weekly(*(90 - each for each in values)), TODAY)
    assert one is not None
    assert other is not None
    assert other.per_28_days == pytest.approx(-one.per_28_days, abs=1e-6)
    assert other.real == one.real


def test_a_reading_that_nobody_has_is_left_out() -> None:
    assert vo2max_trend([*weekly(50, 50, 51, 50, 51, 51), (TODAY - timedelta(3), 150.0)], TODAY) == vo2max_trend(
        weekly(50, 50, 51, 50, 51, 51), TODAY
    )


def test_running_and_cycling_are_two_figures() -> None:
    assert [metric.sports for metric in METRICS] == [(Sport.RUN,), (Sport.RIDE,)]
    assert len({metric.source for metric in METRICS}) == len({metric.key for metric in METRICS}) == 2


def test_a_clear_direction_that_is_too_small_and_a_large_one_that_is_not_clear_are_not_real() -> None:
    small = vo2max_trend(weekly(50.0, 50.1, 50.2, 50.3, 50.4, 50.5, 50.6, 50.7), TODAY)
    wild = vo2max_trend(weekly(50.0, 54.0, 48.0, 55.0, 49.0, 56.0, 50.0, 55.0), TODAY)
    assert small is not None
    assert wild is not None
    assert small.least_squares > 3 * small.standard_error
    assert abs(wild.per_28_days) > 1
    assert not small.real
    assert not wild.real


def test_six_readings_over_four_weeks_are_the_least() -> None:
    six = [(TODAY - timedelta(days=back), 50.0) for back in (28, 20, 15, 10, 5, 0)]
    assert vo2max_trend(six, TODAY) is not None
    assert vo2max_trend(six[:2] + six[3:], TODAY) is None
    assert vo2max_trend([(TODAY - timedelta(days=27), 50.0), *six[1:]], TODAY) is None


def test_what_comes_after_today_is_not_known_yet() -> None:
    known = weekly(50, 50, 51, 50, 51, 51)
    assert vo2max_trend([*known, (TODAY + timedelta(days=1), 70.0)], TODAY) == vo2max_trend(known, TODAY)


def test_the_window_is_eight_weeks() -> None:
    known = weekly(50, 50, 51, 50, 51, 51)
    assert vo2max_trend([(TODAY - timedelta(days=57), 90.0), *known], TODAY) == vo2max_trend(known, TODAY)
    assert vo2max_trend([(TODAY - timedelta(days=56), 90.0), *known], TODAY) != vo2max_trend(known, TODAY)
