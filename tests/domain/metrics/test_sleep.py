"""Short nights, short weeks and debt, from nights that may be missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.sleep import Sleep, sleep_week

TODAY = date(2026, 3, 31)


def week(*hours: float | None) -> Sleep:
    nights = {TODAY - timedelta(back): value for back, value in enumerate(reversed(hours))}
    return sleep_week(nights, TODAY, min_hours=6.0)


@pytest.mark.parametrize(
    ("hours", "flags"),
    [
        ((7.5, 7.2, 8, 6.9, 7.4, 7.1, 5.5), {"short_night"}),
        ((5.5, 5.9, 8, 8, 5.8, 8.5, 8), {"repeated"}),
        ((6.5, 6.4, 6.9, 7, 6.8, 6.6, 6.2), {"short_week"}),
        ((7.5, 7, 6.0), set()),
        ((6.5, 6.5, 6.5), set()),
        ((6.5, 6.5, 6.5, 6.5), {"short_week"}),
        ((5.0, None), set()),
        ((5.5, None, 5.5, None, 5.5, 9, 9), {"repeated", "short_week"}),
        ((), set()),
    ],
)
def test_flags(hours: tuple[float | None, ...], flags: set[str]) -> None:
    found = week(*hours)
    assert {name for name in ("short_night", "short_week", "repeated") if getattr(found, name)} == flags


def test_the_mean_is_of_the_nights_there_are() -> None:
    assert week(6.5, 6.4, 6.9, 7, 6.8, 6.6, 6.2).mean_hours == pytest.approx(6.63, abs=0.005)
    assert week(5.5, 5.9, 8, 8, 5.8, 8.5, 8).mean_hours == pytest.approx(7.1, abs=0.005)
    assert week(6.5, None, 7.5).mean_hours == pytest.approx(7.0)


def test_debt_adds_up_what_each_night_lacked() -> None:
    found = week(7.5, 7.2, 8, 6.9, 7.4, 7.1, 5.5)
    assert found.debt_hours == pytest.approx(6.4)
    assert week(9, 9, 7).debt_hours == pytest.approx(1.0)


@pytest.mark.parametrize("unusable", [None, 0.0, -1.0, 25.0])
def test_a_missing_night_is_not_a_night_without_sleep(unusable: float | None) -> None:
    found = week(7, 7, 7, unusable)
    assert (found.last_hours, found.nights, found.debt_hours, found.short_night) == (None, 3, 3.0, False)


def test_short_nights_are_counted() -> None:
    assert week(5.5, 5.9, 8, 8, 5.8, 8.5, 8).short_nights == 3
    assert week(5.5, 5.9, 8, 5, 5.8, None, 6.0).short_nights == 4


def test_nothing_measured_has_no_mean() -> None:
    assert week() == Sleep(None, None, 0, 0.0, 0, short_night=False, short_week=False, repeated=False)


@given(st.lists(st.floats(3, 10), min_size=7, max_size=7), st.integers(0, 6), st.floats(0.1, 4))
def test_sleeping_longer_never_adds_a_flag_or_debt(hours: list[float], at: int, more: float) -> None:
    longer = [value + more * (index == at) for index, value in enumerate(hours)]
    before, after = week(*hours), week(*longer)
    assert after.debt_hours <= before.debt_hours + 1e-9
    assert after.short_night <= before.short_night
    assert after.short_week <= before.short_week
    assert after.repeated <= before.repeated
