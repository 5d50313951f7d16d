"""Morning briefs: one job for each time that somebody's is due, until the night has come or was waited for."""

from functools import partial

from bot.coach.bring_in.services.syncing import refresh
from bot.coach.review.briefing import brief_due, brief_given_up, brief_now
from bot.coach.review.timing import next_brief
from bot.jobs.kinds.reviews import AGAIN
from bot.jobs.spec import Tools, Wanted
from storage.database import Unit
from storage.repositories import athletes
from storage.repositories.jobs import Job


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    found = []
    for athlete_id, due_at in await athletes.due_for_brief(unit, tools.now()):
        athlete = await athletes.get(unit, athlete_id)
        if athlete is not None:
            settle = partial(athletes.set_next_brief, athlete_id=athlete_id, at=next_brief(athlete, tools.now()))
            found.append(Wanted(f"db:{athlete_id}:{due_at:%Y%m%dT%H%M}", athlete_id, settle=settle))
    return tuple(found)


async def do(tools: Tools, job: Job) -> None:
    """The one that is due; asked for again, one of what is known now."""
    athlete_id = job.athlete_id or ""
    await refresh(tools.syncing, athlete_id)
    if AGAIN in job.params:
        await brief_now(tools.reviewer, athlete_id)
    else:
        await brief_due(tools.reviewer, athlete_id)


async def give_up(tools: Tools, job: Job) -> None:
    await brief_given_up(tools.reviewer, job.athlete_id or "")
