"""Approved workouts on their way: one job an export, whose row is where it stands."""

from bot.coach.approve.exporting import export_one
from bot.jobs.spec import Tools, Wanted
from domain.errors import Unavailable
from domain.plan.export import Export, ExportState
from storage.database import Unit
from storage.repositories import exports
from storage.repositories.jobs import Job


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    del tools
    return tuple(
        Wanted(f"ex:{export.id}", athlete_id, {"export": export.id})
        for athlete_id, export in await exports.pending(unit)
    )


async def do(tools: Tools, job: Job) -> None:
    """One attempt. Raises Unavailable where it failed: its row says why, and counts."""
    done = await _attempt(tools, job)
    if done is not None and done.state is ExportState.FAILED:
        raise Unavailable("export_failed", cause=done.error)


async def give_up(tools: Tools, job: Job) -> None:
    """Its three attempts are over, which is what its row will say, and the card with it."""
    await _attempt(tools, job)


async def _attempt(tools: Tools, job: Job) -> Export | None:
    """None where it is at rest: it arrived, or was given up."""
    athlete_id, clock = job.athlete_id or "", tools.reviewer.clock
    async with tools.database.reading() as unit:
        export = await exports.pending_one(unit, athlete_id, job.params["export"])
    return export and await export_one(tools.database, clock, tools.exporters, athlete_id, export)
