"""Every place an athlete can name leads to its muscles, or to none."""

import pytest

from domain.body.sore_places import WHOLE_BODY, muscles_at
from domain.metrics.muscles import GROUPS
from domain.training.entry.places import PLACES, place_of

WITHOUT_MUSCLES = {
    "neck", "head", "elbow", "wrist", "hand", "finger", "rib", "it_band", "knee", "shin", "achilles", "ankle", "heel",
    "foot", "toe",
}  # fmt: skip


@pytest.mark.parametrize("place", sorted(PLACES))
def test_a_place_has_known_muscles_or_is_a_joint(place: str) -> None:
    bare = place.removeprefix("left_").removeprefix("right_")
    assert muscles_at(place) <= set(GROUPS)
    assert bool(muscles_at(place)) is (bare not in WITHOUT_MUSCLES)
    assert muscles_at(place) == muscles_at(bare)


@pytest.mark.parametrize(
    ("said", "muscles"),
    [
        ("left calf", {"calves"}),
        ("quads", {"quads"}),
        ("legs", {"quads", "hamstrings", "glutes", "adductors", "calves"}),
        ("lower back", {"back"}),
        ("shoulders", {"front_delts", "side_delts", "rear_delts"}),
        ("right knee", set()),
    ],
)
def test_what_an_athlete_says(said: str, muscles: set[str]) -> None:
    place = place_of(said)
    assert place is not None
    assert muscles_at(place) == muscles


def test_no_place_is_the_whole_body() -> None:
    assert muscles_at(WHOLE_BODY) == set(GROUPS)
