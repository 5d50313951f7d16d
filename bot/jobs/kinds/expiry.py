"""Proposals that nobody decided run out."""

from bot.coach.approve.expiry import expire_proposal
from bot.jobs.spec import Tools, Wanted
from storage.database import Unit
from storage.repositories import proposals
from storage.repositories.jobs import Job


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    due = await proposals.due_to_expire(unit, tools.now())
    return tuple(Wanted(f"xp:{proposal_id}", athlete_id, {"proposal": proposal_id}) for athlete_id, proposal_id in due)


async def do(tools: Tools, job: Job) -> None:
    await expire_proposal(tools.database, tools.reviewer.clock, job.athlete_id or "", job.params["proposal"])
