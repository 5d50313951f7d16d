"""e1RM by the RTS chart (Tuchscherer), Epley (1985) and Brzycki (1993), the best of a session, strength to weight."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.lifts import (
    EPLEY,
    RTS_CHART,
    best_e1rms,
    brzycki,
    e1rm,
    e1rm_range,
    epley,
    lifted_kg,
    strength_to_weight,
    weight_for,
)
from domain.training.activity import Activity, LiftSet, SetKind
from domain.training.exercises import UNKNOWN
from domain.training.sport import Sport

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("weight_kg", "reps", "by_epley", "by_brzycki"),
    [
        (100, 9, 130.00, 128.57),  # tiaanduplessis/one-rep-max: 130
        (120, 2, 128.00, 123.43),  # same: 128
        (100, 10, 133.33, 133.33),
        (80, 7, 98.67, 96.00),
        (100, 1, 100.0, 100.0),
    ],
)
def test_formulas_have_their_published_values(
    weight_kg: float, reps: float, by_epley: float, by_brzycki: float
) -> None:
    assert epley(weight_kg, reps) == pytest.approx(by_epley, abs=0.005)
    assert brzycki(weight_kg, reps) == pytest.approx(by_brzycki, abs=0.005)


@pytest.mark.parametrize(("weight_kg", "reps"), [(60, 15), (60, 12.5), (60, 0), (0, 5), (-20, 5)])
def test_no_estimate_outside_one_to_twelve_reps_of_a_weight(weight_kg: float, reps: float) -> None:
    assert epley(weight_kg, reps) is None
    assert brzycki(weight_kg, reps) is None


@given(st.floats(20, 300), st.floats(1, 11), st.floats(0.1, 1), st.sampled_from([epley, brzycki]))
def test_more_weight_or_more_reps_is_stronger(weight_kg: float, reps: float, more: float, formula: object) -> None:
    assert callable(formula)
    assert formula(weight_kg, reps + more) > formula(weight_kg, reps)
    assert formula(weight_kg * 2, reps) == pytest.approx(formula(weight_kg, reps) * 2)


def squat(
    weight_kg: float | None, reps: int | None, kind: SetKind = SetKind.NORMAL, rpe: float | None = None
) -> LiftSet:
    return LiftSet("squat", kind, reps, weight_kg, rpe=rpe)


@pytest.mark.parametrize(
    ("done", "kg"),
    [
        (squat(80, 5, rpe=8), 98.64),
        (squat(80, 5, rpe=6), 104.0),
        (squat(80, 7), 98.67),
        (squat(80, 5, SetKind.FAILURE, rpe=10), 92.70),
        (squat(80, 5, SetKind.FAILURE), 93.33),
        (squat(100, 1), 100.0),
        (squat(80, 5, SetKind.WARMUP), None),
        (squat(80, 5, SetKind.DROPSET), None),
        (squat(80, 10, rpe=7), 122.51),
        (squat(80, 10, rpe=6), None),
        (squat(80, 11, rpe=10), 109.33),
        (squat(80, 11, rpe=8), None),
        (squat(None, 8), None),
        (squat(80, None), None),
        (squat(80, 0, rpe=8), None),
        (squat(80, 5, rpe=0), 93.33),
        (squat(80, 5, rpe=10.5), 93.33),
        (squat(80, 3, rpe=1), 112.0),
    ],
)
def test_reserve_counts_as_reps_and_what_proves_nothing_is_left_out(done: LiftSet, kg: float | None) -> None:
    assert e1rm(done) == (None if kg is None else pytest.approx(kg, abs=0.005))


@pytest.mark.parametrize(
    ("weight_kg", "reps", "rpe", "kg"),
    [(100, 5, 8, 123.30), (142.5, 3, 9, 159.75), (62.5, 8, 7.5, 86.45)],
    ids=["5 at 8", "3 at 9", "8 at 7.5"],
)
def test_with_an_rpe_the_chart_goes_before_epley(weight_kg: float, reps: int, rpe: float, kg: float) -> None:
    """RTS: weight over the cell's share of a maximum."""
    assert e1rm(squat(weight_kg, reps, rpe=rpe)) == pytest.approx(kg, abs=0.005)


@pytest.mark.parametrize("kind", [SetKind.WARMUP, SetKind.DROPSET])
def test_the_chart_reads_no_warm_up_and_no_drop_set(kind: SetKind) -> None:
    assert e1rm(squat(80, 5, kind, rpe=8)) is None


@pytest.mark.parametrize(
    ("exercise", "weight_kg", "bodyweight_kg", "load_kg"),
    [
        ("pull_up", 15.0, 80.0, 95.0),
        ("pull_up", None, 80.0, 80.0),
        ("pull_up", -20.0, 80.0, 60.0),
        ("pull_up", -80.0, 80.0, None),
        ("pull_up", 15.0, None, None),
        ("back_squat", 100.0, 80.0, 100.0),
        ("back_squat", None, 80.0, None),
        ("somebody's own", 100.0, 80.0, 100.0),
    ],
)
def test_what_lifts_the_body_weighs_what_the_body_does(
    exercise: str, weight_kg: float | None, bodyweight_kg: float | None, load_kg: float | None
) -> None:
    assert lifted_kg(exercise, weight_kg, bodyweight_kg) == load_kg


