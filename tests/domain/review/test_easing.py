"""An eased session is a session that can be done, on a watch too, and that asks less in every way."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.connectors.files.fit.workout import encode_workout
from domain.review.adjustments import LEAST_MINUTES, LEAST_SHARE, eased
from domain.training.sport import Sport
from domain.training.validity import problems
from domain.training.workout import PlannedExercise, Purpose, Workout
from tests.builders.plans import session
from tests.builders.workouts import workouts

NOW = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)


@settings(deadline=None)
@given(workouts())
def test_an_eased_session_is_valid_easy_and_never_longer(hard: Workout) -> None:
    easy = eased(hard)

    assert problems(easy) == ()
    assert not easy.hard
    assert min(hard.minutes, LEAST_MINUTES) <= easy.minutes <= hard.minutes
    assert easy.minutes >= LEAST_SHARE * hard.minutes
    assert (easy.id, easy.day, easy.sport, easy.priority) == (hard.id, hard.day, hard.sport, hard.priority)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([Sport.RUN, Sport.RIDE, Sport.SWIM, Sport.STRENGTH]).flatmap(lambda one: workouts((one,))))
def test_an_eased_session_goes_onto_the_watch(hard: Workout) -> None:
    assert encode_workout(eased(hard), NOW)


@given(workouts((Sport.STRENGTH,)))
def test_eased_lifting_has_fewer_sets_farther_from_failure(heavy: Workout) -> None:
    for before, after in zip(heavy.exercises, eased(heavy).exercises, strict=True):
        assert after.sets == max(1, before.sets - 1)
        assert after.rir is not None
        assert after.rir >= (before.rir or 0) + 2
        assert eased(heavy).purpose is Purpose.STRENGTH
        assert (after.exercise, after.weight_kg) == (before.exercise, before.weight_kg)


@given(workouts((Sport.SWIM,)))
def test_an_eased_swim_has_no_clock_to_beat(fast: Workout) -> None:
    easy = eased(fast)
    assert {(step.sendoff_s, step.target) for block in easy.blocks for step in block.steps} == {(None, None)}
    assert easy.pool_length_m == fast.pool_length_m


@pytest.mark.parametrize(("planned", "left"), [(10, 10), (18, 18), (20, 20), (25, 20), (45, 40), (50, 40), (100, 80)])
def test_a_fifth_goes_in_steps_of_five_minutes(planned: int, left: int) -> None:
    assert eased(session("w-hard", minutes=planned, purpose=Purpose.INTERVALS)).minutes == left


def test_what_stops_ten_reps_short_cannot_stop_earlier() -> None:
    light = session("w-light", sport=Sport.STRENGTH).exercises[0]
    lifting = session("w-light", sport=Sport.STRENGTH)
    spared = PlannedExercise(light.exercise, 3, 5, 8, rir=9.0)
    easy = eased(Workout(lifting.id, lifting.day, lifting.sport, "Test", Purpose.TEST, 40, exercises=(spared,)))
    assert easy.exercises[0].rir == 10
    assert not easy.hard
