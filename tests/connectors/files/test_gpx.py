"""GPX files: where somebody was, when, and what that adds up to."""

from zoneinfo import ZoneInfo

import pytest

from bot.connectors.files.recordings import read_recording
from domain.errors import FileRefused
from domain.training.activity import Activity
from domain.training.left_out import LeftOut, Why
from domain.training.sport import Sport
from tests.builders.recorded_files import gpx_file, gpx_segment

UTC_ZONE = ZoneInfo("UTC")


def one(data: bytes) -> Activity:
    (activity,) = read_recording(data, "file.gpx", UTC_ZONE).activities
    return activity


def test_distance_time_and_heart_rate_come_from_the_points() -> None:
    run = one(gpx_file())
    assert (run.source, run.sport, run.title) == ("gpx", Sport.RUN, "Round the lake")
    assert (run.elapsed_s, run.moving_s) == (600, 600)
    assert run.distance_m == pytest.approx(1800, rel=1e-4)
    assert run.average_hr == pytest.approx(151, abs=0.1)
    assert run.max_hr == 152
    assert run.ascent_m == 0, "a metre up and down is no climb"


def test_standing_still_and_stops_are_no_motion() -> None:
    run = one(
        gpx_file(
            gpx_segment(3.0, 300),
            gpx_segment(0.1, 300, begin=301, metres=900),
            gpx_segment(3.0, 300, begin=1200, metres=930),
        )
    )
    assert run.elapsed_s == 1500
    assert run.moving_s == pytest.approx(600)
    assert run.distance_m == pytest.approx(1800, rel=1e-3)


def test_a_leap_of_a_lost_satellite_is_no_distance() -> None:
    away = gpx_segment(3.0, 300).replace("</trkseg>", "") + gpx_segment(3.0, 300, begin=301, metres=90_000).replace(
        "<trkseg>", ""
    )
    assert one(gpx_file(away)).distance_m == pytest.approx(1800, rel=1e-2)


@pytest.mark.parametrize(
    ("kind", "name", "sport", "sub_sport"),
    [
        ("trail_running", "", Sport.RUN, ""),
        ("Mountain Biking", "", Sport.RIDE, ""),
        ("open_water_swimming", "", Sport.SWIM, ""),
        ("hiking", "Run to the hills", Sport.OTHER, "hiking"),
        ("", "Evening Ride", Sport.RIDE, ""),
        ("9", "", Sport.RUN, ""),
        ("1", "", Sport.RIDE, ""),
        ("18", "Morning Run", Sport.RUN, ""),
        ("horseback_riding", "", Sport.OTHER, "horseback_riding"),
        ("", "", Sport.OTHER, ""),
    ],
)
def test_the_sport_is_what_the_type_says_and_else_the_name(kind: str, name: str, sport: Sport, sub_sport: str) -> None:
    activity = one(gpx_file(gpx_segment(1.2, 300), kind=kind, name=name))
    assert (activity.sport, activity.sub_sport) == (sport, sub_sport)


def test_a_route_without_times_is_no_session() -> None:
    with pytest.raises(FileRefused, match="nothing_recorded"):
        read_recording(gpx_file(gpx_segment(3.0, 60, timed=False)), "route.gpx", UTC_ZONE)
    both = gpx_file().replace(b"</gpx>", f"<trk>{gpx_segment(3.0, 60, timed=False)}</trk></gpx>".encode())
    found = read_recording(both, "both.gpx", UTC_ZONE)
    assert (len(found.activities), found.left_out) == (1, (LeftOut(Why.NO_TIME, 1),))


def test_a_track_of_days_is_refused_before_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.connectors.files.track.session.MOST_POINTS", 100)
    with pytest.raises(FileRefused, match="track_too_long"):
        read_recording(gpx_file(), "long.gpx", UTC_ZONE)
