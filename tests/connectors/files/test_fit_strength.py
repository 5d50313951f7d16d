"""Strength sessions: the sets that were lifted, by the catalogue's names."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from garmin_fit_sdk import Profile

from bot.connectors.files.fit.reader import read_fit
from domain.training.activity import Activity, LiftSet
from domain.training.exercises import CATALOGUE
from domain.training.sport import Sport
from tests.builders.fit_files import active_set, strength_file


def read(*sets: dict[str, Any]) -> Activity:
    messages = [active_set(130.0 * index, **each) for index, each in enumerate(sets)]
    return read_fit(strength_file(*messages), ZoneInfo("UTC")).activities[0]


def test_sets_have_reps_and_weight_and_rests_are_no_sets() -> None:
    lifted = read({"category": [28], "category_subtype": [6], "repetitions": 8, "weight": 102.5})

    assert (lifted.sport, lifted.moving_s, lifted.distance_m) == (Sport.STRENGTH, 1800, None)
    assert lifted.sets == (LiftSet("back_squat", reps=8, weight_kg=102.5, seconds=40),)


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_every_exercise_of_the_catalogue_is_recognised_and_known_to_watches(key: str) -> None:
    known = CATALOGUE[key]
    (lifted,) = read({"category": [known.fit_category], "category_subtype": [known.fit_name]}).sets

    assert lifted.exercise == key
    category = Profile["types"]["exercise_category"][known.fit_category]
    assert known.fit_name in Profile["types"][f"{category}_exercise_name"]


@pytest.mark.parametrize(
    ("category", "subtype", "named"),
    [
        (["triceps_extension", "lunge", "unknown"], [0, 65535, 65535], "bench dip"),
        (["sit_up", "squat", "flye"], [65535, 65535, 2], "sit up"),
        (["unknown", "deadlift"], [65535, 0], "deadlift"),
        (["unknown", "unknown"], None, "unknown"),
        (["squat"], [9999], "squat"),
        (["suspension"], [20], "push_up"),
        ([61_000], [3], "unknown"),
        (None, None, "unknown"),
    ],
)
def test_a_watchs_likeliest_guess_names_the_set(category: Any, subtype: Any, named: str) -> None:
    (lifted,) = read({"category": category, "category_subtype": subtype, "repetitions": 10}).sets

    assert lifted.exercise == named


@pytest.mark.parametrize("weight", [0, None, 4000])
def test_no_weight_is_not_known_and_never_zero(weight: float | None) -> None:
    (lifted,) = read({"category": ["pull_up"], "weight": weight, "repetitions": 0}).sets

    assert (lifted.weight_kg, lifted.reps) == (None, None)
