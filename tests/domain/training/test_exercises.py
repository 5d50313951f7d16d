"""One name for every exercise, whatever app or watch it came from."""

import re
from collections import Counter, defaultdict

import pytest
from garmin_fit_sdk import Profile
from hypothesis import given
from hypothesis import strategies as st

from domain.training.exercises import CATALOGUE, Exercise, Pattern, by_fit_numbers, by_hevy_template, by_name, swaps_for

# Those of one line stand for each other.
SWAPS = (
    "air_squat back_squat front_squat goblet_squat leg_press",
    (
        "arnold_press dumbbell_shoulder_press military_press overhead_press pike_push_up push_press "
        "seated_dumbbell_shoulder_press seated_shoulder_press"
    ),
    "barbell_row dumbbell_row inverted_row pendlay_row seated_cable_row t_bar_row",
    (
        "bench_press decline_dumbbell_bench_press decline_push_up dumbbell_bench_press incline_bench_press "
        "incline_dumbbell_bench_press incline_smith_machine_bench_press kneeling_push_up push_up "
        "smith_machine_bench_press"
    ),
    "biceps_curl concentration_curl dumbbell_curl hammer_curl preacher_curl",
    "box_jump jumping_lunge",
    "cable_crossover dumbbell_fly incline_dumbbell_fly",
    "calf_raise seated_calf_raise",
    "close_grip_lat_pulldown lat_pulldown pull_up",
    "crunch dead_bug hanging_knee_raise hanging_leg_raise kneeling_ab_wheel mountain_climber plank sit_up",
    "deadlift dumbbell_deadlift",
    "dumbbell_lunge reverse_lunge split_squat step_up walking_lunge",
    "dumbbell_romanian_deadlift good_morning romanian_deadlift single_leg_romanian_deadlift",
    "kettlebell_snatch kettlebell_swing",
    "lateral_raise one_arm_cable_lateral_raise",
    (
        "lying_triceps_extension overhead_cable_triceps_extension rope_pressdown triceps_extension "
        "triceps_kickback triceps_pressdown"
    ),
    "sumo_deadlift trap_bar_deadlift",
)
EXERCISES = sorted(CATALOGUE.values(), key=lambda known: known.key)


@pytest.mark.parametrize("known", EXERCISES, ids=lambda known: known.key)
def test_each_is_found_under_all_its_names_and_numbers(known: Exercise) -> None:
    for name in (known.key, known.title, *known.aliases):
        assert by_name(name) == known.key
        assert by_name(f"  {name.upper()} ") == known.key
    assert by_fit_numbers(known.fit_category, known.fit_name) == known.key
    assert by_hevy_template(known.hevy) == (known.key if known.hevy else None)


@pytest.mark.parametrize("known", EXERCISES, ids=lambda known: known.key)
def test_its_numbers_are_those_of_the_fit_profile(known: Exercise) -> None:
    category = Profile["types"]["exercise_category"][known.fit_category]
    names = Profile["types"][f"{category}_exercise_name"]
    words = set(re.split(r"[_-]", known.key)) - {"standing"}
    assert words & set(names[known.fit_name].split("_")), (category, names[known.fit_name])


def test_no_name_and_no_numbers_mean_two_exercises() -> None:
    names = Counter(
        name for known in EXERCISES for name in {each.casefold() for each in (known.key, known.title, *known.aliases)}
    )
    assert [name for name, times in names.items() if times > 1] == []
    assert len({(known.fit_category, known.fit_name) for known in EXERCISES}) == len(EXERCISES)


@pytest.mark.parametrize("known", EXERCISES, ids=lambda known: known.key)
def test_it_trains_something_and_grows_in_real_steps(known: Exercise) -> None:
    assert known.muscles
    assert not set(known.muscles) & set(known.secondary)
    assert 0.5 <= known.increment_kg <= 10


def test_each_has_a_movement_pattern_and_no_pattern_is_without_one() -> None:
    assert {known.pattern for known in EXERCISES} == set(Pattern)


def test_only_these_train_the_same_in_the_same_way() -> None:
    kinds: dict[object, set[str]] = defaultdict(set)
    for known in EXERCISES:
        kinds[known.pattern, frozenset(known.muscles)].add(known.key)
    assert sorted(sorted(keys) for keys in kinds.values() if len(keys) > 1) == [each.split() for each in SWAPS]


@pytest.mark.parametrize("known", EXERCISES, ids=lambda known: known.key)
def test_its_swaps_are_the_others_of_its_line(known: Exercise) -> None:
    line = next((each.split() for each in SWAPS if known.key in each.split()), [known.key])
    assert sorted({*swaps_for(known.key), known.key}) == line
    assert known.key not in swaps_for(known.key)


def test_nobody_stands_for_an_unknown_exercise() -> None:
    assert swaps_for("somebody's own") == ()


def test_only_these_lift_the_whole_body() -> None:
    assert {known.key for known in EXERCISES if known.bodyweight} == {"pull_up", "chin_up", "dip"}


@given(st.text())
def test_an_unknown_name_is_nobody(name: str) -> None:
    found = by_name(name)
    assert found is None or found in CATALOGUE


def test_unknown_numbers_are_nobody() -> None:
    assert by_fit_numbers(65534, 0) is None
    assert by_hevy_template("") is None
