"""The season is the one that is told: hours, load, the busy week, the cold, and a last week that went wrong."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.athlete import SimulatedHistory, simulate
from domain.training.activity import Activity
from domain.training.sport import Sport

BERLIN = ZoneInfo("Europe/Berlin")
BASE_DAYS, DAYS = 6 * 7, 12 * 7
BUSY, ILL = 5, 9


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 10_000))
@settings(max_examples=8, deadline=None)
def test_every_week_holds_about_three_to_five_hours_but_the_busy_one_and_the_cold(last_day: date, seed: int) -> None:
    history = simulate(last_day, BERLIN, seed)
    hours = {week: sum(it.minutes for it in _in_week(history, week)) / 60 for week in range(-5, 13)}

    assert hours.pop(BUSY) < 0.75
    assert 0.75 < hours.pop(ILL) < 2
    assert min(hours.values()) >= 3
    assert max(hours.values()) <= 5.2


@pytest.mark.parametrize("seed", [7, 1, 2, 3])
def test_fitness_rises_from_about_25_to_about_40(seed: int) -> None:
    fitness = _chronic_load(simulate(date(2026, 11, 28), BERLIN, seed))

    assert 24 <= fitness[-DAYS] <= 28
    assert max(fitness) == max(fitness[-10:])
    assert 38 <= fitness[-1] <= 42


def test_the_cold_keeps_the_athlete_at_home_for_four_days(history: SimulatedHistory) -> None:
    trained = {it.activity.day for it in history.sessions}
    ill_week = [_day(history, ILL, number) for number in range(7)]

    assert [day in trained for day in ill_week] == [True, False, False, False, False, True, True]


def test_all_four_sports_are_trained_in_most_weeks(history: SimulatedHistory) -> None:
    complete = [week for week in range(1, 13) if {it.sport for it in _in_week(history, week)} >= set(_PER_HOUR)]

    assert len(complete) == 12 - len({BUSY, ILL, 12})


def test_no_session_is_in_the_future_on_the_evening_of_the_last_day(history: SimulatedHistory) -> None:
    last = history.sessions[-1].activity

    assert last.day == history.last_day
    assert (last.started_at + timedelta(seconds=last.elapsed_s)).astimezone(BERLIN).hour < 9


def test_sessions_never_overlap(history: SimulatedHistory) -> None:
    spans = [(it.activity.started_at, it.activity.elapsed_s) for it in history.sessions]

    for (started_at, seconds), (next_at, _) in pairwise(spans):
        assert started_at + timedelta(seconds=seconds) < next_at


def _in_week(history: SimulatedHistory, week: int) -> list[Activity]:
    """Week 12 ends with the last day, week 0 is the last one of the base."""
    days = {_day(history, week, number) for number in range(7)}
    return [it.activity for it in history.sessions if it.activity.day in days]


def _day(history: SimulatedHistory, week: int, number: int) -> date:
    return history.last_day - timedelta(days=DAYS - 1) + timedelta(days=7 * (week - 1) + number)


def _chronic_load(history: SimulatedHistory) -> list[float]:
    """CTL of every day, seeded with the mean daily load of the first 28."""
    first = history.last_day - timedelta(days=BASE_DAYS + DAYS - 1)
    loads = [0.0] * (BASE_DAYS + DAYS)
    for it in history.sessions:
        loads[(it.activity.day - first).days] += _load(it.activity)
    level, levels = sum(loads[:28]) / 28, []
    for load in loads:
        level += (load - level) * (1 - math.exp(-1 / 42))
        levels.append(level)
    return levels


def _load(activity: Activity) -> float:
    """A swim's load counts the water, not the wall."""
    return activity.moving_s / 3600 * _PER_HOUR[activity.sport](activity)


def _speed(activity: Activity) -> float:
    assert activity.distance_m is not None
    return activity.distance_m / activity.moving_s


def _ride(activity: Activity) -> float:
    assert activity.normalized_power_w is not None
    return (activity.normalized_power_w / 240) ** 2 * 100


_PER_HOUR: dict[Sport, Callable[[Activity], float]] = {
    Sport.RUN: lambda it: (_speed(it) / (1000 / 280)) ** 2 * 100,
    Sport.RIDE: _ride,
    Sport.SWIM: lambda it: (_speed(it) / (100 / 103)) ** 3 * 100,
    Sport.STRENGTH: lambda _: 70.0,
}
