"""Which planned exercises were done, and by which others."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan.lifting import Lift, Lifting, lifting
from domain.training.activity import Activity, LiftSet, SetKind
from domain.training.exercises import CATALOGUE
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Purpose, Workout

DAY = date(2026, 11, 18)
WARMUP = SetKind.WARMUP
# Three that stand for each other, two of the same muscles that do not, and one besides.
NAMES = ("back_squat", "front_squat", "goblet_squat", "split_squat", "box_jump", "bench_press")
PLANNED = st.builds(PlannedExercise, st.sampled_from(NAMES), st.integers(1, 5), st.just(5), st.just(8))
SETS = st.builds(LiftSet, st.sampled_from([*NAMES, "unknown"]), st.sampled_from(SetKind))


def compared(planned: list[PlannedExercise], sets: list[LiftSet]) -> Lifting | None:
    workout = Workout("w", DAY, Sport.STRENGTH, "Full body", Purpose.STRENGTH, 45, exercises=tuple(planned))
    started = datetime(2026, 11, 18, 17, tzinfo=UTC)
    return lifting(workout, Activity("hevy", "a", Sport.STRENGTH, started, DAY, 2700, 2700, sets=tuple(sets)))


def three_of(*names: str) -> list[PlannedExercise]:
    return [PlannedExercise(name, 3, 5, 8) for name in names]


def done(*names: str, kind: SetKind = SetKind.NORMAL) -> list[LiftSet]:
    return [LiftSet(name, kind) for name in names]


def kind(name: str) -> object:
    return CATALOGUE[name].pattern, set(CATALOGUE[name].muscles)


def test_a_session_is_told_exercise_by_exercise() -> None:
    planned = three_of("back_squat", "bench_press", "deadlift", "pull_up", "bench_press")
    sets = done("lat_pulldown", "front_squat", "bench_press", "bench_press", "front_squat", "romanian_deadlift")
    assert compared(planned, [*done("deadlift", "pull_up", kind=WARMUP), *sets]) == Lifting(
        (
            Lift("back_squat", 3, 2, "front_squat"),
            Lift("bench_press", 6, 2, "bench_press"),
            Lift("deadlift", 3),
            Lift("pull_up", 3, 1, "lat_pulldown"),
        )
    )


def test_what_was_done_as_planned_is_no_stand_in_as_well() -> None:
    found = compared(three_of("front_squat", "back_squat"), done("back_squat"))
    assert found is not None
    assert (found.done, found.swaps) == (1, ())


def test_of_several_that_would_do_the_one_with_most_sets_stands_for_the_one_with_most() -> None:
    planned = [PlannedExercise("back_squat", 2, 5, 8), PlannedExercise("front_squat", 4, 5, 8)]
    found = compared(planned, done("goblet_squat"))
    assert found is not None
    assert found.lifts == (Lift("back_squat", 2), Lift("front_squat", 4, 1, "goblet_squat"))


def test_the_same_muscles_in_another_pattern_are_no_swap() -> None:
    assert compared(three_of("split_squat", "pull_up"), done("box_jump", "barbell_row")) == Lifting(
        (Lift("split_squat", 3), Lift("pull_up", 3))
    )


@pytest.mark.parametrize(
    "sets", [(), done("unknown", "leg press"), done("back_squat", kind=WARMUP)], ids=["none", "unnamed", "warm-ups"]
)
def test_sets_that_say_nothing_say_nothing(sets: list[LiftSet]) -> None:
    assert compared(three_of("back_squat"), sets) is None


def test_a_workout_without_exercises_has_nothing_to_compare() -> None:
    assert compared([], done("back_squat")) is None


@given(st.lists(PLANNED, max_size=6), st.lists(SETS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_exercises_and_sets_changes_nothing(
    planned: list[PlannedExercise], sets: list[LiftSet], chance: Random
) -> None:
    found = compared(planned, sets)
    again = compared(chance.sample(planned, len(planned)), chance.sample(sets, len(sets)))
    if found is None or again is None:
        assert found is again
    else:
        assert (set(found.lifts), found.unknown) == (set(again.lifts), again.unknown)


@given(st.lists(PLANNED, min_size=1, max_size=6), st.lists(SETS, max_size=12))
def test_an_exercise_is_done_as_planned_else_by_a_free_one_of_its_kind_else_not(
    planned: list[PlannedExercise], sets: list[LiftSet]
) -> None:
    working = [each.exercise for each in sets if each.kind is not WARMUP]
    known, named = set(working) - {"unknown"}, {each.exercise for each in planned}
    found = compared(planned, sets)
    if found is None:
        assert not known
        return
    assert found.unknown is ("unknown" in working)
    assert [lift.exercise for lift in found.lifts] == list(dict.fromkeys(each.exercise for each in planned))
    taken = [lift.done_as for lift in found.lifts if lift.done_as]
    assert len(taken) == len(set(taken)) == found.done
    for lift in found.lifts:
        assert lift.planned_sets == sum(each.sets for each in planned if each.exercise == lift.exercise)
        assert lift.done_sets == (working.count(lift.done_as) if lift.done_as else 0)
        assert (lift.done_as == lift.exercise) is (lift.exercise in known)
        assert lift.swapped is (lift in found.swaps) is (lift.done_as in known - named)
        if lift.swapped and lift.done_as:
            assert kind(lift.done_as) == kind(lift.exercise)
        if lift.done_as is None:
            assert not [one for one in known - named - set(taken) if kind(one) == kind(lift.exercise)]
