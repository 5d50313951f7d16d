"""Which activity was which workout."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan.execution import Execution, ExecutionState
from domain.plan.matching import COST_LIMIT, cost, match
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout

MONDAY = date(2026, 3, 2)


def workout(name: str, day: int, minutes: int, km: float | None = None, hard: bool = False) -> Workout:
    purpose = Purpose.TEMPO if hard else Purpose.EASY
    metres = None if km is None else km * 1000
    return Workout(name, MONDAY + timedelta(day), Sport.RUN, name, purpose, minutes, distance_m=metres)


def done(name: str, day: int, minutes: float, km: float | None = None, hour: int = 7) -> Activity:
    on = MONDAY + timedelta(day)
    started = datetime(on.year, on.month, on.day, hour, tzinfo=UTC)
    metres = None if km is None else km * 1000
    return Activity("fit", name, Sport.RUN, started, on, minutes * 60, minutes * 60, distance_m=metres)


def pairs(executions: tuple[Execution, ...]) -> list[tuple[str, str]]:
    return [(one.workout_id, one.activity[1]) for one in executions]


def test_a_run_done_a_day_late_costs_the_day_and_the_difference() -> None:
    assert cost(workout("easy", 0, 40, 6.5), done("tue", 1, 41, 6.5)) == pytest.approx(0.627, abs=5e-4)


def test_two_runs_on_one_day_each_find_their_own_plan() -> None:
    planned = [workout("mon-easy", 0, 40, 6.5), workout("wed-hard", 2, 50, 9, hard=True)]
    runs = [done("easy", 2, 40, 6.4), done("hard", 2, 51, 9, hour=18)]
    found = match(planned, runs, hard={("fit", "easy"): False, ("fit", "hard"): True})
    assert pairs(found) == [("mon-easy", "easy"), ("wed-hard", "hard")]
    assert [one.cost for one in found] == pytest.approx([1.117, 0.0214], abs=5e-4)


def test_a_short_run_is_not_the_long_run_of_its_day() -> None:
    assert cost(workout("long", 6, 95, 15), done("short", 6, 30, 5)) is None


@pytest.mark.parametrize(("day", "possible"), [(-3, False), (-2, True), (0, True), (2, True), (3, False), (4, False)])
def test_two_days_are_as_far_as_a_session_moves(day: int, possible: bool) -> None:
    assert (cost(workout("run", 2, 40), done("run", 2 + day, 40)) is not None) is possible


def test_a_ride_is_never_a_run() -> None:
    ride = replace(done("ride", 0, 40), sport=Sport.RIDE)
    assert match([workout("run", 0, 40)], [ride]) == ()


def test_without_a_distance_the_duration_speaks_for_both() -> None:
    assert cost(workout("run", 0, 40), done("run", 0, 50)) == pytest.approx(1.5 * 0.3219, abs=5e-4)
    assert cost(workout("run", 0, 40, 8), done("run", 0, 50, 8)) == pytest.approx(0.75 * 0.3219, abs=5e-4)


@pytest.mark.parametrize("minutes", [5, 15, 20, 80, 100, 200])
def test_from_half_or_double_on_it_is_simply_another_size(minutes: float) -> None:
    assert cost(workout("run", 0, 40, 8), done("run", 0, minutes, 8)) == pytest.approx(0.75)


def test_an_unknown_intensity_speaks_for_nobody() -> None:
    easy, run = workout("easy", 0, 40), done("run", 0, 40)
    assert [cost(easy, run, hard) for hard in (None, False, True)] == [0.0, 0.0, 0.4]


def test_an_activity_without_time_raises_nothing() -> None:
    assert cost(workout("run", 0, 40, 8), done("broken", 0, 0, 0)) is None
    assert cost(workout("run", 0, 40, 8), done("broken", 0, 0, 8)) == 0.75


def test_the_same_week_is_preferred_and_earlier_comes_first() -> None:
    sunday, tuesday = workout("sun", 6, 40), workout("tue", 8, 40)
    assert pairs(match([sunday, tuesday], [done("mon", 7, 40)])) == [("tue", "mon")]
    twins = [workout("b", 0, 40), workout("a", 0, 40)]
    assert pairs(match(twins, [done("run", 0, 40)])) == [("a", "run")]
    evening, morning = done("a-evening", 0, 40, hour=19), done("b-morning", 0, 40)
    assert pairs(match([twins[0]], [evening, morning])) == [("b", "b-morning")]


def test_what_the_athlete_decided_stands() -> None:
    planned = [workout("mon", 0, 40), workout("tue", 1, 40)]
    runs = [done("one", 0, 40), done("two", 1, 40)]
    confirmed = Execution("mon", ("fit", "two"), 0.6, ExecutionState.CONFIRMED)
    assert pairs(match(planned, runs, [confirmed])) == [("tue", "one")]
    rejected = Execution("mon", ("fit", "one"), 0.0, ExecutionState.REJECTED)
    assert pairs(match(planned, runs, [rejected])) == [("tue", "two")], "it was extra, and is suggested for nothing"
    corrected = Execution("tue", ("fit", "one"), 0.6, ExecutionState.CONFIRMED)
    assert pairs(match(planned, runs, [rejected, corrected])) == [("mon", "two")]
    suggested = Execution("mon", ("fit", "two"), 0.6)
    assert match(planned, runs, [suggested]) == match(planned, runs)


workouts = st.lists(
    st.tuples(st.integers(0, 6), st.integers(20, 120), st.none() | st.floats(2, 30), st.booleans()), max_size=4
)
activities = st.lists(st.tuples(st.integers(-1, 8), st.floats(0, 200), st.none() | st.floats(0, 40)), max_size=4)


@given(workouts, activities, st.randoms(use_true_random=False))
def test_the_total_is_the_least_there_is_and_order_changes_nothing(
    of_plan: list[tuple[int, int, float | None, bool]],
    of_watch: list[tuple[int, float, float | None]],
    shuffler: Random,
) -> None:
    planned = [workout(f"w{number}", *values) for number, values in enumerate(of_plan)]
    runs = [done(f"a{number}", *values) for number, values in enumerate(of_watch)]
    found = match(planned, runs)
    assert sum(one.cost - COST_LIMIT for one in found) == pytest.approx(_least(planned, runs), abs=1e-9)
    shuffler.shuffle(planned)
    shuffler.shuffle(runs)
    assert match(planned, runs) == found


def _least(planned: list[Workout], runs: list[Activity]) -> float:
    """By trying every way to give each workout an activity or none."""
    choices: list[Activity | None] = [*runs, *[None] * len(planned)]
    return min(
        sum(_value(one, run) for one, run in zip(planned, chosen, strict=True))
        for chosen in permutations(choices, len(planned))
    )


def _value(planned: Workout, run: Activity | None) -> float:
    value = None if run is None else cost(planned, run)
    return 0.0 if value is None else value - COST_LIMIT
