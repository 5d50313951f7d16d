"""An approval does exactly what was shown, once, on the plan it was shown for, or nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.availability import Availability, Blocked
from domain.errors import LimitExceeded, PatchRefused, PlanMovedOn, ProposalClosed
from domain.plan.diff import fingerprint
from domain.plan.limits import Limits, Situation
from domain.plan.patch import Change, Op, Patch
from domain.plan.plan import Blueprint, PlanVersion
from domain.plan.proposal import Proposal, ProposalState, Reason, apply_approved, preview
from domain.training.workout import Purpose, Workout
from tests.builders.plans import MONDAY, blueprints, changes, in_days, plan_of, session

LIMITS = Limits()
TODAY = Situation(MONDAY)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAN = plan_of(session("w-one"), session("w-two", in_days(2)))
SHORTER: Patch = (Change(Op.REPLACE, "/workouts/w-two/minutes", 30),)
CURRENT = PlanVersion("pl-1", 4, PLAN, NOON - timedelta(days=3))


def proposed(patch: Patch = SHORTER, plan: Blueprint = PLAN) -> Proposal:
    return Proposal(
        id="pr-1",
        athlete_id="a-1",
        plan_id="pl-1",
        base_version=4,
        patch=patch,
        diff_hash=fingerprint(preview(patch, plan, LIMITS, TODAY).diffs),
        reasons=(Reason("low_adherence", 62.0, 70.0),),
        made_at=NOON,
        expires_at=NOON + timedelta(hours=24),
    )


def test_an_approval_does_what_was_shown() -> None:
    applied = apply_approved(proposed(), CURRENT, LIMITS, TODAY, NOON)
    assert applied == preview(SHORTER, PLAN, LIMITS, TODAY)
    assert applied.blueprint.workouts["w-two"].minutes == 30
    assert [diff.workout_id for diff in applied.diffs] == ["w-two"]


@pytest.mark.parametrize("state", [state for state in ProposalState if state is not ProposalState.OPEN])
def test_a_decision_is_final(state: ProposalState) -> None:
    decided = proposed().closed(state, NOON)
    with pytest.raises(ProposalClosed) as refused:
        apply_approved(decided, CURRENT, LIMITS, TODAY, NOON)
    assert (refused.value.key, refused.value.values["decided_at"]) == (state.value, NOON)
    for later in ProposalState:
        with pytest.raises(ProposalClosed):
            decided.closed(later, NOON)


def test_a_proposal_waits_until_its_last_moment_and_no_longer() -> None:
    waiting = proposed()
    assert apply_approved(waiting, CURRENT, LIMITS, TODAY, waiting.expires_at - timedelta(microseconds=1))
    with pytest.raises(ProposalClosed) as refused:
        apply_approved(waiting, CURRENT, LIMITS, TODAY, waiting.expires_at)
    assert refused.value.key == ProposalState.EXPIRED


@pytest.mark.parametrize("moved_on", [{"number": 3}, {"number": 5}, {"plan_id": "pl-2"}])
def test_another_version_is_another_plan(moved_on: dict[str, str]) -> None:
    with pytest.raises(PlanMovedOn) as refused:
        apply_approved(proposed(), replace(CURRENT, **moved_on), LIMITS, TODAY, NOON)  # type: ignore[arg-type]
    assert refused.value.key == "plan_moved_on"


@pytest.mark.fault("F41")
def test_another_difference_than_the_one_shown_is_not_applied() -> None:
    for tampered in (
        replace(proposed(), patch=(Change(Op.REPLACE, "/workouts/w-two/minutes", 35),)),
        replace(proposed(), patch=(*SHORTER, Change(Op.REMOVE, "/workouts/w-one"))),
        replace(proposed(), diff_hash="0" * 64),
        replace(proposed(), patch=()),
    ):
        with pytest.raises(PlanMovedOn) as refused:
            apply_approved(tampered, CURRENT, LIMITS, TODAY, NOON)
        assert refused.value.key == "not_what_was_shown"


def test_limits_are_checked_again_at_the_tap() -> None:
    moved = proposed((Change(Op.REPLACE, "/workouts/w-two/day", in_days(3).isoformat()),))
    ill = replace(TODAY, availability=Availability(blocked=(Blocked(in_days(3), in_days(5)),)))
    with pytest.raises(LimitExceeded) as refused:
        apply_approved(moved, CURRENT, LIMITS, ill, NOON)
    assert refused.value.key == "day_capacity"
    next_week = replace(TODAY, today=in_days(7))
    with pytest.raises(LimitExceeded) as refused:
        apply_approved(moved, CURRENT, LIMITS, next_week, NOON)
    assert refused.value.key == "past_day"


def test_two_moves_that_are_fine_alone_are_refused_together() -> None:
    sessions = [session(f"w-{day}", in_days(day), purpose=Purpose.INTERVALS) for day in (0, 6)]
    plan = plan_of(*sessions)
    forward = Change(Op.REPLACE, "/workouts/w-0/day", in_days(3).isoformat())
    back = Change(Op.REPLACE, "/workouts/w-6/day", in_days(4).isoformat())
    for alone in (forward, back):
        assert preview((alone,), plan, LIMITS, TODAY).diffs
    with pytest.raises(LimitExceeded) as refused:
        preview((forward, back), plan, LIMITS, TODAY)
    assert (refused.value.key, refused.value.values["day"]) == ("hard_days_gap", in_days(4))


def test_two_additions_that_fit_alone_are_refused_together() -> None:
    plan = plan_of(session("w-long", minutes=200))
    added = [Change(Op.ADD, f"/workouts/w-{i}", session(f"w-{i}", in_days(i), minutes=25)) for i in (1, 2)]
    assert preview((added[0],), plan, LIMITS, TODAY).diffs
    with pytest.raises(LimitExceeded) as refused:
        preview(tuple(added), plan, LIMITS, TODAY)
    assert refused.value.key == "week_growth"


@given(st.data(), blueprints())
def test_the_days_behind_never_change(data: st.DataObject, plan: Blueprint) -> None:
    situation = replace(TODAY, today=in_days(data.draw(st.integers(-7, 28))))
    patch = tuple(data.draw(st.lists(changes(plan), min_size=1, max_size=3)))
    try:
        after = preview(patch, plan, LIMITS, situation).blueprint
    except (LimitExceeded, PatchRefused):
        return
    assert _behind(after, situation) == _behind(plan, situation)


def _behind(plan: Blueprint, situation: Situation) -> dict[str, Workout]:
    return {key: workout for key, workout in plan.workouts.items() if workout.day < situation.today}
