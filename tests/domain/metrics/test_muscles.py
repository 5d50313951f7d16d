"""Sets of each muscle: whole for what an exercise trains, half for what helps, none for warm-ups and easy sets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.muscles import GROUPS, MuscleGroup, is_hard, sets_by_group, sets_by_muscle, shares
from domain.training.activity import LiftSet, SetKind
from domain.training.exercises import CATALOGUE

any_set = st.builds(
    LiftSet,
    exercise=st.sampled_from([*CATALOGUE, "unheard of"]),
    kind=st.sampled_from(SetKind),
    reps=st.integers(1, 20),
    weight_kg=st.none() | st.floats(1, 300),
    rpe=st.none() | st.floats(1, 10),
)


def hard(exercise: str, count: int, rpe: float | None = None) -> list[LiftSet]:
    return [LiftSet(exercise, reps=8, rpe=rpe)] * count


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (
            [LiftSet("bench_press", SetKind.WARMUP, 10), *hard("bench_press", 3)],
            {"chest": 3.0, "triceps": 1.5, "front_delts": 1.5},
        ),
        (hard("back_squat", 4, 8), {"quads": 4.0, "glutes": 2.0, "adductors": 2.0}),
        ([LiftSet("back_squat", SetKind.DROPSET, 6)], {"quads": 1.0, "glutes": 0.5, "adductors": 0.5}),
        (hard("back_squat", 3, 4), {}),
        ([], {}),
    ],
    ids=["a warm-up counts nothing", "squats", "a drop set counts once", "RPE 4 is easy", "an empty week"],
)
def test_fractional_sets(sets: list[LiftSet], expected: dict[str, float]) -> None:
    """Pelland 2024: direct sets whole, indirect ones half."""
    assert sets_by_muscle(sets) == expected


def test_a_set_counts_once_for_a_group_however_many_of_its_muscles_it_trains() -> None:
    assert sets_by_group(hard("back_squat", 4)) == {MuscleGroup.LEGS: 4.0}
    assert sets_by_group(hard("bench_press", 2)) == {
        MuscleGroup.CHEST: 2.0,
        MuscleGroup.ARMS: 1.0,
        MuscleGroup.SHOULDERS: 1.0,
    }


def test_every_muscle_of_the_catalogue_has_its_group() -> None:
    assert {muscle for known in CATALOGUE.values() for muscle in (*known.muscles, *known.secondary)} <= set(GROUPS)


@given(st.lists(any_set, max_size=20), st.lists(any_set, max_size=20))
def test_sessions_add_up(first: list[LiftSet], second: list[LiftSet]) -> None:
    """Halves and wholes are exact, so days add up to weeks to the last bit, in whatever order."""
    for count in (sets_by_muscle, sets_by_group):
        one, other, both = count(first), count(second), count([*second, *first])
        assert both == {part: one.get(part, 0) + other.get(part, 0) for part in {*one, *other}}


@given(any_set)
def test_only_hard_sets_of_known_exercises_count(done: LiftSet) -> None:
    assert bool(sets_by_muscle([done])) == (is_hard(done) and done.exercise in CATALOGUE)
    assert not is_hard(LiftSet(done.exercise, SetKind.WARMUP, rpe=done.rpe))


@given(st.sampled_from(sorted(CATALOGUE)))
def test_a_muscle_that_is_trained_is_not_also_a_helper(exercise: str) -> None:
    assert set(shares(exercise).values()) <= {0.5, 1.0}
    assert all(shares(exercise)[muscle] == 1.0 for muscle in CATALOGUE[exercise].muscles)
