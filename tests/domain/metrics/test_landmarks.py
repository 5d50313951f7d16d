"""Weekly sets against volume landmarks (Israetel 2017), by fractional counting (Pelland 2024)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.landmarks import LANDMARKS, Opposed, Standing, imbalances, standing, standings
from domain.metrics.muscles import GROUPS, sets_by_muscle
from domain.training.activity import LiftSet, SetKind

WEEKS = st.dictionaries(st.sampled_from(sorted(GROUPS)), st.integers(1, 60).map(lambda halves: halves / 2))


PRINTED = """
chest 8/10/12-20/22, back 8/10/14-22/25, quads 6/8/12-18/20, hamstrings 4/6/10-16/20, glutes 0/0/4-12/16,
side_and_rear_delts 0/8/16-22/26, front_delts 0/0/6-8/12, biceps 5/8/14-20/26, triceps 4/6/10-14/18,
calves 6/8/12-16/20, abs 0/0/16-20/25
"""


def test_landmarks_are_the_published_ones() -> None:
    """Israetel 2017: MV / MEV / MAV from–to / MRV, in sets a week."""
    told = {line.split()[0]: tuple(map(float, re.findall(r"\d+", line))) for line in PRINTED.split(",") if line.strip()}
    assert {muscle: tuple(marks) for muscle, marks in LANDMARKS.items()} == told


def where(muscle: str, sets: float) -> Standing:
    return standing(sets, LANDMARKS[muscle])


@pytest.mark.parametrize(
    ("muscle", "sets", "expected"),
    [
        ("chest", 7.5, Standing.BELOW_MAINTENANCE),
        ("chest", 8, Standing.MAINTENANCE),
        ("chest", 9.5, Standing.MAINTENANCE),
        ("chest", 10, Standing.GROWTH),
        ("chest", 20, Standing.GROWTH),
        ("chest", 20.5, Standing.HIGH),
        ("hamstrings", 4, Standing.MAINTENANCE),
        ("side_and_rear_delts", 0, Standing.MAINTENANCE),
        ("side_and_rear_delts", 8, Standing.GROWTH),
        ("glutes", 0, Standing.MAINTENANCE),
        ("glutes", 3.5, Standing.MAINTENANCE),
        ("glutes", 4, Standing.GROWTH),
        ("abs", 15.5, Standing.MAINTENANCE),
        ("front_delts", 8.5, Standing.HIGH),
    ],
)
def test_where_so_many_sets_stand(muscle: str, sets: float, expected: Standing) -> None:
    assert where(muscle, sets) is expected


def test_a_week_of_benching_by_its_worked_numbers() -> None:
    """Bench 3 sets, pushdown 3 of which one at RPE 4, press 4: triceps 5.5 and front delts 5.5."""
    week = sets_by_muscle(
        [
            LiftSet("bench_press", SetKind.WARMUP, 10),
            *[LiftSet("bench_press", reps=8)] * 3,
            *[LiftSet("triceps_extension", reps=10)] * 2,
            LiftSet("triceps_extension", reps=10, rpe=4),
            *[LiftSet("overhead_press", reps=6)] * 4,
        ]
    )
    assert week == {"chest": 3.0, "triceps": 5.5, "front_delts": 5.5, "side_delts": 2.0}
    found = {each.muscle: (each.sets, each.standing) for each in standings(week)}
    assert found["triceps"] == (5.5, Standing.MAINTENANCE)
    assert found["front_delts"] == (5.5, Standing.MAINTENANCE)
    assert found["side_and_rear_delts"] == (2.0, Standing.MAINTENANCE)
    assert found["quads"] == (0.0, Standing.BELOW_MAINTENANCE)
    assert list(found) == list(LANDMARKS)


def test_what_a_press_adds_to_a_week() -> None:
    """Overhead press 4 sets: front delts whole, triceps and side delts half."""
    assert sets_by_muscle([LiftSet("overhead_press", reps=6)] * 4) == {
        "front_delts": 4.0,
        "triceps": 2.0,
        "side_delts": 2.0,
    }


def test_side_and_rear_delts_count_together() -> None:
    found = {each.muscle: each.sets for each in standings({"side_delts": 5.0, "rear_delts": 4.0})}
    assert found["side_and_rear_delts"] == 9.0


@pytest.mark.parametrize("week", [{}, {"chest": 0.0}])
def test_an_empty_week_gives_no_verdict(week: dict[str, float]) -> None:
    assert standings(week) == ()
    assert imbalances(week) == ()


@pytest.mark.parametrize(
    ("week", "pairs"),
    [
        ({"quads": 10.0, "hamstrings": 7.0}, []),
        ({"quads": 10.0, "hamstrings": 6.5}, [Opposed.QUADS_HAMSTRINGS]),
        ({"quads": 6.5, "hamstrings": 10.0}, [Opposed.QUADS_HAMSTRINGS]),
        ({"quads": 4.0}, [Opposed.QUADS_HAMSTRINGS]),
        ({"quads": 3.5}, []),
        ({"chest": 6.0, "triceps": 3.0, "front_delts": 3.0, "back": 6.0, "biceps": 3.0}, []),
        ({"chest": 6.0, "triceps": 3.0, "front_delts": 3.0, "back": 5.0, "biceps": 3.0}, [Opposed.PUSH_PULL]),
        ({"chest": 8.0, "back": 5.0, "rear_delts": 1.0}, []),
        ({"biceps": 2.0, "triceps": 6.0, "back": 9.0, "chest": 4.0}, [Opposed.BICEPS_TRICEPS]),
    ],
)
def test_only_more_than_thirty_percent_is_an_imbalance(week: dict[str, float], pairs: list[Opposed]) -> None:
    assert [each.pair for each in imbalances(week)] == pairs


def test_an_imbalance_says_both_sides_and_by_how_much() -> None:
    (found,) = imbalances({"quads": 10.0, "hamstrings": 4.0})
    assert (found.first, found.second) == (10.0, 4.0)
    assert found.difference == pytest.approx(0.6)


def test_nothing_is_ever_called_a_failure() -> None:
    assert not [each for each in Standing if re.search("fail|bad|poor|weak", each)]


@pytest.mark.parametrize("marks", LANDMARKS.values(), ids=list(LANDMARKS))
def test_landmarks_rise(marks: tuple[float, ...]) -> None:
    assert list(marks) == sorted(marks)


def below(week: dict[str, float], unknown: float = 0.0) -> set[str]:
    found = standings(week, unknown)
    return {each.muscle for each in found if each.standing is Standing.BELOW_MAINTENANCE}


@given(WEEKS)
def test_what_is_told_is_imbalanced_or_below_what_maintains(week: dict[str, float]) -> None:
    assert all(each.difference > 0.3 for each in imbalances(week))
    assert all(each.sets < each.landmarks.mv for each in standings(week) if each.muscle in below(week))


@given(st.sampled_from(sorted(LANDMARKS)), st.floats(0, 40), st.floats(0, 10))
def test_more_sets_never_stand_lower(muscle: str, sets: float, more: float) -> None:
    order = list(Standing)
    assert order.index(where(muscle, sets + more)) >= order.index(where(muscle, sets))


@given(WEEKS)
def test_half_the_week_twice_is_as_balanced(week: dict[str, float]) -> None:
    twice = imbalances({muscle: 2 * sets for muscle, sets in week.items()})
    assert {each.pair for each in imbalances(week)} <= {each.pair for each in twice}


def test_unknown_sets_may_have_trained_what_seems_untrained() -> None:
    """Three sets of bench and fifty of exercises that nobody knows: of the legs nothing can be said."""
    bench = {"chest": 3.0, "triceps": 1.5, "front_delts": 1.5}
    every = below(bench)
    assert {"chest", "quads", "back"} <= every
    assert below(bench, 53) == set()
    assert below(bench, 4) == {muscle for muscle in every if LANDMARKS[muscle].mv - bench.get(muscle, 0.0) > 4}
