"""What is predicted for a race, how sure it is, and whether the athlete is on track."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.adaptive_5k import FiveK, Result
from domain.metrics.marathon import vickers, vickers_of_two
from domain.metrics.riegel import riegel
from domain.metrics.seed_projection import seed_projection
from domain.metrics.vdot import race_time, vdot
from domain.race.fitness import Fitness, Volume
from domain.race.prediction import Method, Prediction, Verdict, five_km_for, predict, spread_of
from domain.race.race import Race
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE, TEN_KM_M
from tests.builders.clock_times import clock

TODAY = date(2026, 11, 22)
WEEK = Volume(40_000.0, 12_000.0)


def fitness(five_s: float = 1500.0, weekly_m: float = 40_000.0, per_week: float = 0.0) -> Fitness:
    """`per_week`: seconds that each of the last eight snapshots was slower than the next, the newest as it is now.

    A second up and down keeps the line from being perfect.
    """
    points = [(TODAY - timedelta(7 * ago), five_s + per_week * ago + (ago % 2)) for ago in range(8)]
    return Fitness(TODAY, FiveK(vdot(FIVE_KM_M, five_s) or 0, five_s, 12, True), points, Volume(weekly_m, 12_000.0))


def race(distance: float = TEN_KM_M, goal: float | None = None, days: int = 100) -> Race:
    return Race("r-1", "Race", TODAY + timedelta(days), distance, goal)


def predicted(wanted: Race, known: Fitness) -> Prediction:
    found = predict(wanted, known)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("distance", "time", "seed", "by_riegel"),
    [
        (FIVE_KM_M, "25:00", "24:57", "25:00"),
        (TEN_KM_M, "51:53", "50:24", "52:07"),
        (HALF_MARATHON_M, "1:55:04", "1:48:56", "1:55:00"),
    ],
)
def test_by_vdot_with_seed_and_riegel_beside_it(distance: float, time: str, seed: str, by_riegel: str) -> None:
    found = predicted(race(distance), fitness())
    assert (clock(found.seconds), clock(found.seed_s), clock(found.riegel_s or 0)) == (time, seed, by_riegel)
    assert found.method is Method.VDOT
    assert (found.n, found.day, found.race_id, found.calibrated) == (12, TODAY, "r-1", True)
    assert (found.gap_s, found.gap_s_per_km, found.verdict) == (None, None, None)
    assert found.seed_s == seed_projection(1500, distance)


def test_a_marathon_is_the_slower_of_vdot_and_vickers() -> None:
    """Vickers & Vertosick 2016 from the half marathon of the same VDOT: 20 miles a week are too few."""
    known = fitness(1196, weekly_m=20 * METRES_PER_MILE)
    found = predicted(race(MARATHON_M), known)
    half = race_time(known.five_k.vdot, HALF_MARATHON_M)
    assert half is not None
    assert found.method is Method.VICKERS
    assert found.seconds == vickers(HALF_MARATHON_M, half, 20 * METRES_PER_MILE)
    assert found.seconds > (race_time(known.five_k.vdot, MARATHON_M) or 0)


def test_two_results_go_before_what_a_5_km_promises() -> None:
    """Vickers & Vertosick 2016, the form for two races."""
    week, half = 40 * METRES_PER_MILE, Result(TODAY - timedelta(30), HALF_MARATHON_M, 5_520.0)
    five = Result(TODAY - timedelta(9), FIVE_KM_M, 1_200.0)
    known = replace(fitness(1_200, weekly_m=week), two=(five, half))
    found = predicted(race(MARATHON_M), known)
    assert found.method is Method.VICKERS_OF_TWO
    assert found.seconds == vickers_of_two((FIVE_KM_M, 1_200.0), (HALF_MARATHON_M, 5_520.0), week)
    assert clock(found.seconds) == "3:23:05"
    assert predicted(race(HALF_MARATHON_M), known) == predicted(race(HALF_MARATHON_M), replace(known, two=None))
    slower = replace(known, five_k=replace(known.five_k, seconds=1_500.0))
    assert predicted(race(MARATHON_M), slower).method is Method.VDOT, "the headline is the slower of the two"


def test_who_runs_enough_is_worth_vdot() -> None:
    found = predicted(race(MARATHON_M), fitness(1196, weekly_m=100 * METRES_PER_MILE))
    assert found.method is Method.VDOT
    assert clock(found.seconds) == "3:10:40"


def test_riegel_is_not_shown_where_it_does_not_hold() -> None:
    assert predicted(race(MARATHON_M), fitness(1800)).riegel_s is None
    assert predicted(race(MARATHON_M), fitness(1200)).riegel_s == riegel(FIVE_KM_M, 1200, MARATHON_M)


@pytest.mark.parametrize(
    ("distance", "spread"),
    [
        (1_500, 0.03),
        (TEN_KM_M, 0.03),
        (15_000, 0.04),
        (HALF_MARATHON_M, 0.04),
        (30_000, 0.06),
        (MARATHON_M, 0.06),
        (50_000, None),
    ],
)
def test_the_longer_the_less_sure(distance: float, spread: float | None) -> None:
    assert spread_of(distance) == spread


def test_low_and_high_are_what_it_may_be_off_by() -> None:
    found = predicted(race(HALF_MARATHON_M), fitness())
    assert (found.low_s, found.high_s) == (found.seconds * 0.96, found.seconds * 1.04)


def test_nothing_is_predicted_for_more_than_a_marathon() -> None:
    assert predict(race(50_000), fitness()) is None


def test_the_gap_is_in_seconds_and_in_pace() -> None:
    found = predicted(race(TEN_KM_M, 3_000), fitness())
    assert found.gap_s == found.seconds - 3_000
    assert found.gap_s_per_km == pytest.approx(found.gap_s / 10)
    assert found.gap_s > 0


@pytest.mark.parametrize(
    ("share", "per_week", "days", "expected"),
    [
        pytest.param(1.0, 0, 100, Verdict.GREEN, id="exactly the goal"),
        pytest.param(0.95, 0, 100, Verdict.GREEN, id="faster"),
        pytest.param(1.02, 10, 100, Verdict.AMBER, id="within 3 % and getting there"),
        pytest.param(1.02, 0, 100, Verdict.RED, id="within 3 % and standing still"),
        pytest.param(1.02, -10, 100, Verdict.RED, id="within 3 % and getting slower"),
        pytest.param(1.02, 10, 20, Verdict.RED, id="within 3 % and too late"),
        pytest.param(1.031, 10, 100, Verdict.RED, id="more than 3 %"),
    ],
)
def test_whether_it_is_on_track(share: float, per_week: float, days: int, expected: Verdict) -> None:
    known = fitness(per_week=per_week)
    time = predicted(race(), known).seconds
    assert predicted(race(goal=time / share, days=days), known).verdict is expected


def test_it_has_to_be_there_before_the_taper() -> None:
    """About 29.5 s are missing, ten a week: some 21 days, and a 10 km has a taper of seven."""
    known = fitness(per_week=10)
    goal = predicted(race(), known).seconds / 1.02
    verdicts = {days: predicted(race(goal=goal, days=days), known).verdict for days in (24, 32)}
    assert verdicts == {24: Verdict.RED, 32: Verdict.AMBER}


def test_four_snapshots_are_no_trend() -> None:
    known = fitness(per_week=10)
    time = predicted(race(), known).seconds
    assert predicted(race(goal=time / 1.02), replace(known, snapshots=known.snapshots[:4])).verdict is Verdict.RED


@given(st.floats(780, 2_400), st.sampled_from([1_500, FIVE_KM_M, TEN_KM_M, HALF_MARATHON_M, 30_000, MARATHON_M]))
def test_the_5_km_that_a_goal_needs_predicts_the_goal(five_s: float, distance: float) -> None:
    found = predicted(race(distance), fitness(five_s))
    assert five_km_for(found.seconds, distance, 40_000) == pytest.approx(five_s, abs=1e-3)


def test_no_5_km_is_fast_enough_for_a_dream() -> None:
    assert five_km_for(600, TEN_KM_M, 40_000) is None
    assert five_km_for(20_000, TEN_KM_M, 40_000) is None
    known = fitness(740, per_week=10)
    assert predicted(race(goal=predicted(race(), known).seconds / 1.029), known).verdict is Verdict.RED


@given(st.floats(780, 2_400), st.floats(1, 100))
def test_the_faster_the_5_km_the_faster_the_race(five_s: float, more: float) -> None:
    for distance in (TEN_KM_M, MARATHON_M):
        fast, slow = predicted(race(distance), fitness(five_s)), predicted(race(distance), fitness(five_s + more))
        assert fast.seconds < slow.seconds


def test_what_would_change_it_is_told() -> None:
    assert predicted(race(), fitness()).volume == WEEK
    assert WEEK.long_run_share == pytest.approx(0.3)
    assert Volume(0.0, 0.0).long_run_share is None
