"""Flags of a morning: each with its value and threshold, none for what was not measured."""

import math
from datetime import date, timedelta

import pytest

from domain.body.flags import Flag, FlagLimits, flags, may_be_ill
from domain.body.morning import Morning

DAY = date(2026, 3, 31)


def ago(values: list[float]) -> dict[date, float | None]:
    """The last value is today's."""
    return {DAY - timedelta(days=len(values) - 1 - index): value for index, value in enumerate(values)}


def named(found: Morning) -> list[Flag]:
    return [each.flag for each in flags(found)]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ([7.5, 7.2, 8, 6.9, 7.4, 7.1, 5.5], [Flag.SHORT_NIGHT]),
        ([5.5, 5.9, 8, 8, 5.8, 8.5, 8], [Flag.REPEATED_SHORT_NIGHTS]),
        ([6.5, 6.4, 6.9, 7, 6.8, 6.6, 6.2], [Flag.SHORT_WEEK]),
        ([7.5, 7, 6], []),
    ],
)
def test_sleep(hours: list[float], expected: list[Flag]) -> None:
    assert named(Morning(DAY, sleep_hours=ago(hours))) == expected


def test_each_flag_tells_its_value_and_what_it_passed() -> None:
    usual = [math.exp(4.0 + 0.1 * (-1) ** index) for index in range(60)]
    found = {
        each.flag: (each.value, each.threshold)
        for each in flags(
            Morning(
                DAY,
                hrv_ms=ago([*usual, *[math.exp(3.7)] * 7]),
                resting_hr=ago([50.0] * 60 + [56.0] * 7),
                sleep_hours=ago([6.5, 6.5, 6.5, 6.5, 6.5, 6.5, 5.8]),
            )
        )
    }
    assert found[Flag.HRV_SUPPRESSED] == pytest.approx((3.7, 4.0 - 0.5 * 0.1 * math.sqrt(60 / 59)))
    assert found[Flag.RESTING_HR_RED] == (6.0, 5.0)
    assert found[Flag.SHORT_NIGHT] == (5.8, 6.0)
    assert found[Flag.SHORT_WEEK] == pytest.approx((6.4, 7.0))
    amber = flags(Morning(DAY, resting_hr=ago([50.0] * 60 + [54.0] * 7)))
    assert [(each.value, each.threshold) for each in amber] == [(4.0, 3.0)]


def test_a_night_that_is_missing_is_not_a_night_without_sleep() -> None:
    nights = ago([7.5, 7.2, 8, 6.9, 7.4, 7.1, 7.5])
    nights[DAY] = None
    assert named(Morning(DAY, sleep_hours=nights)) == []
    assert named(Morning(DAY)) == []


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        ([52, 53, 51, 52, 54, 53, 52], []),
        ([54, 53, 54, 53, 54, 53, 54], [Flag.RESTING_HR_AMBER]),
        ([56, 57, 55, 56, 58, 55, 57], [Flag.RESTING_HR_RED]),
        ([41] * 7, []),
    ],
)
def test_resting_heart_rate(week: list[float], expected: list[Flag]) -> None:
    assert named(Morning(DAY, resting_hr=ago([50.0] * 60 + week))) == expected


def test_hrv_of_the_night_and_of_the_week() -> None:
    usual = [math.exp(4.0 + 0.1 * (-1) ** index) for index in range(60)]
    night = flags(Morning(DAY, hrv_ms=ago([*usual, math.exp(3.85)])))
    assert [each.flag for each in night] == [Flag.HRV_LOW]
    assert night[0].value == pytest.approx(-1.5, abs=0.03)
    week = Morning(DAY, hrv_ms=ago([*usual, *[math.exp(3.9)] * 7]))
    assert Flag.HRV_SUPPRESSED in named(week)
    assert Flag.HRV_SUPPRESSED not in named(Morning(DAY, hrv_ms=ago([*usual, *[math.exp(4.2)] * 7])))
    assert flags(Morning(DAY, hrv_ms=ago([*usual, math.exp(3.85)])), FlagLimits(hrv_drop_z=-2.0)) == ()


def test_short_nights_come_with_their_number() -> None:
    found = flags(Morning(DAY, sleep_hours=ago([5.5, 5.9, 5.0, 8, 5.8, 9.5, 9.5])))
    assert [(each.flag, each.value, each.threshold) for each in found] == [(Flag.REPEATED_SHORT_NIGHTS, 4.0, 3.0)]


@pytest.mark.parametrize(
    ("log", "rates", "ill"),
    [
        (3.7, [50.0] * 66 + [55.0], True),
        (3.7, [50.0] * 66 + [54.9], False),
        (3.7, [50.0] * 60 + [56.0] * 6 + [54.0], True),
        (3.85, [50.0] * 66 + [60.0], False),
        (3.7, [50.0] * 66 + [40.0], False),
    ],
    ids=["up this morning", "not quite", "up all week", "HRV as usual", "down"],
)
def test_a_heart_that_is_up_this_morning_or_all_week(log: float, rates: list[float], *, ill: bool) -> None:
    usual = [math.exp(4.0 + 0.1 * (-1) ** index) for index in range(60)]
    assert may_be_ill(Morning(DAY, hrv_ms=ago([*usual, math.exp(log)]), resting_hr=ago(rates))) is ill


def test_illness_takes_both() -> None:
    usual = [math.exp(4.0 + 0.1 * (-1) ** index) for index in range(60)]
    low, high = ago([*usual, math.exp(3.7)]), ago([50.0] * 60 + [56.0] * 7)
    assert may_be_ill(Morning(DAY, hrv_ms=low, resting_hr=high))
    assert not may_be_ill(Morning(DAY, hrv_ms=low))
    assert not may_be_ill(Morning(DAY, resting_hr=high))
    assert named(Morning(DAY, hrv_ms=low, resting_hr=high))[0] is Flag.MAYBE_ILL
