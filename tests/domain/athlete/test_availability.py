"""When an athlete can train: a cap for every weekday, and dates that are taken."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.availability import Availability, Blocked

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
WEEKS = st.tuples(*[st.integers(0, 1440)] * 7)


@given(DAYS, WEEKS)
def test_a_day_has_the_minutes_of_its_weekday(day: date, week: tuple[int, int, int, int, int, int, int]) -> None:
    open_week = Availability(week)
    assert open_week.minutes_on(day) == week[day.isoweekday() - 1]
    assert open_week.minutes_on(day) == open_week.minutes_on(day + timedelta(weeks=1))


@given(DAYS, st.integers(0, 20), DAYS)
def test_both_ends_of_blocked_dates_are_blocked(first: date, length: int, day: date) -> None:
    last = first + timedelta(days=length)
    taken = Availability(blocked=(Blocked(date(2019, 1, 1), date(2019, 1, 1)), Blocked(first, last, "travel")))
    assert taken.minutes_on(first) == taken.minutes_on(last) == 0
    assert taken.minutes_on(first - timedelta(days=1)) == taken.minutes_on(last + timedelta(days=1)) == 1440
    assert (taken.minutes_on(day) == 0) is (first <= day <= last)


@pytest.mark.parametrize("weekday", range(7))
def test_monday_comes_first(weekday: int) -> None:
    week = [0] * 7
    week[weekday] = 60
    only = Availability(tuple(week))  # type: ignore[arg-type]
    assert only.minutes_on(date(2026, 11, 23) + timedelta(days=weekday)) == 60
    assert sum(only.minutes_on(date(2026, 11, 23) + timedelta(days=day)) for day in range(7)) == 60
