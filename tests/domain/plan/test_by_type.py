"""Which type of workout is skipped, so that it is made simpler and the others are left alone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.availability import Availability
from domain.plan.adherence import Adherence, adherence
from domain.plan.by_type import TypeAdherence, WorkoutType, by_type, to_simplify
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout
from tests.builders.training_logs import MONDAY, workout

GYM, EASY = WorkoutType(Sport.STRENGTH, Purpose.STRENGTH), WorkoutType(Sport.RUN, Purpose.EASY)


def gym(name: str, day: int) -> Workout:
    return workout(name, day, Sport.STRENGTH, Purpose.STRENGTH)


def followed(planned: list[Workout], done: dict[str, float], through: int = 27) -> Adherence:
    last = MONDAY + timedelta(27)
    return adherence(planned, done, last, MONDAY + timedelta(through), Availability(), 28)


def test_strength_missed_three_times_is_simplified_and_the_runs_are_not() -> None:
    planned = [
        *(gym(f"g{week}", 7 * week) for week in range(4)),
        *(workout(f"r{week}", 7 * week + 1) for week in range(4)),
    ]
    found = by_type(planned, followed(planned, {"g0": 40, "r0": 40, "r1": 40, "r3": 20}))
    assert found == (TypeAdherence(GYM, 25.0, 4, 3), TypeAdherence(EASY, 62.5, 4, 1))
    assert [one.type for one in to_simplify(found)] == [GYM]


def test_twice_is_not_three_times() -> None:
    planned = [gym(f"g{week}", 7 * week) for week in range(4)]
    assert to_simplify(by_type(planned, followed(planned, {"g0": 40, "g1": 40}))) == ()


@pytest.mark.parametrize(("times", "simplified"), [(15, True), (16, False)])
def test_three_of_many_are_no_reason(times: int, simplified: bool) -> None:
    """12 of 15 are exactly 80 %, which is not above it."""
    planned = [workout(f"r{day}", day) for day in range(times)]
    done = {f"r{day}": 40.0 for day in range(3, times)}
    assert bool(to_simplify(by_type(planned, followed(planned, done)))) is simplified


def test_what_nobody_could_know_of_is_not_missed() -> None:
    planned = [gym(f"g{week}", 7 * week) for week in range(4)]
    (one,) = by_type(planned, followed(planned, {}, through=8))
    assert (one.due, one.missed) == (2, 2)
    (unknown,) = by_type(planned, followed(planned, {}, through=-1))
    assert (unknown.percent, unknown.due, unknown.missed) == (None, 0, 0)
    assert to_simplify([unknown]) == ()


def test_a_sport_makes_another_type_of_the_same_purpose() -> None:
    planned = [workout("run", 0), workout("ride", 1, Sport.RIDE)]
    assert len(by_type(planned, followed(planned, {}))) == 2


def test_workouts_that_are_gone_from_the_plan_have_no_type() -> None:
    planned = [gym("g", 0)]
    assert by_type([], followed(planned, {})) == ()


types = st.lists(st.tuples(st.integers(0, 27), st.sampled_from(Purpose), st.none() | st.floats(0, 80)), max_size=20)


@given(types)
def test_the_types_add_up_to_the_whole(each: list[tuple[int, Purpose, float | None]]) -> None:
    planned = [workout(f"w{number}", day, purpose=purpose) for number, (day, purpose, _) in enumerate(each)]
    done = {f"w{number}": minutes for number, (_, _, minutes) in enumerate(each) if minutes is not None}
    whole = followed(planned, done)
    found = by_type(planned, whole)
    assert sum(one.due for one in found) == whole.due
    assert sum((one.percent or 0.0) * one.due / 100 for one in found) == pytest.approx(whole.credited)
    assert [one.missed for one in found] == sorted((one.missed for one in found), reverse=True)
    assert found == by_type(planned[::-1], whole)
