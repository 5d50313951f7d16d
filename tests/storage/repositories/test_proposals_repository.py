"""A proposal is decided once, and a plan has one open one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.plan.proposal import ProposalState, Reason
from storage.database import Unit
from storage.repositories import proposals
from tests.builders.values import NOW, PLAN_ID, PROPOSAL_ID, proposal

DECIDED = [state for state in ProposalState if state is not ProposalState.OPEN]


async def test_a_proposal_comes_back_as_it_was(planned: Unit) -> None:
    await proposals.add(planned, proposal())
    assert await proposals.get(planned, "anna", PROPOSAL_ID) == proposal()
    assert await proposals.open_of(planned, "anna", PLAN_ID) == proposal()
    assert await proposals.get(planned, "anna", "other") is None
    assert await proposals.open_of(planned, "anna", "other") is None


@pytest.mark.parametrize("state", DECIDED)
async def test_a_decision_is_final(planned: Unit, state: ProposalState) -> None:
    await proposals.add(planned, proposal())
    assert await proposals.close(planned, "anna", PROPOSAL_ID, state, NOW)
    for other in ProposalState:
        assert not await proposals.close(planned, "anna", PROPOSAL_ID, other, NOW + timedelta(minutes=1))
    assert await proposals.get(planned, "anna", PROPOSAL_ID) == proposal().closed(state, NOW)
    assert await proposals.open_of(planned, "anna", PLAN_ID) is None


async def test_a_plan_has_one_open_proposal(planned: Unit) -> None:
    await proposals.add(planned, proposal())
    async with planned.begin_nested():
        await proposals.close(planned, "anna", PROPOSAL_ID, ProposalState.SUPERSEDED, NOW)
        await proposals.add(planned, proposal(proposal_id="second"))
    with pytest.raises(IntegrityError):
        await proposals.add(planned, proposal(proposal_id="third"))


async def test_due_are_the_open_ones_whose_time_is_over(planned: Unit) -> None:
    await proposals.add(planned, replace(proposal(proposal_id="decided"), state=ProposalState.REJECTED))
    await proposals.add(planned, proposal())
    expires_at = proposal().expires_at
    assert await proposals.due_to_expire(planned, expires_at - timedelta(seconds=1)) == ()
    assert await proposals.due_to_expire(planned, expires_at) == (("anna", PROPOSAL_ID),)


async def test_a_rule_s_last_approval_is_known_whatever_else_was_proposed(planned: Unit) -> None:
    """The last one that asked for it was rejected, and the last that was approved asked for something else."""
    decided = (
        ("sleep_short", ProposalState.APPROVED, 1),
        ("sleep_short", ProposalState.APPROVED, 2),
        ("sleep_short", ProposalState.REJECTED, 3),
        ("sleep", ProposalState.APPROVED, 4),
    )
    for rule, state, days in decided:
        asked = replace(proposal(proposal_id=f"p-{days}"), reasons=(Reason("hrv_low"), Reason(rule)))
        await proposals.add(planned, asked.closed(state, NOW + timedelta(days=days)))
    assert await proposals.approved_at(planned, "anna", "sleep_short") == NOW + timedelta(days=2)
    assert await proposals.approved_at(planned, "anna", "short") is None
    assert await proposals.approved_at(planned, "ben", "sleep_short") is None
