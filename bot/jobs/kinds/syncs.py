"""Services that are to be asked: one job for each time that an athlete's is due."""

from functools import partial

from bot.coach.bring_in.services.syncing import gave_up, sync
from bot.jobs.spec import Tools, Wanted
from domain.training.service import Service
from storage.database import Unit
from storage.repositories import connections
from storage.repositories.connections import Connection
from storage.repositories.jobs import Job

SERVICE = "service"


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    return tuple(_wanted(tools, connection) for connection in await connections.due(unit, tools.now()))


def _wanted(tools: Tools, connection: Connection) -> Wanted:
    athlete_id, service = connection.athlete_id, connection.service
    later = {"next_at": tools.now() + tools.syncing.rhythm.every}
    settle = partial(connections.change, athlete_id=athlete_id, service=service, values=later)
    due = f"{connection.next_at:%Y%m%dT%H%M%S.%f}"
    return Wanted(f"sy:{athlete_id}:{service}:{due}", athlete_id, {SERVICE: service.value}, settle)


async def do(tools: Tools, job: Job) -> None:
    await sync(tools.syncing, job.athlete_id or "", Service(job.params[SERVICE]))


async def give_up(tools: Tools, job: Job) -> None:
    await gave_up(tools.syncing, job.athlete_id or "", Service(job.params[SERVICE]))
