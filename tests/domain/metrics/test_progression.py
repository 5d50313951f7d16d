"""Double progression: repetitions first, then weight (common practice)."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.progression import Scheme, progression
from domain.metrics.suggestion import Action, Suggestion
from domain.training.activity import LiftSet, SetKind

UPPER, LOWER = Scheme(6, 10, 2.5, 2.0), Scheme(6, 10, 5.0, 2.0)


def sets(weight_kg: float | None, *reps: int, rpe: float | None = None) -> list[LiftSet]:
    return [LiftSet("bench_press", reps=each, weight_kg=weight_kg, rpe=rpe) for each in reps]


def suggested(scheme: Scheme, *sessions: Sequence[LiftSet]) -> Suggestion:
    found = progression(scheme, sessions)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("scheme", "sessions", "action", "weight_kg", "reps"),
    [
        (UPPER, [sets(60, 10, 10, 10)], Action.INCREASE_WEIGHT, 62.5, 6),
        (UPPER, [sets(60, 10, 9, 8)], Action.ADD_REPS, 60, 9),
        (UPPER, [sets(60, 7, 6, 5)], Action.HOLD, 60, 6),
        (UPPER, [sets(60, 7, 6, 5), sets(60, 6, 5, 5)], Action.DELOAD, 52.5, 6),
        (LOWER, [sets(100, 12, 11, 10)], Action.INCREASE_WEIGHT, 105, 6),
        (Scheme(5, 8, 2.5), [sets(101, 4, 4), sets(101, 4, 4)], Action.DELOAD, 90.0, 5),
    ],
    ids=["all at the top", "some below it", "missed once", "missed twice", "more than the top", "an odd weight"],
)
def test_the_rule_and_its_worked_examples(
    scheme: Scheme, sessions: list[list[LiftSet]], action: Action, weight_kg: float, reps: int
) -> None:
    found = suggested(scheme, *sessions)
    assert (found.suggested_action, found.suggested_weight, found.target_reps) == (action, weight_kg, reps)
    assert (found.target_rir, found.sets_delta) == (scheme.target_rir, 0)


def test_the_reason_has_the_worst_set_and_what_it_was_held_against() -> None:
    assert suggested(UPPER, sets(60, 10, 9, 8)).reason == ("below_top", 8.0, 10.0)
    assert suggested(UPPER, sets(60, 7, 6, 5)).reason == ("below_bottom", 5.0, 6.0)
    assert suggested(UPPER, sets(60, 5), sets(60, 4)).reason == ("below_bottom_twice", 4.0, 6.0)
    assert suggested(UPPER, sets(60, 10)).reason == ("top_reached", 10.0, 10.0)


@pytest.mark.parametrize(
    ("rpe", "action"), [(None, "increase_weight"), (8, "increase_weight"), (9, "increase_weight"), (9.5, "hold")]
)
def test_the_top_counts_only_with_a_rep_less_in_reserve_than_planned(rpe: float | None, action: str) -> None:
    found = suggested(UPPER, sets(60, 10, 10, rpe=rpe))
    assert found.suggested_action == action
    assert (found.reason == ("reserve_short", 0.5, 1.0)) is (action == "hold")
    assert (found.suggested_weight, found.target_reps) == ((60, 10) if action == "hold" else (62.5, 6))


def test_the_hardest_of_the_sets_decides_about_the_reserve() -> None:
    assert suggested(UPPER, [*sets(60, 10, rpe=7), *sets(60, 10, rpe=10)]).suggested_action is Action.HOLD


def test_without_a_planned_reserve_reps_alone_decide() -> None:
    assert suggested(Scheme(6, 10, 2.5), sets(60, 10, rpe=10)).suggested_action is Action.INCREASE_WEIGHT


@pytest.mark.parametrize(
    ("before", "action"),
    [
        (sets(60, 5), Action.DELOAD),
        (sets(57.5, 5), Action.DELOAD),
        (sets(65, 5), Action.HOLD),
        (sets(60, 6), Action.HOLD),
    ],
    ids=["the same weight", "less before", "already lightened", "done before"],
)
def test_a_second_miss_in_a_row_is_one_of_no_less_weight(before: list[LiftSet], action: Action) -> None:
    assert suggested(UPPER, before, sets(60, 5)).suggested_action is action


def test_two_misses_long_ago_are_forgotten() -> None:
    sessions = [sets(60, 5), sets(60, 5), sets(60, 7), sets(60, 5)]
    assert suggested(UPPER, *sessions).suggested_action is Action.HOLD


def test_only_working_sets_of_the_heaviest_weight_count() -> None:
    done = [
        *sets(48, 13),
        LiftSet("bench_press", SetKind.WARMUP, 3, 80),
        *sets(60, 8, 7),
        LiftSet("bench_press", SetKind.DROPSET, 4, 70),
        LiftSet("bench_press", SetKind.FAILURE, 9, 60),
        LiftSet("bench_press", SetKind.NORMAL, None, 90),
    ]
    found = suggested(UPPER, done)
    assert (found.suggested_weight, found.target_reps) == (60, 8)


def test_body_weight_grows_by_what_hangs_from_it_and_cannot_get_lighter() -> None:
    def chins(*reps: int) -> list[LiftSet]:
        return [LiftSet("pull_up", reps=each) for each in reps]

    assert suggested(UPPER, chins(10, 10)).suggested_weight == 2.5
    fell = suggested(UPPER, chins(5), chins(5))
    assert fell.suggested_action is Action.HOLD


def test_where_no_weight_is_known_none_is_suggested() -> None:
    """None is not 0: a bench press without a weight is no bench press of 2.5 kg."""
    found = suggested(UPPER, sets(None, 10, 10))
    assert (found.suggested_action, found.suggested_weight) == (Action.INCREASE_WEIGHT, None)


def test_warm_ups_easy_sets_and_lighter_sets_are_no_working_sets() -> None:
    others = [
        LiftSet("bench_press", SetKind.WARMUP, 3, 60.0),
        LiftSet("bench_press", SetKind.DROPSET, 3, 60.0),
        LiftSet("bench_press", SetKind.NORMAL, 3, 60.0, rpe=4),
        LiftSet("bench_press", SetKind.NORMAL, None, 60.0),
        LiftSet("bench_press", SetKind.NORMAL, 3, 50.0),
        LiftSet("bench_press", SetKind.NORMAL, 3, None),
    ]
    assert suggested(UPPER, [*sets(60, 10, 10), *others]) == suggested(UPPER, sets(60, 10, 10))
    assert progression(UPPER, [others[:4]]) is None


def test_nothing_done_suggests_nothing() -> None:
    assert progression(UPPER, []) is None
    assert progression(UPPER, [[], [LiftSet("bench_press", SetKind.WARMUP, 10, 20)]]) is None
    assert suggested(UPPER, sets(60, 10), []).suggested_weight == 62.5


REPS = st.lists(st.integers(1, 15), min_size=1, max_size=5)
STEPS = st.sampled_from([0.5, 1.0, 1.25, 2.5, 4.0, 5.0])


@given(STEPS, st.integers(1, 60), REPS, REPS)
def test_weights_stay_steps_and_the_target_stays_in_the_range(
    step: float, steps: int, before: list[int], last: list[int]
) -> None:
    weight_kg = step * steps
    found = suggested(Scheme(6, 10, step), sets(weight_kg, *before), sets(weight_kg, *last))
    assert found.suggested_weight is not None
    assert found.suggested_weight / step == pytest.approx(round(found.suggested_weight / step))
    assert 6 <= found.target_reps <= 10
    heavier = found.suggested_action is Action.INCREASE_WEIGHT
    lighter = found.suggested_action is Action.DELOAD
    assert heavier is (found.suggested_weight > weight_kg)
    assert lighter is (found.suggested_weight < weight_kg)
    assert not lighter or found.suggested_weight <= 0.9 * weight_kg + 1e-6


@given(REPS)
def test_one_rep_more_in_every_set_never_asks_for_less(reps: list[int]) -> None:
    worse, better = (suggested(UPPER, sets(60, *each)) for each in (reps, [one + 1 for one in reps]))
    assert (better.suggested_weight or 0, better.target_reps) >= (worse.suggested_weight or 0, worse.target_reps)
