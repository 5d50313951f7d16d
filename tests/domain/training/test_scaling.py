"""A session made shorter or longer stays the same session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.training.scaling import scaled
from domain.training.sport import Sport
from domain.training.validity import problems, whole_pool_lengths
from domain.training.workout import Block, Purpose, Step, StepKind, Workout
from tests.builders.plans import MONDAY
from tests.builders.workouts import workouts

MINUTES = st.integers(1, 600)


@given(workouts(), MINUTES)
def test_a_scaled_session_can_be_done_and_is_for_the_same(workout: Workout, minutes: int) -> None:
    after = scaled(workout, minutes)
    assert problems(after) == ()
    assert after.minutes == minutes
    same = ("id", "day", "sport", "title", "purpose", "priority", "pool_length_m", "pool_in_yards", "note")
    assert [getattr(after, name) for name in same] == [getattr(workout, name) for name in same]


@given(workouts())
def test_the_same_length_is_the_same_session(workout: Workout) -> None:
    assert scaled(workout, workout.minutes) is workout


@given(workouts(), MINUTES)
def test_every_block_and_exercise_is_still_there(workout: Workout, minutes: int) -> None:
    after = scaled(workout, minutes)
    assert [[step.kind for step in block.steps] for block in after.blocks] == [
        [step.kind for step in block.steps] for block in workout.blocks
    ]
    assert [each.exercise for each in after.exercises] == [each.exercise for each in workout.exercises]
    assert all(block.repeat >= 1 for block in after.blocks)
    assert all(each.sets >= 1 for each in after.exercises)


@given(workouts(), MINUTES)
def test_nothing_grows_when_minutes_shrink_and_nothing_shrinks_when_they_grow(workout: Workout, minutes: int) -> None:
    figures = zip(_figures(workout), _figures(scaled(workout, minutes)), strict=True)
    if minutes < workout.minutes:
        assert all(after <= before for before, after in figures)
    else:
        assert all(after >= before for before, after in figures)


@given(workouts(sports=(Sport.SWIM,)), MINUTES)
def test_swims_end_at_the_wall(workout: Workout, minutes: int) -> None:
    assert workout.pool_length_m
    for block in scaled(workout, minutes).blocks:
        for step in block.steps:
            assert step.distance_m is None or whole_pool_lengths(step.distance_m, workout.pool_length_m)


@given(workouts(), st.integers(1, 99))
def test_repeats_go_before_any_of_them_is_changed(workout: Workout, percent: int) -> None:
    after = scaled(workout, max(1, workout.minutes * percent // 100))
    for before, block in zip(workout.blocks, after.blocks, strict=True):
        if before.repeat > 1:
            assert block.steps == before.steps


def test_intervals_lose_repeats_and_keep_warm_up_and_cool_down() -> None:
    shorter = scaled(intervals(), 36)
    assert shorter.blocks == (_single(StepKind.WARMUP, 720.0), _repeated(4), _single(StepKind.COOLDOWN, 480.0))
    longer = scaled(intervals(), 63)
    assert longer.blocks == (_single(StepKind.WARMUP, 720.0), _repeated(7), _single(StepKind.COOLDOWN, 480.0))


def test_warm_up_gives_way_only_where_little_is_left() -> None:
    assert scaled(intervals(), 18).blocks[0] == _single(StepKind.WARMUP, 720.0)
    assert scaled(intervals(), 17).blocks[0] == _single(StepKind.WARMUP, 270.0)


@pytest.mark.parametrize(
    ("distance_m", "sendoff_s", "minutes", "scaled_m", "scaled_s"),
    [
        (400.0, 480.0, 30, 200.0, 240.0),
        (400.0, 480.0, 90, 600.0, 720.0),
        (25.0, 40.0, 30, 25.0, 40.0),
        (50.0, 65.0, 120, 100.0, 130.0),
    ],
)
def test_a_send_off_follows_its_distance(
    distance_m: float, sendoff_s: float, minutes: int, scaled_m: float, scaled_s: float
) -> None:
    swim = Step(StepKind.WORK, distance_m=distance_m, sendoff_s=sendoff_s)
    workout = Workout(
        "w-swim", MONDAY, Sport.SWIM, "Swim", Purpose.EASY, 60, pool_length_m=25.0, blocks=(Block((swim,)),)
    )
    after = scaled(workout, minutes).blocks[0].steps[0]
    assert (after.distance_m, after.sendoff_s) == (scaled_m, scaled_s)


def intervals() -> Workout:
    blocks = (_single(StepKind.WARMUP, 720.0), _repeated(5), _single(StepKind.COOLDOWN, 480.0))
    return Workout("w-run", MONDAY, Sport.RUN, "5 × 3 min", Purpose.INTERVALS, 45, blocks=blocks)


def _single(kind: StepKind, seconds: float) -> Block:
    return Block((Step(kind, seconds=seconds),))


def _repeated(times: int) -> Block:
    return Block((Step(StepKind.WORK, seconds=180.0), Step(StepKind.RECOVERY, seconds=120.0)), times)


def _figures(workout: Workout) -> list[float]:
    steps = [(block.repeat, step) for block in workout.blocks for step in block.steps]
    lengths = [float(repeat) for repeat, _ in steps]
    for _, step in steps:
        lengths += [step.seconds or 0, step.distance_m or 0, step.sendoff_s or 0]
    return [*lengths, workout.distance_m or 0, *(float(each.sets) for each in workout.exercises)]
