"""ln rMSSD of the night against the 60 days before, and the week against its band."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.hrv import HrvDay, WeekState, hrv_day, hrv_week

TODAY = date(2026, 3, 31)


def nights(*values: float | None, until: date = TODAY) -> dict[date, float | None]:
    """The last value belongs to `until`."""
    return {until - timedelta(back): value for back, value in enumerate(reversed(values))}


def steady(mean_ln: float, sd_ln: float, count: int) -> list[float]:
    """Nights in pairs around a mean, with that sample standard deviation."""
    reach = sd_ln * math.sqrt((count - 1) / count)
    return [math.exp(mean_ln + (reach if index % 2 else -reach)) for index in range(count)]


@pytest.mark.parametrize(("hrv_ms", "z"), [(48, -3.77), (62, -0.16), (80, 3.44)])
def test_z_against_twenty_nights(hrv_ms: float, z: float) -> None:
    found = hrv_day(nights(*steady(4.1384, 0.0709, 20), hrv_ms), TODAY)
    assert found is not None
    assert found.z == pytest.approx(z, abs=0.01)
    assert found.nights == 20
    assert found.baseline_ms == pytest.approx(math.exp(4.1384))


def test_today_is_not_part_of_its_own_baseline() -> None:
    values = steady(4.0, 0.1, 30)
    one, other = (hrv_day(nights(*values, today), TODAY) for today in (40.0, 90.0))
    assert one is not None
    assert other is not None
    assert one.baseline_ms == other.baseline_ms


def test_fewer_than_fourteen_nights_prove_nothing() -> None:
    assert hrv_day(nights(*steady(4.0, 0.1, 13), 55.0), TODAY) is None
    assert hrv_day(nights(*steady(4.0, 0.1, 14), 55.0), TODAY) is not None


def test_the_baseline_reaches_back_sixty_calendar_days() -> None:
    inside, outside = TODAY - timedelta(47), TODAY - timedelta(48)
    values = steady(4.0, 0.1, 14)
    assert hrv_day({**nights(*values, until=inside), TODAY: 55.0}, TODAY) is not None
    assert hrv_day({**nights(*values, until=outside), TODAY: 55.0}, TODAY) is None


@pytest.mark.parametrize("unusable", [None, 0.0, 9.9, 251.0])
def test_a_night_that_was_not_measured_is_missing(unusable: float | None) -> None:
    history = steady(4.0, 0.1, 20)
    assert hrv_day(nights(*history, unusable), TODAY) is None
    spoilt, clean = hrv_day(nights(unusable, *history, 55.0), TODAY), hrv_day(nights(*history, 55.0), TODAY)
    assert spoilt == clean


def test_an_even_history_does_not_make_every_night_an_alarm() -> None:
    found = hrv_day(nights(*[60.0] * 20, 59.0), TODAY)
    assert found is not None
    assert found.z == pytest.approx(math.log(59 / 60) / 0.03)


def test_the_threshold_itself_is_not_below_it() -> None:
    assert not HrvDay(-1.0, 60, 20).low(-1.0)
    assert HrvDay(-1.01, 60, 20).low(-1.0)


@given(st.lists(st.floats(20, 120), min_size=20, max_size=60), st.floats(20, 100), st.floats(1.01, 1.5))
def test_a_higher_night_has_a_higher_z_and_units_do_not_matter(
    history: list[float], tonight: float, factor: float
) -> None:
    low = hrv_day(nights(*history, tonight), TODAY)
    high = hrv_day(nights(*history, tonight * factor), TODAY)
    scaled = hrv_day(nights(*(value * factor for value in history), tonight * factor), TODAY)
    assert low is not None
    assert high is not None
    assert scaled is not None
    assert high.z > low.z
    assert scaled.z == pytest.approx(low.z, abs=1e-6)


@pytest.mark.parametrize(
    ("week_ms", "state"),
    [(50.0, WeekState.SUPPRESSED), (55.0, WeekState.NORMAL), (60.0, WeekState.ABOVE)],
)
def test_the_week_is_held_against_the_sixty_days_before_it(week_ms: float, state: WeekState) -> None:
    history = steady(math.log(55), 0.1, 60)
    found = hrv_week(nights(*history, *[week_ms] * 7), TODAY)
    assert found is not None
    assert found.state is state
    assert (found.lower_ln, found.upper_ln) == pytest.approx((math.log(55) - 0.05, math.log(55) + 0.05))


def test_a_week_needs_three_nights() -> None:
    history = steady(4.0, 0.1, 60)
    assert hrv_week(nights(*history, None, None, 55.0, None, None, 55.0, None), TODAY) is None
    found = hrv_week(nights(*history, None, 55.0, 55.0, None, None, 55.0, None), TODAY)
    assert found is not None
    assert found.nights == 3


@pytest.mark.parametrize(
    ("baseline", "week", "mean_ln", "state"),
    [
        ((4.0468, 0.3597), (69.67, 37.55, 49.84, 38.51, 31.57, 45.59, 34.06), 3.7470, WeekState.SUPPRESSED),
        ((3.9374, 0.3588), (42.38, 44.38, 19.55, 36.44, 56.58, 55.34, 74.22), 3.7806, WeekState.NORMAL),
    ],
    ids=["May", "June"],
)
def test_two_real_weeks(
    baseline: tuple[float, float], week: tuple[float, ...], mean_ln: float, state: WeekState
) -> None:
    """An athlete of 2017 with mornings that vary a lot; the nights before stand here as their mean and SD."""
    found = hrv_week(nights(*steady(*baseline, 60), *week), TODAY)
    assert found is not None
    assert found.mean_ln == pytest.approx(mean_ln, abs=5e-5)
    assert found.state is state


def test_a_week_after_ten_nights_has_no_band_yet() -> None:
    assert hrv_week(nights(*steady(4.1, 0.3, 10)), TODAY) is None


def test_below_normal_is_what_hrv4training_calls_so() -> None:
    """Readings of 2018 and the app's own words on each day that a fortnight lies behind."""
    readings = (
        *(32.62, 142.81, 75.54, 70.86, 118.63, 44.47, 29.68, 58.47, 41.46, 104.36, 61.83, 32.44, 57.49, 50.89),
        *(20.02, 58.57, 60.79, 44.97, 44.96, 80.19),
    )
    days = [hrv_day(nights(*readings[: index + 1]), TODAY) for index in range(len(readings))]
    assert [day.low(-1.0) for day in days if day] == [True, False, False, False, False, False]
    assert [day is None for day in days].count(True) == 14


@pytest.mark.parametrize(("z", "below"), [(-1.56, True), (-0.99, False), (-1.14, True)])
def test_the_threshold_is_the_apps(z: float, *, below: bool) -> None:
    """HRV4Training's verdicts on 24 and 23 May and on 5 July 2018."""
    assert HrvDay(z, 60, 20).low(-1.0) is below


def test_the_logarithm_matters() -> None:
    """In plain ms the same night would stand at −3.33."""
    found = hrv_day(nights(*steady(4.1384, 0.0709, 20), 48.0), TODAY)
    assert found is not None
    assert found.z < -3.7
