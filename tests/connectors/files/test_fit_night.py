"""Nights belong to the local date of waking and hold what the watch measured."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.files.fit.reader import read_fit
from domain.errors import FileRefused
from domain.training.night import Night
from tests.builders.fit_files import fit_file, night_file

WOKE = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def nights(data: bytes, zone: ZoneInfo = BERLIN) -> tuple[Night, ...]:
    return read_fit(data, zone).nights


def test_awake_and_unmeasured_hours_are_not_slept() -> None:
    data = night_file(WOKE, (8, "light"), (6, "deep"), (4.5, "awake"), (4, "rem"), (1, "unmeasurable"), (0, "awake"))

    assert nights(data) == (Night(date(2026, 11, 24), "fit", sleep_hours=6.5),)


def test_levels_out_of_order_are_the_same_night() -> None:
    assert nights(night_file(WOKE, (0, "awake"), (3, "deep"), (7, "light")))[0].sleep_hours == 7


def test_a_night_belongs_to_the_date_of_waking_where_the_athlete_lives() -> None:
    data = night_file(WOKE, (7, "light"), (0, "awake"))

    assert nights(data, ZoneInfo("Pacific/Honolulu"))[0].day == date(2026, 11, 23)


def test_two_nights_in_one_file_are_two() -> None:
    data = night_file(WOKE, (31, "light"), (24, "awake"), (8, "deep"), (0, "awake"))

    assert [(it.day.day, it.sleep_hours) for it in nights(data)] == [(23, 7), (24, 8)]


def test_a_night_whose_end_was_not_recorded_does_not_last_until_the_next() -> None:
    data = night_file(WOKE, (32, "light"), (26, "rem"), (7, "light"), (0, "awake"))

    assert [(it.day.day, it.sleep_hours) for it in nights(data)] == [(23, 6), (24, 7)]


@pytest.mark.parametrize(
    "levels", [[(0.0, "light")], [(8.0, "awake"), (0.0, "awake")], [(8.0, "unmeasurable"), (0.0, "awake")]]
)
def test_no_sleep_seen_is_not_known_and_never_zero(levels: list[tuple[float, str]]) -> None:
    with pytest.raises(FileRefused, match="sleep"):
        nights(night_file(WOKE, *levels))


def test_variability_and_resting_heart_rate_of_the_same_morning_are_one_night() -> None:
    data = fit_file(
        ("HRV_STATUS_SUMMARY", {"timestamp": WOKE, "last_night_average": 48.5, "weekly_average": 51.0}),
        ("MONITORING_HR_DATA", {"timestamp": WOKE, "resting_heart_rate": 47, "current_day_resting_heart_rate": 44}),
        kind="monitoring_b",
    )

    assert nights(data) == (Night(date(2026, 11, 24), "fit", hrv_ms=48.5, resting_hr=44),)


def test_a_week_of_resting_heart_rate_is_not_last_nights() -> None:
    weekly_only = fit_file(("MONITORING_HR_DATA", {"timestamp": WOKE, "resting_heart_rate": 47}), kind="monitoring_b")

    with pytest.raises(FileRefused, match="fit_without_activity"):
        nights(weekly_only)


@pytest.mark.parametrize("measured", [0.0, 4.0, 301.0])
def test_variability_of_no_heart_is_not_measured(measured: float) -> None:
    summary = fit_file(("HRV_STATUS_SUMMARY", {"timestamp": WOKE, "last_night_average": measured}), kind=68)

    with pytest.raises(FileRefused, match="hrv_status"):
        nights(summary)
