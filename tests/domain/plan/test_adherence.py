"""How much of what was due was done, and what that decides."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.availability import Availability, Blocked
from domain.plan.adherence import (
    Adherence,
    CreditState,
    Thresholds,
    Verdict,
    adherence,
    decide,
    minutes_done,
    missed_through,
    settled,
)
from domain.plan.execution import Execution, ExecutionState
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Priority, Purpose, Workout

TODAY = date(2026, 3, 8)
KEEP, ADJUST = Verdict.KEEP, Verdict.ADJUST


def workout(number: int, minutes: int, back: int = 1, priority: Priority = Priority.NORMAL) -> Workout:
    day = TODAY - timedelta(back)
    return Workout(f"w-{number}", day, Sport.RUN, "Easy run", Purpose.EASY, minutes, priority)


def of(*pairs: tuple[float | None, int], availability: Availability | None = None) -> Adherence:
    """Each pair is minutes done of minutes planned, on the days before today."""
    planned = [workout(number, minutes, back=1 + number % 6) for number, (_, minutes) in enumerate(pairs)]
    done = {f"w-{number}": minutes for number, (minutes, _) in enumerate(pairs) if minutes is not None}
    return adherence(planned, done, TODAY, TODAY - timedelta(1), availability or Availability())


@pytest.mark.parametrize(
    ("pairs", "percent", "after_keep", "after_adjust"),
    [
        ([(45, 45), (60, 58), (50, 50), (90, 80), (40, 40)], 100.0, KEEP, KEEP),
        ([(45, 45), (60, 58), (50, 50), (None, 80), (None, 40)], 60.0, ADJUST, ADJUST),
        ([(45, 45), (60, 58), (50, 50), (None, 80), (24, 40)], 72.0, KEEP, ADJUST),
        ([(None, 45), (None, 60)], 0.0, KEEP, KEEP),
        ([(None, 45), (None, 60), (None, 50)], 0.0, KEEP, KEEP),
        ([(None, 45), (None, 60), (None, 50), (None, 50)], 0.0, ADJUST, ADJUST),
        ([(50, 40), (39, 50)], 89.0, KEEP, KEEP),
        ([(45, 45), (60, 58), (50, 50), (80, 80), (None, 40)], 80.0, KEEP, ADJUST),
        ([], None, KEEP, KEEP),
    ],
)
def test_percent_and_decision(
    pairs: list[tuple[float | None, int]], percent: float | None, after_keep: Verdict, after_adjust: Verdict
) -> None:
    found = of(*pairs)
    assert found.percent == (None if percent is None else pytest.approx(percent))
    assert decide(found.percent, found.due, KEEP) is after_keep
    assert decide(found.percent, found.due, ADJUST) is after_adjust


@pytest.mark.parametrize(
    ("minutes", "state", "credit"),
    [
        (80, CreditState.DONE, 1.0),
        (79, CreditState.PARTIAL, 0.79),
        (50, CreditState.PARTIAL, 0.5),
        (49, CreditState.PARTIAL, 0.0),
        (None, CreditState.MISSED, 0.0),
    ],
)
def test_credit_of_a_hundred_minutes(minutes: float | None, state: CreditState, credit: float) -> None:
    (only,) = of((minutes, 100)).credits
    assert (only.state, only.credit) == (state, credit)


def test_what_was_never_due_neither_counts_nor_is_listed() -> None:
    holiday = Availability(blocked=(Blocked(TODAY - timedelta(3), TODAY - timedelta(2), "travel"),))
    planned = [
        workout(1, 40, back=1),
        workout(2, 40, back=1, priority=Priority.OPTIONAL),
        workout(3, 40, back=2),
        workout(4, 40, back=-1),
        workout(5, 40, back=7),
        workout(6, 40, back=6),
    ]
    found = adherence(planned, {}, TODAY, TODAY - timedelta(1), holiday)
    assert [one.workout_id for one in found.credits] == ["w-6", "w-1"]
    longer = adherence(planned, {}, TODAY, TODAY - timedelta(1), holiday, days=28)
    assert [one.workout_id for one in longer.credits] == ["w-5", "w-6", "w-1"]


def test_a_workout_in_its_grace_is_pending_until_it_is_done() -> None:
    planned = [workout(1, 40, back=0), workout(2, 40, back=1)]
    evening = adherence(planned, {}, TODAY, TODAY - timedelta(1), Availability())
    assert [one.state for one in evening.credits] == [CreditState.MISSED, CreditState.PENDING]
    assert (evening.percent, evening.due) == (0.0, 1)
    finished = adherence(planned, {"w-1": 40.0}, TODAY, TODAY - timedelta(1), Availability())
    assert (finished.percent, finished.due) == (50.0, 2)


@pytest.mark.parametrize(
    ("hour", "imported_back", "missed_back"),
    [(11, 0, 2), (12, 0, 1), (20, 0, 1), (20, 4, 4), (20, -1, 1)],
)
def test_missed_is_said_after_noon_of_the_next_day_and_only_with_a_complete_import(
    hour: int, imported_back: int, missed_back: int
) -> None:
    now = datetime(2026, 3, 8, hour, 0, tzinfo=UTC)
    assert missed_through(now, TODAY - timedelta(imported_back)) == TODAY - timedelta(missed_back)


def test_minutes_come_from_every_execution_that_stands() -> None:
    started = datetime(2026, 3, 7, 7, tzinfo=UTC)
    run = Activity("fit", "a", Sport.RUN, started, TODAY, 3000, 2400)
    lift = Activity("hevy", "b", Sport.STRENGTH, started, TODAY, 3000, 2400)
    executions = (
        Execution("w-1", ("fit", "a"), 0.1),
        Execution("w-2", ("hevy", "b"), 0.1, ExecutionState.CONFIRMED),
        Execution("w-3", ("fit", "a"), 0.1, ExecutionState.REJECTED),
        Execution("w-4", ("fit", "deleted"), 0.1, ExecutionState.CONFIRMED),
    )
    assert minutes_done(executions, [run, lift]) == {"w-1": 40.0, "w-2": 50.0}


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [(ADJUST, ADJUST, ADJUST), (KEEP, ADJUST, KEEP), (ADJUST, KEEP, KEEP), (KEEP, KEEP, KEEP)],
)
def test_one_bad_evaluation_is_not_enough(before: Verdict, now: Verdict, verdict: Verdict) -> None:
    assert settled(before, now) is verdict


def test_other_marks_decide_otherwise() -> None:
    lenient = Thresholds(keep_above=60, adjust_below=50, least_due=2)
    assert [decide(percent, 2, KEEP, lenient) for percent in (49.9, 50, 60.1)] == [ADJUST, KEEP, KEEP]
    assert decide(60, 2, ADJUST, lenient) is ADJUST
    assert decide(0, 1, ADJUST, lenient) is KEEP


done_of = st.tuples(st.none() | st.floats(0, 200), st.integers(1, 200))


@given(st.lists(done_of, min_size=1, max_size=12), st.integers(0, 11), st.floats(0, 100))
def test_doing_more_never_lowers_adherence(pairs: list[tuple[float | None, int]], at: int, more: float) -> None:
    at %= len(pairs)
    minutes, planned = pairs[at]
    raised = [*pairs[:at], ((minutes or 0.0) + more, planned), *pairs[at + 1 :]]
    before, after = of(*pairs).percent, of(*raised).percent
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 100 + 1e-9
