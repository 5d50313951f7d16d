"""A workout that a body and a watch can do has no problems; everything else names its own."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.training.sport import Sport, Stroke
from domain.training.validity import (
    FIRST_DAY,
    LAST_DAY,
    TARGETS,
    Bounds,
    Problem,
    problems,
    valid_id,
    whole_pool_lengths,
)
from domain.training.workout import Block, PlannedExercise, Step, StepKind, Target, TargetKind, Workout
from domain.units import METRES_PER_YARD
from tests.builders.plans import session
from tests.builders.workouts import workouts

RUN = session("w-run", sport=Sport.RUN)
SWIM = replace(session("w-swim", sport=Sport.SWIM), pool_length_m=25.0)
LIFT = session("w-lift", sport=Sport.STRENGTH)
NOT_NUMBERS = (float("nan"), float("inf"), float("-inf"))


def with_step(workout: Workout, step: Step, repeat: int = 1) -> Workout:
    return replace(workout, blocks=(*workout.blocks, Block((Step(StepKind.REST, seconds=10.0), step), repeat)))


def with_exercise(**changed: object) -> Workout:
    return replace(LIFT, exercises=(replace(LIFT.exercises[0], **changed),))  # type: ignore[arg-type]


def keys(workout: Workout) -> list[str]:
    return [problem.key for problem in problems(workout)]


@given(workouts())
def test_a_sound_workout_has_no_problems(workout: Workout) -> None:
    assert problems(workout) == ()


@pytest.mark.parametrize(
    ("key", "workout"),
    [
        ("id", replace(RUN, id="")),
        ("id", replace(RUN, id="Run 1")),
        ("id", replace(RUN, id="w" * 41)),
        ("day", replace(RUN, day=date.min)),
        ("day", replace(RUN, day=date.max)),
        ("title", replace(RUN, title=" ")),
        ("title", replace(RUN, title="x" * 81)),
        ("note", replace(RUN, note="x" * 501)),
        *(("minutes", replace(RUN, minutes=minutes)) for minutes in (0, -1, 601, True, 45.5, *NOT_NUMBERS)),  # type: ignore[arg-type]
        *(("distance", replace(RUN, distance_m=metres)) for metres in (0.0, -1.0, 500_001.0, *NOT_NUMBERS)),
        ("pool_without_swim", replace(RUN, pool_length_m=25.0)),
        ("pool_unknown", replace(RUN, pool_in_yards=True)),
        *(("pool_length", replace(SWIM, pool_length_m=metres)) for metres in (9.9, 100.1, 0.0, -25.0, *NOT_NUMBERS)),
        ("blocks_count", replace(RUN, blocks=())),
        ("blocks_count", replace(RUN, blocks=RUN.blocks * 51)),
        ("blocks_in_sport", replace(LIFT, blocks=RUN.blocks)),
        ("exercises_count", replace(LIFT, exercises=())),
        ("exercises_in_sport", replace(RUN, exercises=LIFT.exercises)),
    ],
)
def test_a_workout_names_its_problem(key: str, workout: Workout) -> None:
    assert keys(workout) == [key]


@pytest.mark.parametrize(
    ("key", "workout", "step"),
    [
        ("two_ends", RUN, Step(StepKind.WORK, seconds=60.0, distance_m=100.0)),
        *(("step_seconds", RUN, Step(StepKind.WORK, seconds=length)) for length in (0.0, -1.0, 36_001.0, *NOT_NUMBERS)),
        *(("step_distance", RUN, Step(StepKind.WORK, distance_m=length)) for length in (0.0, -1.0, *NOT_NUMBERS)),
        ("note", RUN, Step(StepKind.WORK, note="x" * 501)),
        ("stroke_without_swim", RUN, Step(StepKind.WORK, stroke=Stroke.FREESTYLE)),
        ("sendoff_without_swim", RUN, Step(StepKind.WORK, distance_m=100.0, sendoff_s=60.0)),
        ("sendoff_without_distance", SWIM, Step(StepKind.WORK, seconds=60.0, sendoff_s=60.0)),
        ("sendoff_without_distance", SWIM, Step(StepKind.REST, distance_m=25.0, sendoff_s=60.0)),
        ("sendoff", SWIM, Step(StepKind.WORK, distance_m=25.0, sendoff_s=4.0)),
        ("sendoff", SWIM, Step(StepKind.WORK, distance_m=25.0, sendoff_s=float("nan"))),
        ("not_pool_lengths", SWIM, Step(StepKind.WORK, distance_m=60.0)),
        ("not_pool_lengths", SWIM, Step(StepKind.WORK, distance_m=10.0)),
    ],
)
def test_a_step_names_its_problem_and_its_place(key: str, workout: Workout, step: Step) -> None:
    assert [(each.key, each.place) for each in problems(with_step(workout, step))] == [(key, "blocks[1].steps[1]")]


@pytest.mark.parametrize("repeat", [0, -1, 100, 2.5])
def test_repeats_are_counted(repeat: int) -> None:
    assert keys(with_step(RUN, Step(StepKind.WORK), repeat)) == ["repeat"]


def test_a_block_has_steps() -> None:
    assert problems(replace(RUN, blocks=(Block(()),))) == (Problem("steps_count", "blocks[0]", 0, "1–50"),)


@pytest.mark.parametrize("kind", TargetKind)
def test_a_target_is_a_plausible_range(kind: TargetKind) -> None:
    low, high = TARGETS[kind]
    assert keys(with_step(RUN, Step(StepKind.WORK, target=Target(kind, low, high)))) == []
    for wrong in (Target(kind, low - 0.01, high), Target(kind, low, high + 0.01), Target(kind, low, float("nan"))):
        assert keys(with_step(RUN, Step(StepKind.WORK, target=wrong))) == [f"target_{kind.value}"]
    for order in (Target(kind, high, low), Target(kind, high, high)):
        assert keys(with_step(RUN, Step(StepKind.WORK, target=order))) == ["target_order"]


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("exercise_unknown", {"exercise": "underwater_basket_weaving"}),
        *(("sets", {"sets": sets}) for sets in (0, 51, 2.5)),
        ("reps", {"reps_low": 0}),
        ("reps", {"reps_high": 101}),
        ("reps_order", {"reps_low": 9, "reps_high": 8}),
        *(("weight", {"weight_kg": weight}) for weight in (0.0, -5.0, 500.5, *NOT_NUMBERS)),
        *(("rir", {"rir": rir}) for rir in (-1.0, 10.5, *NOT_NUMBERS)),
        *(("exercise_rest", {"rest_s": rest}) for rest in (-1.0, 1801.0, *NOT_NUMBERS)),
    ],
)
def test_an_exercise_names_its_problem_and_its_place(key: str, changed: dict[str, object]) -> None:
    assert [(each.key, each.place) for each in problems(with_exercise(**changed))] == [(key, "exercises[0]")]


def test_all_problems_are_named_at_once() -> None:
    wrong = with_step(replace(RUN, minutes=0, title=""), Step(StepKind.WORK, seconds=0.0, stroke=Stroke.DRILL))
    assert keys(wrong) == ["title", "minutes", "step_seconds", "stroke_without_swim"]


@given(st.integers(1, 200), st.sampled_from([25.0, 50.0, 25 * METRES_PER_YARD, 33.33]))
def test_lengths_are_whole_whatever_the_unit(lengths: int, pool_m: float) -> None:
    assert whole_pool_lengths(round(lengths * pool_m, 4), pool_m)
    assert not whole_pool_lengths((lengths + 0.5) * pool_m, pool_m)


def test_a_pool_in_yards_is_spoken_of_in_yards() -> None:
    yards = replace(SWIM, pool_length_m=25 * METRES_PER_YARD, pool_in_yards=True)
    [found] = problems(with_step(yards, Step(StepKind.WORK, distance_m=60 * METRES_PER_YARD)))
    assert (found.found, found.allowed) == ("60 yd", "25 yd")


@given(st.text(max_size=50))
def test_an_id_is_short_and_plain(identity: str) -> None:
    plain = all(letter in "abcdefghijklmnopqrstuvwxyz0123456789-" for letter in identity)
    assert valid_id(identity) is (plain and 1 <= len(identity) <= 40)


@given(st.one_of(st.floats(), st.integers(), st.text(), st.none(), st.booleans()))
def test_bounds_hold_only_numbers_inside(value: object) -> None:
    inside = type(value) in {int, float} and 1 <= value <= 5  # type: ignore[operator]
    assert Bounds(1, 5).hold(value) is inside


def test_the_edges_of_the_calendar_are_days_for_a_plan() -> None:
    assert [keys(replace(RUN, day=day)) for day in (FIRST_DAY, LAST_DAY)] == [[], []]


@pytest.mark.parametrize(
    "workout",
    [
        *(replace(RUN, minutes=minutes) for minutes in (1, 600)),
        *(replace(RUN, distance_m=metres) for metres in (1.0, 500_000.0)),
        *(replace(SWIM, pool_length_m=metres) for metres in (10.0, 100.0)),
        *(with_step(RUN, Step(StepKind.WORK, seconds=length)) for length in (1.0, 36_000.0)),
        *(with_step(RUN, Step(StepKind.WORK, distance_m=length)) for length in (1.0, 500_000.0)),
        *(with_step(SWIM, Step(StepKind.WORK, distance_m=25.0, sendoff_s=late)) for late in (5.0, 3600.0)),
        *(with_step(RUN, Step(StepKind.WORK), repeat) for repeat in (1, 99)),
        *(with_exercise(sets=sets) for sets in (1, 50)),
        with_exercise(reps_low=1, reps_high=100),
        *(with_exercise(weight_kg=weight) for weight in (0.1, 500.0)),
        *(with_exercise(rir=rir) for rir in (0.0, 10.0)),
        *(with_exercise(rest_s=rest) for rest in (0.0, 1800.0)),
    ],
)
def test_both_edges_are_allowed(workout: Workout) -> None:
    assert problems(workout) == ()


def test_the_longest_words_still_fit() -> None:
    assert keys(with_step(replace(RUN, title="x" * 80, note="x" * 500), Step(StepKind.WORK, note="x" * 500))) == []


def test_an_exercise_may_be_said_in_few_words() -> None:
    assert problems(replace(LIFT, exercises=(PlannedExercise("plank", 3, 1, 1),))) == ()
