"""The adaptive 5 km from the runs of six weeks, its weekly snapshots, and what a race corrects of it."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.adaptive_5k import (
    BY_HEART_RATE,
    Effort,
    Result,
    adaptive_5k,
    efforts,
    personal_factor,
    settled,
    snapshots,
    still_known,
    sundays,
)
from domain.metrics.effective_vdot import effective_vdot, vdot_at_heart_rate
from domain.metrics.vdot import race_time, vdot
from domain.training.activity import Activity
from tests.builders.clock_times import clock
from tests.builders.runs import run

SUNDAY = date(2026, 3, 1)
MAX_HR = 188.0
THREE = (
    Effort(SUNDAY - timedelta(9), 2700, 47.2),
    Effort(SUNDAY - timedelta(5), 3600, 48.1),
    Effort(SUNDAY, 5400, 46.5),
)


def back(days: int) -> date:
    return SUNDAY - timedelta(days)


def test_three_runs_weigh_by_their_time() -> None:
    found = adaptive_5k(THREE, SUNDAY)
    assert found is not None
    assert found.vdot == pytest.approx(47.15, abs=0.005)
    assert clock(found.seconds) == "20:57"
    assert (found.n, found.calibrated) == (3, False)


def test_a_snapshot_goes_three_tenths_of_the_way() -> None:
    found = adaptive_5k(THREE, SUNDAY)
    assert found is not None
    assert clock(settled(22 * 60, found.seconds)) == "21:41"


@pytest.mark.parametrize(
    ("before", "found", "expected"),
    [
        (1000, 1000, 1000),
        (1000, 1020, 1006),
        (1000, 1050, 1015),
        (1000, 1400, 1015),
        (1000, 600, 985),
        (None, 600, 600),
    ],
)
def test_and_at_most_one_and_a_half_percent(before: float | None, found: float, expected: float) -> None:
    assert settled(before, found) == pytest.approx(expected)


def test_two_runs_are_not_enough() -> None:
    assert adaptive_5k(THREE[1:], SUNDAY) is None
    assert adaptive_5k((), SUNDAY) is None


def test_six_weeks_count_and_no_day_more() -> None:
    oldest = Effort(back(41), 2700, 47.2)
    assert adaptive_5k((oldest, *THREE[1:]), SUNDAY) is not None
    assert adaptive_5k((Effort(back(42), 2700, 47.2), *THREE[1:]), SUNDAY) is None
    assert adaptive_5k((*THREE[:2], Effort(SUNDAY + timedelta(1), 5400, 46.5)), SUNDAY) is None


def test_a_race_counts_by_its_result_three_times_and_not_twice() -> None:
    raced = run(back(3), 10, 42, 172)
    done = efforts(
        [run(back(9), 10, 55, 150), raced, run(back(1), 8, 45, 148)], [Result(back(3), 10_000, 2515)], MAX_HR
    )
    assert [each.is_result for each in done] == [False, True, False]
    result = done[1]
    assert (result.vdot, result.seconds) == (vdot(10_000, 2515), 2515)
    measured = vdot_at_heart_rate(raced, MAX_HR)
    assert measured is not None
    assert result.factor == pytest.approx(result.vdot / measured)
    found = adaptive_5k(done, SUNDAY)
    assert found is not None
    assert found.calibrated
    factor = result.factor or 0
    weighed = [(3300, done[0].vdot * factor), (3 * 2515, result.vdot), (2700, done[2].vdot * factor)]
    assert found.vdot == pytest.approx(sum(w * v for w, v in weighed) / sum(w for w, _ in weighed))


def test_a_near_maximal_run_gives_a_factor_below_one() -> None:
    """49.06 by its time and 51.59 by its heart rate: 0.951."""
    done = efforts([run(SUNDAY, 10, 42, 172)], [Result(SUNDAY, 10_000, 2520)], 186)
    assert personal_factor(done, SUNDAY) == pytest.approx(49.06 / 51.59, abs=2e-4)


@pytest.mark.parametrize(("factor", "expected"), [(0.7, 0.9), (0.95, 0.95), (1.3, 1.1)])
def test_a_factor_stays_within_ten_percent(factor: float, expected: float) -> None:
    assert personal_factor([Effort(SUNDAY, 1200, 50, True, factor)], SUNDAY) == expected


def test_the_newest_race_of_half_a_year_tells_the_factor() -> None:
    older, newer = Effort(back(100), 1200, 50, True, 0.92), Effort(back(10), 1200, 50, True, 1.02)
    silent = Effort(back(2), 1200, 50, True, None)
    assert personal_factor([older, newer, silent], SUNDAY) == 1.02
    assert personal_factor([older], SUNDAY) == 0.92
    assert personal_factor([Effort(back(180), 1200, 50, True, 0.92)], SUNDAY) is None
    assert personal_factor([newer], back(11)) is None


def test_a_race_that_was_told_twice_counts_once() -> None:
    told = [Result(SUNDAY, 10_000, 2520), Result(SUNDAY, 10_050, 2530), Result(SUNDAY, 5_000, 1200)]
    assert len(efforts([], told, MAX_HR)) == 2


def test_a_result_without_a_recording_counts_and_tells_no_factor() -> None:
    (only,) = efforts([run(SUNDAY, 6, 35, 150), run(back(1), 10, 55, 10)], [Result(back(1), 10_000, 2520)], MAX_HR)[:1]
    assert only.is_result
    assert only.factor is None


def test_an_impossible_result_counts_for_nothing() -> None:
    done = efforts([run(SUNDAY, 10, 55, 150)], [Result(SUNDAY, 10_000, 600)], MAX_HR)
    assert done == ()


def test_without_the_greatest_heart_rate_only_results_count() -> None:
    runs = [run(back(ago), 10, 55, 150) for ago in range(5)]
    assert efforts(runs, [], None) == ()
    assert len(efforts(runs, [Result(SUNDAY, 10_000, 2520)], None)) == 1


def test_every_sunday_has_a_snapshot_once_three_runs_are_known() -> None:
    done = efforts([run(back(ago), 10, 55, 150) for ago in (20, 16, 13, 9, 2)], [], MAX_HR)
    found = snapshots(done, back(27), SUNDAY + timedelta(3))
    assert [(each.day, each.method, each.n) for each in found] == [
        (back(7), BY_HEART_RATE, 4),
        (SUNDAY, BY_HEART_RATE, 5),
    ]
    assert all(each.day.weekday() == 6 for each in found)
    assert found[0][1] == pytest.approx(race_time(effective_vdot(run(SUNDAY, 10, 55, 150), MAX_HR) or 0, 5000))


def test_a_snapshot_of_before_the_break_is_forgotten() -> None:
    assert still_known((back(42), 1500.0), SUNDAY) == 1500.0
    assert still_known((back(43), 1500.0), SUNDAY) is None
    assert still_known(None, SUNDAY) is None


def test_sundays_of_a_stretch() -> None:
    assert list(sundays(back(7), SUNDAY)) == [back(7), SUNDAY]
    assert list(sundays(back(6), SUNDAY)) == [SUNDAY]
    assert list(sundays(back(6), back(1))) == []


RUNS = st.lists(
    st.builds(
        lambda ago, km, pace, hr: run(back(ago), km, km * pace, hr),
        st.integers(0, 200),
        st.floats(3, 20),
        st.floats(4, 8),
        st.floats(100, 190),
    ),
    max_size=40,
    unique_by=lambda each: each.day,
)


@given(RUNS, st.integers(0, 200), st.randoms(use_true_random=False))
def test_going_on_from_any_sunday_and_in_any_order_says_the_same(
    runs: list[Activity],
    ago: int,
    chance: random.Random,
) -> None:
    results = [Result(each.day, 10_000, 2_700) for each in runs[:2]]
    whole = snapshots(efforts(runs, results, MAX_HR), back(250), SUNDAY)
    chance.shuffle(runs)
    again = efforts(runs, results, MAX_HR)
    first = [point for point in whole if point[0] < back(ago)]
    rest = snapshots(again, back(ago), SUNDAY, first[-1].point if first else None)
    assert (*first, *rest) == whole


@given(RUNS)
def test_no_snapshot_leaps(runs: list[Activity]) -> None:
    found = snapshots(efforts(runs, [], MAX_HR), back(250), SUNDAY)
    for (earlier, before), (later, after) in pairwise(each.point for each in found):
        if (later - earlier).days <= 42:
            assert abs(after - before) <= 0.015 * before + 1e-9


@given(st.lists(st.tuples(st.integers(0, 40), st.floats(40, 90)), min_size=1, max_size=8))
def test_no_run_in_heat_moves_the_five_km(hot: list[tuple[int, float]]) -> None:
    """However slow it was."""
    cool = [run(back(days), 10, 50 + days, 150, temperature_c=20.0) for days in (2, 9, 20)]
    slow = [run(back(days), 9.9, minutes, 165, temperature_c=25.1) for days, minutes in hot]
    assert efforts([*cool, *slow], (), MAX_HR) == efforts(cool, (), MAX_HR)


def test_a_race_in_heat_lowers_nothing_and_corrects_nothing() -> None:
    result = Result(back(3), 10_000.0, 46 * 60)
    race = run(back(3), 10, 46, 172)
    (counted,) = efforts([race], [result], MAX_HR)
    assert (counted.is_result, counted.factor is None) == (True, False)
    assert efforts([run(back(3), 10, 46, 172, temperature_c=29.0)], [result], MAX_HR) == ()
    copy = run(back(3), 10.1, 46, 172)
    assert efforts([copy, run(back(3), 10, 46, 172, temperature_c=29.0)], [result], MAX_HR) == ()
