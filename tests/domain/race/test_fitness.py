"""What is known of a runner on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.metrics.adaptive_5k import Effort, adaptive_5k, efforts, settled
from domain.race.fitness import Running, Volume, fitness_on, volume_on
from domain.training.sport import Sport
from domain.training.workout import Workout
from tests.builders.runs import run
from tests.builders.values import easy_run

DAY = date(2026, 3, 4)
DONE = tuple(Effort(DAY - timedelta(ago), 2_700, 47.0) for ago in (9, 5, 0))


def back(days: int) -> date:
    return DAY - timedelta(days)


def test_a_day_goes_on_from_the_sunday_before_as_if_it_had_a_snapshot() -> None:
    running = Running([], DONE, [(back(10), 1_400.0), (back(3), 1_350.0), (DAY + timedelta(4), 1_000.0)])
    found = fitness_on(DAY, running)
    estimate = adaptive_5k(DONE, DAY)
    assert found is not None
    assert estimate is not None
    assert found.five_k == replace(estimate, seconds=settled(1_350.0, estimate.seconds))
    assert found.snapshots == [(back(10), 1_400.0), (back(3), 1_350.0)]


def test_on_a_sunday_it_is_the_snapshot_of_that_sunday() -> None:
    running = Running([], DONE, [(back(7), 1_400.0), (DAY, 1_380.0)])
    found = fitness_on(DAY, running)
    estimate = adaptive_5k(DONE, DAY)
    assert found is not None
    assert estimate is not None
    assert found.five_k.seconds == settled(1_400.0, estimate.seconds)


def test_without_an_earlier_sunday_it_is_what_was_found() -> None:
    estimate = adaptive_5k(DONE, DAY)
    for snapshots in ([], [(back(43), 1_400.0)]):
        found = fitness_on(DAY, Running([], DONE, snapshots))
        assert found is not None
        assert found.five_k == estimate


def test_two_runs_say_nothing() -> None:
    assert fitness_on(DAY, Running([], efforts([], [], 190.0), [])) is None
    assert fitness_on(back(1), Running([], DONE, [])) is None


def test_volume_is_of_four_weeks() -> None:
    runs = [run(back(28), 30, 200), run(back(27), 12, 70), run(back(3), 8, 45), run(DAY, 10, 60)]
    assert volume_on(DAY, [*runs, run(DAY + timedelta(1), 40, 200)]) == Volume(7_500.0, 12_000.0)
    assert volume_on(DAY, []) == Volume(0.0, 0.0)


def test_what_nobody_runs_is_no_volume() -> None:
    """The real history holds 29 km at 8.2 m/s, a ride with another name, and walks."""
    ride, walk, stopped = run(back(1), 29, 59), run(back(2), 4, 60), run(back(3), 12, 0)
    assert volume_on(DAY, [ride, walk, stopped, run(DAY, 10, 60)]) == Volume(2_500.0, 10_000.0)
    edges = [run(back(1), 6.5, 1_000 / 60), run(back(2), 4.32, 60)]
    assert volume_on(DAY, edges).longest_m == 6_500.0
    assert volume_on(DAY, edges).weekly_m == 10_820.0 / 4


def planned(days_back: int, metres: float | None = 10_000.0, sport: Sport = Sport.RUN) -> Workout:
    return replace(easy_run(f"w-{days_back}"), day=back(days_back), distance_m=metres, sport=sport)


@pytest.mark.parametrize(
    ("days", "expected"),
    [((27, 10, 0), 7_500.0), ((28, 10), 2_500.0), ((26, 10), None), ((), None)],
)
def test_the_plan_counts_where_it_reaches_back(days: tuple[int, ...], expected: float | None) -> None:
    assert volume_on(DAY, [], [planned(each) for each in days]).planned_weekly_m == expected


def test_of_the_plan_only_runs_up_to_that_day_count() -> None:
    plan = [planned(27, sport=Sport.SWIM), planned(20), planned(10, None, Sport.SWIM), planned(-3)]
    assert volume_on(DAY, [], plan).planned_weekly_m == 2_500.0
    assert volume_on(DAY, [], plan[:1]).planned_weekly_m is None


def test_a_planned_run_of_no_known_distance_is_not_one_of_none() -> None:
    assert volume_on(DAY, [], [planned(27), planned(10, None)]).planned_weekly_m is None
    assert volume_on(DAY, [], [planned(28, None), planned(10)]).planned_weekly_m == 2_500.0
