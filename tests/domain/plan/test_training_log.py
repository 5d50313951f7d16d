"""What is looked at ends with what is known."""

from datetime import timedelta

import pytest

from domain.plan.execution import ExecutionState
from domain.plan.training_log import TrainingLog
from tests.builders.training_logs import MONDAY, done, legs, same, workout


def test_days_behind_what_is_known_are_neither_planned_nor_done() -> None:
    planned, runs = tuple(workout(f"w{day}", day) for day in range(7)), tuple(done(f"w{day}", day) for day in range(7))
    log = TrainingLog(MONDAY + timedelta(3), planned, runs)
    last = MONDAY + timedelta(6)
    assert log.planned(MONDAY + timedelta(1), last) == planned[1:4]
    assert log.done(MONDAY + timedelta(1), last) == runs[1:4]
    assert log.done(MONDAY, MONDAY + timedelta(1)) == runs[:2]
    assert log.planned(MONDAY + timedelta(4), last) == ()


def test_a_rejected_match_and_a_workout_that_is_gone_are_none() -> None:
    planned = (workout("a", 0), workout("b", 1))
    executions = (same("a", ExecutionState.CONFIRMED), same("b", ExecutionState.REJECTED), same("gone"))
    log = TrainingLog(MONDAY, planned, (), executions)
    assert log.done_as() == {("fit", "a"): planned[0]}


@pytest.mark.parametrize(
    ("said", "workout_of", "expected"),
    [
        ({}, None, None),
        ({}, legs("x", 0), True),
        ({}, workout("x", 0), False),
        ({("fit", "x"): False}, legs("x", 0), False),
        ({("fit", "x"): True}, workout("x", 0), True),
        ({("fit", "x"): True}, None, True),
    ],
    ids=["nobody knows", "heavy legs", "planned easy", "measured easy", "measured hard", "not planned and hard"],
)
def test_what_was_measured_goes_before_what_was_planned(
    said: dict[tuple[str, str], bool], workout_of: object, expected: bool | None
) -> None:
    log = TrainingLog(MONDAY, hard=said)
    assert log.was_hard(done("x", 0), workout_of) is expected  # type: ignore[arg-type]
