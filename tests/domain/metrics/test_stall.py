"""Stalled lifts: three exposures over two weeks without 1 %, and a ladder of four things to try."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.progression import Scheme
from domain.metrics.stall import LADDER, Stall, Trained, Tried, next_try, stall
from domain.metrics.suggestion import Action
from domain.metrics.trend import Point
from domain.training.exercises import CATALOGUE, swaps_for

START = date(2026, 9, 1)
STALLED = Stall(START, 100.0, 4, 94.0)
SQUAT = Trained("back_squat", 80.0, 4, Scheme(5, 8, 5.0, 2.0))


def weekly(*kilograms: float, every: int = 7) -> list[Point]:
    return [(START + timedelta(every * number), kg) for number, kg in enumerate(kilograms)]


@pytest.mark.parametrize(
    ("e1rms", "exposures"),
    [
        (weekly(100, 100, 100, 100), 3),
        (weekly(100, 100.9, 100.5, 100), 3),
        (weekly(100, 95, 96, 97, 98), 4),
        (weekly(90, 100, 100, 100, 100), 3),
        (weekly(100, 100, 100, 101), None),
        (weekly(100, 100.4, 100.8, 101.2), None),
        (weekly(100, 100, 100), None),
        (weekly(100, 100, 100, 100, every=4), None),
        (weekly(100, 100, 100, 100, every=5), 3),
        (weekly(100, 80, 82, 84, every=29), None),
        ([], None),
    ],
    ids=[
        "level", "under 1 %", "falling", "since the last gain", "exactly 1 %", "slow, but going", "two after the first",
        "12 days", "15 days", "after breaks", "nothing",
    ],
)  # fmt: skip
def test_a_stall_is_three_exposures_of_two_weeks_without_a_gain(e1rms: list[Point], exposures: int | None) -> None:
    found = stall(e1rms)
    assert (None if found is None else found.exposures) == exposures


def test_a_stall_knows_its_beginning_and_its_end() -> None:
    assert stall(weekly(90, 100, 99, 98, 97)) == Stall(START + timedelta(7), 100, 3, 97)


@given(st.lists(st.floats(50, 150), max_size=12), st.integers(3, 30))
def test_a_stall_is_the_same_in_any_unit_and_a_level_line_is_one(values: list[float], exposures: int) -> None:
    one, doubled = stall(weekly(*values)), stall(weekly(*(2 * value for value in values)))
    assert (one and (one.since, one.exposures)) == (doubled and (doubled.since, doubled.exposures))
    assert stall(weekly(*[80.0] * (exposures + 1))) == Stall(START, 80.0, exposures, 80.0)


def test_the_ladder_is_climbed_in_its_order() -> None:
    tried: list[Tried] = []
    for day, action in enumerate(LADDER, start=1):
        assert next_try(STALLED, SQUAT, tried).suggested_action is action
        tried.append(Tried(START + timedelta(day), action))
    assert next_try(STALLED, SQUAT, tried).suggested_action is Action.VARY_REP_RANGE


@given(st.permutations(list(LADDER)))
def test_after_all_were_tried_the_oldest_comes_again(order: list[Action]) -> None:
    tried = [Tried(START + timedelta(day), action) for day, action in enumerate(order, start=1)]
    assert next_try(STALLED, SQUAT, list(reversed(tried))).suggested_action is order[0]
    once_more = Tried(START + timedelta(9), order[0])
    assert next_try(STALLED, SQUAT, [once_more, *tried]).suggested_action is order[1]


def test_what_was_tried_before_the_stall_does_not_count() -> None:
    assert next_try(STALLED, SQUAT, [Tried(START, Action.VARY_REP_RANGE)]).suggested_action is Action.VARY_REP_RANGE


def test_what_was_begun_goes_on_for_two_weeks_and_then_the_next_has_its_turn() -> None:
    sundays = [START + timedelta(days=7 * week) for week in range(1, 8)]
    tried: list[Tried] = []
    for sunday in sundays:
        tried.append(Tried(sunday, next_try(STALLED, SQUAT, tried, sunday).suggested_action))
    actions = [each.action for each in tried]
    assert actions == [LADDER[0], LADDER[0], LADDER[1], LADDER[1], LADDER[2], LADDER[2], LADDER[3]]
    between = next_try(STALLED, SQUAT, tried[:1], sundays[0] + timedelta(days=13))
    assert between.suggested_action is LADDER[0], "a note in the week says what its Sunday said"


def after(*actions: Action) -> list[Tried]:
    return [Tried(START + timedelta(number), action) for number, action in enumerate(actions, start=1)]


def test_another_range_comes_with_the_weight_for_it() -> None:
    found = next_try(STALLED, SQUAT)
    assert (found.target_reps, found.suggested_weight) == (8, 65.0), "94 kg × 73.9 % in steps of 5"
    heavy = Trained("back_squat", 65.0, 3, Scheme(8, 12, 5.0, 2.0))
    found = next_try(STALLED, heavy)
    assert (found.target_reps, found.suggested_weight) == (4, 75.0), "94 kg × 83.7 % in steps of 5"
    assert found.reason == ("stalled", 4.0, 3.0)


def test_what_lifts_the_body_needs_its_weight() -> None:
    scheme = Scheme(5, 8, 2.5, 0.0)
    unknown, known = (Trained("pull_up", 10.0, 3, scheme, kg) for kg in (None, 70.0))
    assert next_try(STALLED, unknown).suggested_weight is None
    assert next_try(STALLED, known).suggested_weight == 2.5, "94 kg × 78.6 % are 73.9 kg, of which the body is 70"
    heavy = Trained("pull_up", 10.0, 3, scheme, 90.0)
    assert next_try(STALLED, heavy).suggested_weight is None


def test_a_smaller_step_is_half_of_one() -> None:
    found = next_try(STALLED, SQUAT, after(Action.VARY_REP_RANGE))
    assert (found.suggested_action, found.suggested_weight, found.target_reps) == (Action.INCREASE_WEIGHT, 82.5, 5)


def test_a_deload_halves_sets_and_leaves_two_more_in_reserve() -> None:
    found = next_try(STALLED, SQUAT, after(Action.VARY_REP_RANGE, Action.INCREASE_WEIGHT))
    assert (found.suggested_action, found.suggested_weight) == (Action.DELOAD, 70.0)
    assert (found.sets_delta, found.target_rir, found.target_reps) == (-2, 4.0, 5)


def test_a_swap_names_an_exercise_of_the_same_pattern_and_muscles() -> None:
    found = next_try(STALLED, SQUAT, after(*LADDER[:3]))
    assert found.swap_to is not None
    assert found.suggested_weight is None, "maxima of two exercises do not compare"
    one, other = CATALOGUE["back_squat"], CATALOGUE[found.swap_to]
    assert (one.pattern, set(one.muscles)) == (other.pattern, set(other.muscles))
    assert one.key != other.key


def test_a_swap_that_the_athlete_lifts_too_comes_with_its_weight() -> None:
    """By its own maximum: 5 with 2 in reserve are 81.1 % (Tuchscherer), down to a step of that exercise."""
    other = "front_squat"
    for maxima, named, weight_kg in (
        ({other: 80.0}, other, 60.0),
        ({other: 80.0, "deadlift": 150.0}, other, 60.0),
        ({"deadlift": 150.0}, swaps_for("back_squat")[0], None),
    ):
        found = next_try(STALLED, replace(SQUAT, maxima=maxima), after(*LADDER[:3]))
        assert (found.swap_to, found.suggested_weight, found.target_reps) == (named, weight_kg, 5)


@pytest.mark.parametrize("exercise", ["hip_thrust", "somebody's own"])
def test_where_nothing_stands_in_the_ladder_begins_again(exercise: str) -> None:
    lonely = Trained(exercise, 100.0, 3, Scheme(5, 8, 5.0))
    found = next_try(STALLED, lonely, after(*LADDER[:3]))
    assert (found.suggested_action, found.swap_to) == (Action.VARY_REP_RANGE, None)


@given(st.lists(st.sampled_from(LADDER), max_size=6), st.sampled_from(sorted(CATALOGUE)))
def test_there_is_always_something_to_try(actions: list[Action], exercise: str) -> None:
    known = CATALOGUE[exercise]
    found = next_try(STALLED, Trained(exercise, 40.0, 3, Scheme(6, 10, known.increment_kg, 2.0)), after(*actions))
    assert found.suggested_action in LADDER
    assert (found.suggested_action is Action.SWAP) is (found.swap_to is not None)
    assert found.target_reps >= 1
