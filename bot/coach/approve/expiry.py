"""A proposal that nobody decided runs out: nothing changes, and its card says so."""

from bot.coach.approve.card import queue_card
from domain.plan.proposal import ProposalState
from domain.ports.clock import Clock
from storage.database import Database
from storage.repositories import athletes, proposals


async def expire_proposal(database: Database, clock: Clock, athlete_id: str, proposal_id: str) -> bool:
    """Close it where it is open and its time is up; whether it was."""
    now = clock.now()
    async with database.writing() as unit:
        athlete = await athletes.get(unit, athlete_id, lock=True)
        proposal = await proposals.get(unit, athlete_id, proposal_id)
        if athlete is None or proposal is None or proposal.expires_at > now:
            return False
        closed = await proposals.close(unit, athlete_id, proposal_id, ProposalState.EXPIRED, now)
        if closed:
            await queue_card(unit, athlete, proposal_id, now)
    return closed
