"""TCX files: laps, points, and what is made of them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.files.recordings import read_recording
from domain.errors import FileRefused
from domain.training.activity import Activity
from domain.training.sport import Sport
from tests.builders.recorded_files import START, tcx_file, tcx_lap, tcx_point

KATHMANDU = ZoneInfo("Asia/Kathmandu")


def one(data: bytes) -> Activity:
    (activity,) = read_recording(data, "file.tcx", KATHMANDU).activities
    return activity


def test_a_run_with_everything() -> None:
    run = one(tcx_file())
    assert (run.source, run.source_id, run.sport) == ("tcx", str(int(START.timestamp())), Sport.RUN)
    assert (run.started_at, run.day) == (START, date(2026, 11, 23))
    assert (run.elapsed_s, run.moving_s, run.distance_m) == (600, 600, 2000)
    assert run.average_hr == pytest.approx(144.5, abs=0.1)
    assert run.ascent_m == pytest.approx(120, abs=3)
    assert (run.max_hr, run.calories, run.title) == (149, 120, "Morning lap")
    assert [(lap.seconds, lap.distance_m, lap.average_hr) for lap in run.laps] == [(600, 2000, 144)]


def test_time_on_the_timer_leaves_pauses_out() -> None:
    points = [tcx_point(at, metres=at * 3, height=0, bpm=130) for at in (0, 300, 900, 1200)]
    run = one(tcx_file(tcx_lap(600, 1800, *points)))
    assert (run.elapsed_s, run.moving_s) == (1200, 600)


def test_without_a_lap_that_says_so_the_points_do() -> None:
    lap = tcx_lap(600, 0).replace("<TotalTimeSeconds>600</TotalTimeSeconds>", "")
    points = "".join(tcx_point(at, metres=4 * at, height=0, bpm=130) for at in range(0, 301, 5))
    run = one(tcx_file(lap[: lap.index("<Track>")] + f"<Track>{points}</Track></Lap>"))
    assert run.moving_s == 300
    assert run.distance_m == pytest.approx(1200)


def test_a_ride_has_its_power() -> None:
    points = [tcx_point(at, metres=8 * at, height=0, bpm=130, watts=200) for at in range(0, 121, 1)]
    ride = one(tcx_file(tcx_lap(120, 960, *points), sport="Biking"))
    assert (ride.sport, ride.average_power_w) == (Sport.RIDE, 200)
    assert ride.normalized_power_w == pytest.approx(200)


@pytest.mark.fault("F94")
def test_figures_that_no_body_produces_are_left_out() -> None:
    points = [tcx_point(at, metres=90 * at, height=0, bpm=9) for at in range(0, 601, 5)]
    run = one(tcx_file(tcx_lap(600, 54_000, *points)).replace(b"<Value>144", b"<Value>7"))
    assert (run.distance_m, run.average_hr, run.moving_s) == (None, None, 600)


def test_blanks_before_the_declaration_are_forgiven() -> None:
    assert one(b"          " + tcx_file()) == one(tcx_file())


def test_a_file_without_a_session_is_refused() -> None:
    for empty in (tcx_file(tcx_lap().replace("2026", "1989")), b"<TrainingCenterDatabase/>"):
        with pytest.raises(FileRefused, match="nothing_recorded"):
            read_recording(empty, "file.tcx", KATHMANDU)
