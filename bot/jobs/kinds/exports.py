"""Approved workouts on their way: one job an export, whose row is where it stands."""

from bot.coach.approve.exporting import Exporting, export_one, give_up_one
from bot.jobs.spec import Tools, Wanted
from domain.errors import Refused, Unavailable
from domain.plan.export import Export, ExportState
from storage.database import Unit
from storage.repositories import exports
from storage.repositories.jobs import Job


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    waiting = await exports.pending(unit, tools.now())
    return tuple(Wanted(_job_id(export), athlete_id, {"export": export.id}) for athlete_id, export in waiting)


def _job_id(export: Export) -> str:
    """Begun anew it is another job."""
    return f"ex:{export.id}:{export.round}" if export.round else f"ex:{export.id}"


async def do(tools: Tools, job: Job) -> None:
    """One attempt. Raises Unavailable where it failed: its row says why, and counts."""
    export = await _export(tools, job)
    if export is None:
        return
    done = await export_one(_exporting(tools), job.athlete_id or "", export)
    if done.state is not ExportState.FAILED:
        return
    if done.attempts < exports.MOST_ATTEMPTS:
        raise Unavailable("export_failed", cause=done.error)
    raise Refused("export_failed", cause=done.error)


async def give_up(tools: Tools, job: Job) -> None:
    """Its three attempts are over, which is what its row will say, and the card with it."""
    if export := await _export(tools, job):
        await give_up_one(_exporting(tools), job.athlete_id or "", export)


async def _export(tools: Tools, job: Job) -> Export | None:
    """None where it is at rest: it arrived, or was given up."""
    async with tools.database.reading() as unit:
        return await exports.pending_one(unit, job.athlete_id or "", job.params["export"])


def _exporting(tools: Tools) -> Exporting:
    return Exporting(tools.database, tools.reviewer.clock, tools.exporters)
