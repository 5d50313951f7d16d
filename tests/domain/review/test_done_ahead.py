"""What was done before its day is over: nobody makes it easier, counts it as coming, or speaks of it as ahead."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.body.morning import Morning
from domain.plan.adherence import Verdict
from domain.plan.execution import Execution, ExecutionState
from domain.plan.limits import Limits, Situation
from domain.plan.patch import workout_id
from domain.plan.plan import Blueprint, PlanVersion
from domain.plan.proposal import Reason
from domain.review.adjustments import Outlook, adjustments
from domain.review.brief import Dawn, brief
from domain.review.decision import Decision, Rule
from domain.review.lighter_week import lighter_week
from domain.review.weekly import next_week
from domain.training.sport import Sport
from domain.training.workout import Priority, Purpose
from tests.builders import season
from tests.builders.evenings import due, evidence, examined, matched
from tests.builders.plans import MONDAY, in_days, plan_of, rich_blueprints, session
from tests.builders.season import NOW

KEY = session("w-key", in_days(1), 60, Sport.RUN, Purpose.INTERVALS, Priority.KEY)
OUTLOOK = Outlook(Situation(MONDAY), Limits(), most=20)


@given(rich_blueprints(), st.sets(st.sampled_from(Rule), min_size=1), st.data())
def test_no_change_touches_what_is_done(plan: Blueprint, rules: set[Rule], data: st.DataObject) -> None:
    done = frozenset(data.draw(st.sets(st.sampled_from([*plan.workouts, "w-gone"]))))
    outlook = replace(OUTLOOK, done=done)
    decision = Decision(Verdict.ADJUST, tuple(Reason(rule, 1.0, 2.0, ("quads",)) for rule in sorted(rules)))
    changes = (*adjustments(decision, plan, outlook), *lighter_week(plan, outlook))
    assert not {workout_id(change.path) for change in changes} & done


def test_an_evening_shortens_what_is_still_to_be_done() -> None:
    low = evidence(due(1, 2, 3, 4, 5, 6), 1)
    assert {workout_id(change.path) for change in examined(low).patch} >= {"w-long"}
    early = replace(low, executions=(*low.executions, matched(0, "w-long")))
    assert examined(early).patch
    assert "w-long" not in {workout_id(change.path) for change in examined(early).patch}


def test_next_week_is_what_is_left_of_it() -> None:
    plan = plan_of(KEY, session("w-easy", in_days(3), 40))
    found = next_week(plan, MONDAY, {"w-key"})
    assert found is not None
    assert (found.minutes, found.sessions, found.key) == (40, 1, ())
    assert next_week(plan, MONDAY, {"w-key", "w-easy"}) is None


@pytest.mark.parametrize(
    ("days", "state", "told"),
    [
        (1, None, True),
        (2, None, True),
        (3, None, False),
        (0, None, False),
        (1, ExecutionState.SUGGESTED, False),
        (1, ExecutionState.REJECTED, True),
    ],
)
def test_a_morning_looks_ahead_to_what_is_still_to_come(days: int, state: ExecutionState | None, told: bool) -> None:
    version = PlanVersion("pl-1", 1, plan_of(replace(KEY, day=in_days(days))), NOW)
    done = () if state is None else (Execution("w-key", ("fit", "1"), 0.0, state),)
    found, _ = brief(Dawn(season.runner(), NOW, Morning(MONDAY), version, done))
    assert (found.ahead is not None) is told
