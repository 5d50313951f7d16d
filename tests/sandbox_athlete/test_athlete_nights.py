"""The nights: ordinary noise, two without the watch, a cold, and a last one that is a little low."""

import math
from datetime import date, timedelta
from statistics import fmean, stdev
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.athlete import SimulatedHistory
from bot.sandbox.athlete.nights import nights as recorded
from domain.training.night import Night

BERLIN = ZoneInfo("Europe/Berlin")
ILL = range(-26, -21)


def test_two_of_the_eighty_four_nights_are_missing(history: SimulatedHistory) -> None:
    offsets = _by_offset(history)

    assert len(offsets) == 82
    assert min(offsets) == -83
    assert max(offsets) == 0
    assert all(offset in offsets for offset in range(-7, 1))


def test_healthy_nights_scatter_around_58_ms(history: SimulatedHistory) -> None:
    logs = [math.log(_hrv(night)) for offset, night in _by_offset(history).items() if offset not in ILL]

    assert fmean(logs) == pytest.approx(math.log(58), abs=0.03)
    assert 0.06 < stdev(logs) < 0.10


def test_the_cold_shows_in_the_nights(history: SimulatedHistory) -> None:
    nights = _by_offset(history)
    before = [nights[offset] for offset in range(-46, -26)]

    assert fmean(_hrv(nights[offset]) for offset in ILL) < 0.8 * fmean(map(_hrv, before))
    assert fmean(_pulse(nights[offset]) for offset in ILL) > 5 + fmean(map(_pulse, before))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_the_last_night_is_low_but_no_alarm(last_day: date, seed: int) -> None:
    nights = {(it.night.day - last_day).days: it.night for it in recorded(last_day, BERLIN, seed)}
    usual = [math.log(_hrv(nights[offset])) for offset in range(-60, 0) if offset in nights]

    assert (math.log(_hrv(nights[0])) - fmean(usual)) / stdev(usual) == pytest.approx(-0.6, abs=0.02)
    assert nights[0].sleep_hours is not None
    assert nights[0].sleep_hours >= 6


def test_the_athlete_is_up_before_the_first_session_of_the_day(history: SimulatedHistory) -> None:
    woke_at = {it.night.day: it.woke_at for it in history.nights}

    assert all(
        woke_at[it.activity.day] < it.activity.started_at for it in history.sessions if it.activity.day in woke_at
    )


def test_stages_follow_each_other_and_end_with_waking(history: SimulatedHistory) -> None:
    for night in history.nights:
        moments = [at for at, _ in night.stages]
        assert moments == sorted(set(moments))
        assert night.stages[-1][1] == "awake"
        assert timedelta(hours=6) < moments[-1] - moments[0] < timedelta(hours=10)


def _by_offset(history: SimulatedHistory) -> dict[int, Night]:
    return {(it.night.day - history.last_day).days: it.night for it in history.nights}


def _hrv(night: Night) -> float:
    assert night.hrv_ms is not None
    return night.hrv_ms


def _pulse(night: Night) -> float:
    assert night.resting_hr is not None
    return night.resting_hr
