"""The files are those of a watch: every reader understands them, and they say what was simulated."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any
from zoneinfo import ZoneInfo

import fitdecode
import pytest

from bot.connectors.files.fit.reader import read_fit
from bot.sandbox.athlete import SimulatedHistory, simulate, write_history
from domain.training.activity import Activity, Lap
from domain.training.recording import Recording
from domain.training.sport import Sport

Decoded = Mapping[str, tuple[dict[str, list[dict[str, Any]]], list[Exception]]]


def test_another_seed_is_another_athlete_with_the_same_story(history: SimulatedHistory, zone: ZoneInfo) -> None:
    other = simulate(history.last_day, zone, seed=8)

    assert [it.activity.day for it in other.sessions] == [it.activity.day for it in history.sessions]
    assert all(one.activity != two.activity for one, two in zip(other.sessions, history.sessions, strict=True))


def test_two_decoders_read_every_file_without_a_complaint(files: Sequence[Path], decoded: Decoded) -> None:
    assert [errors for _, errors in decoded.values() if errors] == []
    for path in files:
        with fitdecode.FitReader(
            path, check_crc=fitdecode.CrcCheck.RAISE, error_handling=fitdecode.ErrorHandling.RAISE
        ) as reader:
            theirs = sum(frame.name == "record" for frame in reader if isinstance(frame, fitdecode.FitDataMessage))
        assert theirs == len(decoded[path.name][0].get("record_mesgs", []))


def test_files_are_small(files: Sequence[Path]) -> None:
    assert max(path.stat().st_size for path in files) < 15_000
    assert sum(path.stat().st_size for path in files) < 600_000


def test_the_importer_reads_back_what_was_simulated(history: SimulatedHistory, recordings: Sequence[Recording]) -> None:
    activities = [activity for recording in recordings for activity in recording.activities]
    nights = [night for recording in recordings for night in recording.nights]

    assert [_as_stored(activity) for activity in activities] == [_as_stored(it.activity) for it in history.sessions]
    assert len({activity.source_id for activity in activities}) == len(activities)
    assert [night.day for night in nights] == [it.night.day for it in history.nights]
    for read, simulated in zip(nights, history.nights, strict=True):
        assert read.hrv_ms == pytest.approx(simulated.night.hrv_ms, abs=0.01)
        assert read.sleep_hours == pytest.approx(simulated.night.sleep_hours)
        assert read.resting_hr == simulated.night.resting_hr


@pytest.mark.parametrize("name", ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])
def test_days_are_the_athletes_own_wherever_they_live(name: str, tmp_path: Path) -> None:
    zone = ZoneInfo(name)
    clocks_changed = date(2026, 4, 5)
    whole = simulate(clocks_changed, zone)
    history = replace(whole, sessions=whole.sessions[-8:], nights=whole.nights[-8:])

    read = [read_fit(path.read_bytes(), zone) for path in write_history(history, tmp_path)]

    assert [it.day for found in read for it in found.activities] == [it.activity.day for it in history.sessions]
    assert [it.day for found in read for it in found.nights] == [it.night.day for it in history.nights]


def test_records_follow_each_other_from_start_to_end(history: SimulatedHistory, decoded: Decoded) -> None:
    for messages in _recorded(decoded):
        session, moments = messages["session_mesgs"][0], [it["timestamp"] for it in messages["record_mesgs"]]
        ended_at = session["start_time"] + timedelta(seconds=session["total_elapsed_time"])
        assert {later - earlier for earlier, later in pairwise(moments)} == {timedelta(seconds=10)}
        assert moments[0] - session["start_time"] == timedelta(seconds=10)
        assert timedelta() <= ended_at - moments[-1] < timedelta(seconds=10)


def test_the_closing_message_shows_the_athletes_clock(history: SimulatedHistory, decoded: Decoded) -> None:
    epoch = datetime(1989, 12, 31, tzinfo=UTC)
    for messages in _recorded(decoded):
        closing = messages["activity_mesgs"][0]
        shown = epoch + timedelta(seconds=closing["local_timestamp"])
        assert shown.replace(tzinfo=None) == closing["timestamp"].astimezone(history.athlete.zone).replace(tzinfo=None)


def test_hard_laps_cost_more_heart_beats_than_easy_ones(history: SimulatedHistory) -> None:
    for it in history.sessions:
        laps = [lap for lap in it.activity.laps if lap.seconds >= 120]
        by_speed = sorted(laps, key=lambda lap: (lap.distance_m or 0.0) / lap.seconds)
        if len(laps) > 3:
            assert (by_speed[-1].average_hr or 0.0) > (by_speed[0].average_hr or 0.0) + 5


def test_normalized_power_is_that_of_the_records(decoded: Decoded) -> None:
    rides = [messages for messages in _recorded(decoded) if "power" in messages["record_mesgs"][0]]

    assert rides
    for messages in rides:
        watts = [it["power"] for it in messages["record_mesgs"]]
        rolling = [fmean(three) for three in zip(watts, watts[1:], watts[2:], strict=False)]
        expected = fmean(power**4 for power in rolling) ** 0.25
        assert messages["session_mesgs"][0]["normalized_power"] == pytest.approx(expected, abs=0.51)


def test_a_swim_shows_its_rests_as_a_watch_does(decoded: Decoded) -> None:
    name = max(name for name in decoded if "swim" in name)
    messages, _ = decoded[name]
    lengths, laps = messages["length_mesgs"], messages["lap_mesgs"]

    assert sum(lap["num_lengths"] for lap in laps) == len(lengths)
    for lap in laps:
        inside = lengths[lap["first_length_index"] :][: lap["num_lengths"]]
        assert sum(it["length_type"] == "active" for it in inside) == lap["num_active_lengths"]
        assert sum(it["total_elapsed_time"] for it in inside) == pytest.approx(lap["total_elapsed_time"])
    assert {it["length_type"] for it in lengths} == {"active", "idle"}


def _recorded(decoded: Decoded) -> list[dict[str, list[dict[str, Any]]]]:
    return [messages for messages, _ in decoded.values() if "record_mesgs" in messages]


def _as_stored(activity: Activity) -> Activity:
    """What both sides agree on: names are the reader's own, laps of swims and lifts are not the simulation's."""
    endurance = activity.sport in {Sport.RUN, Sport.RIDE}
    return replace(
        activity,
        source="",
        source_id="",
        moving_s=round(activity.moving_s, 2),
        distance_m=activity.distance_m and round(activity.distance_m, 2),
        laps=tuple(map(_lap_as_stored, activity.laps)) if endurance else (),
    )


def _lap_as_stored(lap: Lap) -> Lap:
    return Lap(
        seconds=lap.seconds,
        distance_m=lap.distance_m and round(lap.distance_m, 2),
        average_hr=lap.average_hr and float(round(lap.average_hr)),
        average_power_w=lap.average_power_w and float(round(lap.average_power_w)),
    )
