"""Figures that no body produces are not passed on."""

from zoneinfo import ZoneInfo

import pytest

from bot.connectors.files.fit.reader import read_fit
from domain.training.activity import Activity, Lap
from tests.builders.fit_files import Message, fit_file, records, run_file, session

UTC_ZONE = ZoneInfo("UTC")

pytestmark = pytest.mark.fault("F94")


def heart_rates(*rates: float) -> list[Message]:
    return records([{"heart_rate": rate} for rate in rates])


def read(data: bytes) -> Activity:
    return read_fit(data, UTC_ZONE).activities[0]


@pytest.mark.parametrize(("written", "kept"), [(0, None), (7, None), (39, None), (40, 40), (220, 220), (221, None)])
def test_heart_rates_of_the_living(written: int, kept: float | None) -> None:
    run = read(run_file(avg_heart_rate=written, max_heart_rate=written))

    assert (run.average_hr, run.max_hr) == (kept, kept)


def test_an_impossible_average_is_taken_from_the_records() -> None:
    run = read(fit_file(*heart_rates(120, 140), session("running", 60, avg_heart_rate=7)))

    assert run.average_hr == 130


def test_a_sensor_lost_for_most_of_the_time_says_nothing() -> None:
    lost = [*heart_rates(95), *records([{"power": 200.0}] * 9)]

    run = read(fit_file(*lost, session("running", 60)))

    assert (run.average_hr, run.max_hr) == (None, None)


@pytest.mark.parametrize(
    ("sport", "seconds", "distance_m", "plausible"),
    [
        ("running", 1000, 3000, True),
        ("running", 1000, 499, False),
        ("running", 1000, 12_001, False),
        ("swimming", 1000, 900, True),
        ("swimming", 1000, 190, False),
        ("swimming", 1000, 2600, False),
        ("cycling", 1000, 9000, True),
        ("cycling", 1000, 31_000, False),
        ("cycling", 36_000, 10_000_000, False),
        ("hiking", 1000, 61_000, False),
        ("hiking", 1000, 1200, True),
    ],
)
def test_a_distance_nobody_covers_gives_no_pace(sport: str, seconds: float, distance_m: float, plausible: bool) -> None:
    activity = read(fit_file(session(sport, seconds, total_distance=distance_m)))

    assert activity.distance_m == (distance_m if plausible else None)
    assert activity.moving_s == seconds


@pytest.mark.parametrize(("written", "kept"), [(0, None), (1, 1), (2500, 2500), (2501, None)])
def test_power_of_legs(written: int, kept: float | None) -> None:
    ride = read(fit_file(session("cycling", 600, avg_power=written, normalized_power=written)))

    assert (ride.average_power_w, ride.normalized_power_w) == (kept, kept)


def test_laps_are_held_to_the_same_bounds() -> None:
    junk = ("LAP", {"total_timer_time": 60, "total_distance": 0, "avg_heart_rate": 7, "avg_power": 0})
    timeless = ("LAP", {"total_timer_time": 0, "total_elapsed_time": 0, "total_distance": 100})

    assert read(fit_file(junk, timeless, session("cycling", 60))).laps == (Lap(60),)


@pytest.mark.parametrize(("written", "kept"), [(0, None), (10, 1), (100, 10), (110, None)])
def test_effort_is_asked_in_tens(written: int, kept: float | None) -> None:
    assert read(run_file(workout_rpe=written)).rpe == kept


def test_a_name_is_one_short_line() -> None:
    assert read(run_file(sport_profile_name="Run\n\u202eright\tnow " + "x" * 100)).title == "Runrightnow " + "x" * 48