def test_a_pull_up_has_an_e1rm_only_with_a_body_weight() -> None:
    done = LiftSet("pull_up", SetKind.NORMAL, 1, 15, rpe=10)
    assert e1rm(done) is None
    assert e1rm(done, 80) == 95


@given(st.floats(20, 300), st.integers(1, 10), st.integers(0, 7).map(lambda halves: halves / 2))
def test_the_weight_for_so_many_reps_leads_back_to_the_maximum(kg: float, reps: int, rir: float) -> None:
    assert e1rm(squat(weight_for(kg, reps, rir), reps, rpe=10 - rir)) == pytest.approx(kg)


def test_beyond_the_chart_the_weight_follows_epley() -> None:
    assert weight_for(100, 12, 0) == pytest.approx(100 / 1.4)
    assert weight_for(104, 5, 4) == pytest.approx(80)


def test_the_best_set_of_each_exercise() -> None:
    sets = (
        squat(60, 5, SetKind.WARMUP),
        squat(100, 5),
        squat(105, 5),
        squat(90, 5),
        LiftSet("bench_press", SetKind.NORMAL, 10, 60),
        LiftSet("pull_up", SetKind.NORMAL, 10),
    )
    started = datetime(2026, 3, 31, 18, tzinfo=UTC)
    session = Activity("hevy", "1", Sport.STRENGTH, started, TODAY, 3600, 3600, sets=sets)
    without = {"squat": (122.5, EPLEY, 3), "bench_press": (80.0, EPLEY, 1)}
    assert rounded(session) == without
    assert rounded(session, 75.0) == {**without, "pull_up": (100.0, EPLEY, 1)}


def rounded(session: Activity, bodyweight_kg: float | None = None) -> dict[str, tuple[float, str, int]]:
    return {key: (round(best.kg, 6), best.method, best.n) for key, best in best_e1rms(session, bodyweight_kg).items()}


def lifted(*sets: LiftSet) -> Activity:
    return Activity("hevy", "1", Sport.STRENGTH, datetime(2026, 3, 31, 18, tzinfo=UTC), TODAY, 3600, 3600, sets=sets)


def test_the_method_is_that_of_the_best_set() -> None:
    """5 at RPE 9 are 83.7 % by the chart (Tuchscherer), and 100 kg to failure 116.7 by Epley."""
    by_chart, by_epley = replace(squat(100, 5), rpe=9.0), squat(100, 5)
    for sets in ((by_chart, by_epley), (by_epley, by_chart)):
        assert rounded(lifted(*sets)) == {"squat": (round(100 / 0.837, 6), RTS_CHART, 2)}
    assert best_e1rms(lifted(replace(by_chart, weight_kg=90), by_epley))["squat"].method == EPLEY


@pytest.mark.parametrize(
    ("e1rm_kg", "weight_kg", "ratio"), [(140, 80, 1.75), (100, 72.5, 1.379), (62.5, 71.3, 0.877), (95, 80, 1.188)]
)
def test_strength_to_weight(e1rm_kg: float, weight_kg: float, ratio: float) -> None:
    assert strength_to_weight(e1rm_kg, weight_kg, TODAY, TODAY) == pytest.approx(ratio, abs=5e-4)


def test_an_old_or_unknown_weight_says_nothing() -> None:
    assert strength_to_weight(140, None, TODAY, TODAY) is None
    assert strength_to_weight(140, 80, None, TODAY) is None
    assert strength_to_weight(140, 80, TODAY - timedelta(31), TODAY) is None
    assert strength_to_weight(140, 80, TODAY - timedelta(30), TODAY) == 1.75


def test_what_a_watch_could_not_tell_has_no_maximum() -> None:
    """Curls and squats may hide behind the same word."""
    started = datetime(2026, 11, 18, 17, tzinfo=UTC)
    sets = (LiftSet(UNKNOWN, reps=5, weight_kg=100.0),)
    assert best_e1rms(Activity("fit", "x", Sport.STRENGTH, started, started.date(), 3600, 3600, sets=sets)) == {}


@given(st.floats(20, 200), st.integers(1, 15), st.none() | st.floats(1, 10))
def test_the_range_of_the_formulas_holds_each_of_them(weight_kg: float, reps: int, rpe: float | None) -> None:
    done = squat(weight_kg, reps, rpe=rpe)
    value, found = e1rm(done), e1rm_range(done)
    assert (value is None) == (found is None)
    if value is None or found is None:
        return
    to_failure = reps + (0.0 if rpe is None else 10 - rpe)
    each = [one for one in (value, epley(weight_kg, to_failure), brzycki(weight_kg, to_failure)) if one is not None]
    assert found == (min(each), max(each))


def test_a_warm_up_has_no_range() -> None:
    assert e1rm_range(squat(60.0, 5, SetKind.WARMUP)) is None
