"""A file becomes activities with the figures of the device, or is refused with the reason."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.files.fit.reader import read_fit
from domain.errors import FileRefused
from domain.training.activity import Lap
from domain.training.sport import Sport
from tests.builders.fit_files import (
    START,
    after,
    fit_file,
    multisport_file,
    pool_swim_file,
    ride_file,
    run_file,
    session,
    strength_file,
)

BERLIN = ZoneInfo("Europe/Berlin")
FIRST_MOMENT_OF_FIT = datetime(1989, 12, 31, tzinfo=UTC)


def refusal(data: bytes) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        read_fit(data, BERLIN)
    return refused.value


def test_a_run_has_the_figures_of_the_watch() -> None:
    (run,) = read_fit(run_file(sport_profile_name="Morning\x07 run", workout_rpe=60), BERLIN).activities

    assert (run.source, run.sport, run.started_at, run.title) == ("fit", Sport.RUN, START, "Morning run")
    assert (run.elapsed_s, run.moving_s, run.distance_m, run.ascent_m) == (2400, 2400, 8000, 55)
    assert (run.average_hr, run.max_hr, run.rpe) == (142, 163, 6)
    assert run.laps == (Lap(1200, 4000, 141), Lap(1200, 4000, 141))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"min_temperature": 17, "avg_temperature": 19, "max_temperature": 24}, 17),
        ({"avg_temperature": 19, "max_temperature": 24}, 19),
        ({"max_temperature": 24}, None),
        ({"min_temperature": 0, "avg_temperature": 3}, 0),
        ({"min_temperature": 100}, None),
    ],
)
def test_the_lowest_temperature_is_nearest_to_that_of_the_air(told: dict[str, int], expected: float | None) -> None:
    (run,) = read_fit(run_file(**told), BERLIN).activities
    assert run.temperature_c == expected


def test_pauses_are_elapsed_but_not_moving() -> None:
    (run,) = read_fit(run_file(total_elapsed_time=3000.0), BERLIN).activities

    assert (run.elapsed_s, run.moving_s) == (3000, 2400)


def test_a_day_is_the_athletes_local_date_of_the_start() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    data = run_file(start_time=late)

    assert read_fit(data, BERLIN).activities[0].day == date(2026, 11, 25)
    assert read_fit(data, ZoneInfo("America/Denver")).activities[0].day == date(2026, 11, 24)


def test_the_athletes_zone_outranks_the_clock_of_the_watch() -> None:
    watch_far_away = ("ACTIVITY", {"timestamp": START, "local_timestamp": datetime(2026, 11, 23, 20, 30, tzinfo=UTC)})

    (run,) = read_fit(fit_file(session("running", 600, total_distance=1500), watch_far_away), BERLIN).activities

    assert run.day == date(2026, 11, 24)


def test_the_same_recording_has_the_same_key_and_others_have_their_own() -> None:
    keys = {read_fit(run_file(), zone).activities[0].source_id for zone in (BERLIN, ZoneInfo("UTC"))}

    assert len(keys) == 1
    assert read_fit(fit_file(session("running", 60), created_at=after(5)), BERLIN).activities[0].source_id not in keys
    assert read_fit(run_file(start_time=after(86_400)), BERLIN).activities[0].source_id not in keys


def test_power_is_summed_up_where_the_device_did_not() -> None:
    (ride,) = read_fit(ride_file([100] * 300 + [300] * 300), BERLIN).activities

    assert ride.average_power_w == 200
    assert ride.normalized_power_w == pytest.approx(250, abs=5)
    assert (ride.average_hr, ride.max_hr) == (130, 130)


def test_what_the_device_summed_up_is_kept() -> None:
    (ride,) = read_fit(ride_file([100] * 60, avg_power=210, normalized_power=222, avg_heart_rate=99), BERLIN).activities

    assert (ride.average_power_w, ride.normalized_power_w, ride.average_hr) == (210, 222, 99)


def test_a_multisport_file_is_one_activity_for_each_sport() -> None:
    swim, run = read_fit(multisport_file(), BERLIN).activities

    assert (swim.sport, swim.sub_sport, swim.distance_m, swim.average_hr) == (Sport.SWIM, "open_water", 750, 150)
    assert (run.sport, run.distance_m, run.average_hr) == (Sport.RUN, 5000, 170)
    assert ([lap.distance_m for lap in swim.laps], [lap.distance_m for lap in run.laps]) == ([750], [2500, 2500])
    assert swim.source_id != run.source_id


def test_the_sum_of_a_multisport_file_is_not_one_more_activity() -> None:
    summed = fit_file(session("running", 1500), session("multisport", 3600, start_time=after(1)))

    assert [it.sport for it in read_fit(summed, BERLIN).activities] == [Sport.RUN]


@pytest.mark.parametrize(
    ("sport", "sub_sport", "kept"),
    [("training", "yoga", "yoga"), ("hiking", "generic", "hiking"), (200, "generic", "")],
)
def test_other_sports_keep_their_name(sport: str, sub_sport: str, kept: str) -> None:
    (other,) = read_fit(fit_file(session(sport, 900, sub_sport=sub_sport)), BERLIN).activities

    assert (other.sport, other.sub_sport) == (Sport.OTHER, kept)


def test_chained_files_are_read_one_by_one_and_repeats_once() -> None:
    chained = run_file() + pool_swim_file(start_time=after(7200)) + run_file()

    assert [it.sport for it in read_fit(chained, BERLIN).activities] == [Sport.RUN, Sport.SWIM]


def test_every_builder_is_read_as_its_sport() -> None:
    files = (run_file(), ride_file([150] * 60), pool_swim_file(), strength_file())

    assert [read_fit(data, BERLIN).activities[0].sport for data in files] == [
        Sport.RUN,
        Sport.RIDE,
        Sport.SWIM,
        Sport.STRENGTH,
    ]


@pytest.mark.parametrize("data", [b"", b"<gpx></gpx>", b"PK\x03\x04" * 40, b"\x0e", b"\x00" * 500])
def test_foreign_files_are_not_fit(data: bytes) -> None:
    assert refusal(data).key == "not_fit"


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    error = refusal(run_file() + b"\x00" * 20_000_000)

    assert (error.key, error.values) == ("file_too_large", {"limit_mb": 20})


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(run_file()[:-40], id="cut off"),
        pytest.param(run_file()[:12], id="nothing but a header"),
        pytest.param(run_file()[:60] + b"\x55" + run_file()[61:], id="one byte changed"),
        pytest.param(b"\x20" + run_file()[1:], id="header of no known size"),
        pytest.param(run_file() + b"\x00", id="one byte too many"),
        pytest.param(run_file() + ride_file([150] * 60)[:-1], id="second of a chain cut off"),
    ],
)
def test_nothing_of_a_damaged_file_is_used(damaged: bytes) -> None:
    assert refusal(damaged).key == "fit_damaged"


@pytest.mark.parametrize(("kind", "found"), [("workout", "workout"), (44, "metrics"), (99, "99")])
def test_a_file_of_another_kind_says_which(kind: str | int, found: str) -> None:
    error = refusal(fit_file(kind=kind))

    assert (error.key, error.values) == ("fit_without_activity", {"found": found})


@pytest.mark.parametrize(
    "empty",
    [
        pytest.param(fit_file(), id="no session"),
        pytest.param(fit_file(session("running", 0), kind="course"), id="no time passed on a course"),
        pytest.param(fit_file(session("running", 0)), id="no time passed"),
        pytest.param(fit_file(session("running", 8 * 86_400)), id="longer than a week"),
        pytest.param(fit_file(session("transition", 120)), id="only a change of rooms"),
        pytest.param(fit_file(session("running", 900, start_time=FIRST_MOMENT_OF_FIT)), id="clock not set"),
    ],
)
def test_a_recording_without_a_usable_session_is_empty(empty: bytes) -> None:
    assert refusal(empty).key == "fit_empty"
