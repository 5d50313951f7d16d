"""Notes after workouts: one job for each time that one is wanted of a session."""

from functools import partial

from bot.coach.review.after_workout import note_given_up, note_session
from bot.jobs.spec import Tools, Wanted
from storage.database import Unit
from storage.repositories import insights
from storage.repositories.insights import Insight, InsightKind
from storage.repositories.jobs import Job

SOURCE, SOURCE_ID = "source", "source_id"


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    return tuple(map(_wanted, await insights.wanted(unit, tools.now())))


def _wanted(insight: Insight) -> Wanted:
    source, source_id = insight.activity
    job_id = f"pw:{insight.athlete_id}:{source}:{source_id}:{insight.revision}"
    params = {SOURCE: source, SOURCE_ID: source_id}
    return Wanted(job_id, insight.athlete_id, params, partial(_settle, insight=insight))


async def _settle(unit: Unit, insight: Insight) -> None:
    await insights.drop(unit, insight)


async def do(tools: Tools, job: Job) -> None:
    if insight := await _insight(tools, job):
        await note_session(tools.reviewer, insight)


async def give_up(tools: Tools, job: Job) -> None:
    if insight := await _insight(tools, job):
        await note_given_up(tools.reviewer, insight)


async def _insight(tools: Tools, job: Job) -> Insight | None:
    """None where nothing is to be found out any more: it was joined to another, or told meanwhile."""
    key = (job.params[SOURCE], job.params[SOURCE_ID])
    async with tools.database.reading() as unit:
        found = await insights.get(unit, job.athlete_id or "", InsightKind.POST_WORKOUT, key)
    return found if found is not None and found.wanted_at is not None else None
