"""Garmin's bands, as its manuals describe them and its own answers show them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.hrv import HrvWeek, WeekState
from domain.metrics.hrv_status import HrvBands, HrvPart, HrvStatus, WatchHrv, differ, hrv_status, watch_hrv
from domain.training.reading import Reading, ReadingKind

BANDS = HrvBands(low_upper=42, balanced_low=43, balanced_upper=58)
DAY = date(2026, 11, 26)
OWN = {state: HrvWeek(state, 4.0, 3.9, 4.1, 7) for state in WeekState}


def told(day: date = DAY, /, **values: float) -> list[Reading]:
    """Of the parts by their names, and of the status."""
    status = values.pop("status", None)
    parts = [Reading(ReadingKind.WATCH_HRV, day, value, "garmin", HrvPart(part)) for part, value in values.items()]
    return parts + ([] if status is None else [Reading(ReadingKind.WATCH_HRV_STATUS, day, status, "garmin")])


def whole(day: date = DAY, week: float = 48.0) -> list[Reading]:
    return told(day, week=week, low_upper=42.0, balanced_low=43.0, balanced_upper=58.0)


@pytest.mark.parametrize(
    ("weekly_average_ms", "expected"),
    [
        (48.5, HrvStatus.BALANCED),  # python-garminconnect, tests of its typed answers
        (61, HrvStatus.UNBALANCED),
        (42.5, HrvStatus.UNBALANCED),
        (42, HrvStatus.LOW),
        (40, HrvStatus.LOW),
        (43, HrvStatus.BALANCED),
        (58, HrvStatus.BALANCED),
        (None, None),
    ],
)
def test_bands(weekly_average_ms: float | None, expected: HrvStatus | None) -> None:
    assert hrv_status(weekly_average_ms, BANDS) is expected


def test_without_a_baseline_there_is_no_status() -> None:
    assert hrv_status(48.5, None) is None


def test_what_the_service_says_goes_before_what_its_bands_make_of_it() -> None:
    assert watch_hrv(whole()) == WatchHrv(DAY, 48.0, BANDS, HrvStatus.BALANCED, derived=True)
    said = watch_hrv([*whole(), *told(status=HrvStatus.POOR)])
    assert said == WatchHrv(DAY, 48.0, BANDS, HrvStatus.POOR)


def test_only_the_newest_day_counts_and_only_what_is_of_the_watch() -> None:
    older = whole(DAY - timedelta(days=1), 40.0)
    night = Reading(ReadingKind.HRV, DAY + timedelta(days=1), 61.0, "garmin")
    assert watch_hrv([*older, *told(week=50.0), night]) == WatchHrv(DAY, 50.0)
    assert watch_hrv([night]) is None


@pytest.mark.parametrize("bent", [{"low_upper": 44.0}, {"balanced_upper": 42.0}])
def test_bands_out_of_their_order_are_none(bent: dict[str, float]) -> None:
    found = watch_hrv([each for each in whole() if each.exercise not in bent] + told(DAY, **bent))
    assert found == WatchHrv(DAY, 48.0)


@pytest.mark.parametrize("missing", [part for part in HrvPart if part is not HrvPart.WEEK])
def test_a_band_without_one_of_its_ends_is_none(missing: HrvPart) -> None:
    found = watch_hrv([each for each in whole() if each.exercise != missing])
    assert found == WatchHrv(DAY, 48.0)


@given(st.floats(2, 300))
def test_the_bands_leave_one_word_and_one_side_for_every_mean(week_ms: float) -> None:
    status = hrv_status(week_ms, BANDS)
    state = WatchHrv(DAY, week_ms, BANDS, status, derived=True).state
    assert (state is WeekState.NORMAL) == (status is HrvStatus.BALANCED) == (43 <= week_ms <= 58)
    assert (state is WeekState.ABOVE) == (week_ms > 58)


def test_they_differ_only_where_both_say_something_of_the_week() -> None:
    balanced = WatchHrv(DAY, 48.0, BANDS, HrvStatus.BALANCED)
    assert [differ(balanced, OWN[state]) for state in WeekState] == [True, False, True]
    assert not differ(balanced, None)
    above = replace(balanced, week_ms=61.0, status=HrvStatus.UNBALANCED)
    assert [differ(above, OWN[state]) for state in WeekState] == [True, True, False]
    for says_nothing in (HrvStatus.POOR, None):
        assert not differ(replace(balanced, status=says_nothing), OWN[WeekState.SUPPRESSED])
    assert not differ(replace(above, bands=None), OWN[WeekState.NORMAL])
