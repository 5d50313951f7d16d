"""Fatigue of each muscle from what was lifted and how sore it is, and which workouts it touches (by convention)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.body.muscle_fatigue import MuscleFatigue, MuscleState, affected, fatigued, muscle_fatigue, muscles_used
from domain.metrics.muscles import GROUPS
from domain.training.reading import Reading, ReadingKind
from domain.training.series import MuscleDay
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Workout
from tests.builders.plans import session
from tests.builders.workouts import workouts

TODAY = date(2026, 11, 20)
FRESH, LOADED, FATIGUED = MuscleState


def lifted(sets: float, *days_ago: int, muscle: str = "quads") -> list[MuscleDay]:
    return [MuscleDay(TODAY - timedelta(back), muscle, sets) for back in days_ago]


def sore(score: float, place: str, days_ago: int = 0) -> Reading:
    return Reading(ReadingKind.SORENESS, TODAY - timedelta(days_ago), score, "manual", place)


def of(muscle: str, sets: list[MuscleDay], *readings: Reading) -> MuscleFatigue | None:
    """Of somebody who has lifted for four weeks, whatever that was."""
    longer = lifted(1, 30, muscle="biceps")
    found = {each.muscle: each for each in muscle_fatigue([*longer, *sets], readings, TODAY)}
    return found.get(muscle)


# Twice a week four sets: 12 days of 28, 3.43 in three days on average.
USUAL = lifted(4, 3, 6, 10, 13, 17, 20, 24, 27)


@pytest.mark.parametrize(
    ("sets", "state"),
    [
        (USUAL, FRESH),
        ([*USUAL, *lifted(4, 0)], FRESH),
        ([*USUAL, *lifted(5.5, 0)], LOADED),
        ([*USUAL, *lifted(7, 0)], FATIGUED),
        ([*USUAL, *lifted(3.5, 0, 2)], FATIGUED),
        (lifted(10, 0, 7, 14, 21, 28), LOADED),
        (lifted(12, 0) + lifted(10, 7, 14, 21, 28), FATIGUED),
        (lifted(2.5, 0), FRESH),
        (lifted(3, 0), LOADED),
        (lifted(4, 0), FATIGUED),
        (lifted(40, 3), FRESH),
        (lifted(7, 2), FATIGUED),
        ([*lifted(8, 31), *lifted(4, 0)], FATIGUED),
        (lifted(1.5, *range(31)), FRESH),
    ],
    ids=[
        "rested", "as usual", "1.6 times", "twice", "twice on two days", "every week the same", "more than ever",
        "new, a little", "new", "new, much", "four days ago", "three days count", "before the four weeks", "every day",
    ],
)  # fmt: skip
def test_three_days_against_the_usual_of_three_days(sets: list[MuscleDay], state: MuscleState) -> None:
    found = of("quads", sets)
    assert found is not None
    assert found.state is state


@pytest.mark.parametrize(("first", "states"), [(15, []), (16, [FATIGUED])], ids=["13 days", "14 days"])
def test_in_the_first_two_weeks_sets_say_nothing(first: int, states: list[MuscleState]) -> None:
    """The first set lies so many days back, of which the last three are no past."""
    sets = [*lifted(1, first), *lifted(12, 0)]
    assert [each.state for each in muscle_fatigue(sets, (), TODAY)] == states
    assert fatigued(muscle_fatigue(sets, [sore(6, "quad")], TODAY)) == ("quads",)


def test_what_is_usual_is_the_mean_of_the_days_that_are_known() -> None:
    (found,) = muscle_fatigue([*lifted(10, 16, 9), *lifted(9, 1)], (), TODAY)
    assert found.reason.value == pytest.approx(9 / (20 * 3 / 14))


def test_the_reason_is_how_many_times_the_usual() -> None:
    found = of("quads", [*USUAL, *lifted(7.2, 1)])
    assert found is not None
    assert (found.reason.rule, found.reason.threshold) == ("hard_sets", 2.0)
    assert found.reason.value == pytest.approx(7.2 / (8 * 4 * 3 / 28))


@pytest.mark.parametrize(("score", "state"), [(0, FRESH), (3.5, FRESH), (4, LOADED), (5.5, LOADED), (6, FATIGUED)])
def test_soreness_has_its_marks(score: float, state: MuscleState) -> None:
    found = of("calves", [], sore(score, "left_calf"))
    assert found is not None
    assert found.state is state


def test_the_graver_of_sets_and_soreness_speaks() -> None:
    heavy, light = [*USUAL, *lifted(8, 0)], [*USUAL, *lifted(1, 0)]
    one, other = of("quads", heavy, sore(4, "quad")), of("quads", light, sore(7, "legs"))
    assert one is not None
    assert (one.state, one.reason.rule) == (FATIGUED, "hard_sets")
    assert other is not None
    assert (other.state, other.reason) == (FATIGUED, ("soreness", 7.0, 6.0))


def test_what_was_told_last_of_a_place_counts_and_the_worst_place_of_a_muscle() -> None:
    better = of("quads", [], sore(8, "quad", 1), sore(2, "quad", 0))
    assert better is not None
    assert better.reason.value == 2
    assert of("quads", [], sore(2, "quad", 0), sore(8, "quad", 1)) == better
    two = of("quads", [], sore(3, "left_quad"), sore(7, "right_quad"))
    assert two is not None
    assert two.reason.value == 7


def test_only_soreness_of_today_and_yesterday_counts() -> None:
    pain = Reading(ReadingKind.PAIN, TODAY, 9.0, "manual", "quad")
    assert muscle_fatigue([], [sore(9, "quad", 2), sore(9, "quad", -1), sore(9, "knee"), pain], TODAY) == ()
    assert fatigued(muscle_fatigue([], [sore(9, "quad", 1)], TODAY)) == ("quads",)
    assert set(fatigued(muscle_fatigue([], [sore(6, "")], TODAY))) == set(GROUPS)


@given(st.floats(0, 20), st.floats(0, 20), st.integers(0, 2), st.floats(0, 10))
def test_more_sets_or_more_soreness_never_make_it_fresher(sets: float, more: float, day: int, score: float) -> None:
    order = list(MuscleState).index
    less, much = (of("quads", [*USUAL, *lifted(each, day)], sore(score, "quad")) for each in (sets, sets + more))
    without = of("quads", [*USUAL, *lifted(sets, day)])
    assert less is not None
    assert much is not None
    assert without is not None
    assert order(without.state) <= order(less.state) <= order(much.state)


def strength(*exercises: str) -> Workout:
    planned = tuple(PlannedExercise(each, 3, 5, 8) for each in exercises)
    return Workout("w-s", TODAY, Sport.STRENGTH, "Gym", session("w").purpose, 40, exercises=planned)


LEGS = {"quads", "hamstrings", "glutes", "calves"}


@pytest.mark.parametrize(
    ("workout", "muscles"),
    [
        (strength("bench_press"), {"chest", "triceps", "front_delts"}),
        (strength("leg_curl", "calf_raise"), {"hamstrings", "calves"}),
        (strength("nobody's"), set()),
        (session("w-run", sport=Sport.RUN), LEGS),
        (session("w-ride", sport=Sport.RIDE), LEGS),
        (session("w-swim", sport=Sport.SWIM), {"back", "front_delts", "side_delts", "rear_delts"}),
        (session("w-yoga", sport=Sport.OTHER), set()),
    ],
)
def test_what_a_workout_uses(workout: Workout, muscles: set[str]) -> None:
    assert muscles_used(workout) == muscles


def test_tired_legs_touch_runs_and_rides_and_leg_days_and_no_swim() -> None:
    run, ride, swim = (session(f"w-{sport}", sport=sport) for sport in (Sport.RUN, Sport.RIDE, Sport.SWIM))
    push, legs = strength("bench_press"), strength("goblet_squat", "bench_press")
    assert affected([run, swim, push, ride, legs], ["quads"]) == (run, ride, legs)
    assert affected([run, swim, push, ride, legs], ["triceps"]) == (push, legs)
    assert affected([run, swim, push], []) == ()


@given(st.lists(workouts(), max_size=6), st.sets(st.sampled_from(sorted(GROUPS)), max_size=3))
def test_a_workout_is_affected_exactly_when_it_uses_one_of_them(some: list[Workout], tired: set[str]) -> None:
    touched = affected(some, tired)
    assert touched == tuple(each for each in some if muscles_used(each) & tired)
