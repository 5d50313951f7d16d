"""A proposal that nobody decided runs out: nothing changes, and its card says so."""

from bot.coach.approve.card import queue_card
from domain.plan.proposal import ProposalState
from domain.ports.clock import Clock
from storage.database import Database
from storage.repositories import athletes, proposals


async def expire_proposals(database: Database, clock: Clock) -> int:
    """Close every open proposal whose time is up; returns how many there were."""
    now = clock.now()
    async with database.reading() as unit:
        due = await proposals.due_to_expire(unit, now)
    for athlete_id, proposal_id in due:
        async with database.writing() as unit:
            athlete = await athletes.get(unit, athlete_id, lock=True)
            if athlete and await proposals.close(unit, athlete_id, proposal_id, ProposalState.EXPIRED, now):
                await queue_card(unit, athlete, proposal_id, now)
    return len(due)
