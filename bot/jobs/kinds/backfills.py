"""The past made up for, four weeks at a time: asked for by hand, so that its rows are all that waits."""

from datetime import date

from bot.coach.bring_in.services.backfill import FIRST, KIND, LAST, SERVICE, history_first
from bot.coach.bring_in.services.history import bring_in_span
from bot.coach.review.past.making import make_up
from bot.coach.review.past.registry import KINDS
from bot.jobs.spec import Tools, Wanted
from domain.training.service import Service
from domain.training.span import Span
from storage.database import Unit
from storage.repositories.jobs import Job


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    del tools, unit
    return ()


async def do(tools: Tools, job: Job) -> None:
    """Weeks of a service; or, of one kind, what nobody looked at in those weeks."""
    span = Span(date.fromisoformat(job.params[FIRST]), date.fromisoformat(job.params[LAST]))
    athlete_id = job.athlete_id or ""
    if SERVICE in job.params:
        await bring_in_span(tools.syncing, athlete_id, Service(job.params[SERVICE]), span)
        return
    async with tools.database.reading() as unit:
        await history_first(unit, athlete_id, job.params, tools.now())
    kind = next(each for each in KINDS if each.name == job.params[KIND])
    await make_up(tools.reviewer, kind, athlete_id, span)
