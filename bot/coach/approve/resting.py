"""An export whose destination wishes to be left alone waits, and the wait is no attempt."""

from dataclasses import replace
from datetime import datetime

from bot.coach.bring_in.services.rests import rest_after, rests
from domain.errors import Outside
from domain.plan.export import Destination, Export, ExportState
from domain.training.service import Service
from storage.database import Unit
from storage.repositories import connections

REASON = "service_rests"


async def rest_of(unit: Unit, athlete_id: str, destination: Destination, now: datetime) -> datetime | None:
    """Until when the service there is left alone; None where it may be asked."""
    if destination is Destination.FILE:
        return None
    connection = await connections.get(unit, athlete_id, Service(destination.value))
    return connection.rests_until if connection and rests(connection, now) else None


async def rest_wished(
    unit: Unit, athlete_id: str, destination: Destination, error: Outside, now: datetime
) -> datetime | None:
    """Writes down the rest that an answer wished for, for whoever asks there next; None where it wished for none."""
    if destination is Destination.FILE:
        return None
    service = Service(destination.value)
    connection = await connections.get(unit, athlete_id, service)
    values = rest_after(connection, error, now) if connection else {}
    if values:
        await connections.change(unit, athlete_id, service, {"trouble": error.key, **values})
    return await rest_of(unit, athlete_id, destination, now) if values else None


def postponed(export: Export, until: datetime) -> Export:
    """With its attempts as they were, and a job of its own when the time has come."""
    state = export.state if export.state is ExportState.CREATED else ExportState.PENDING
    return replace(export, state=state, error=REASON, round=export.round + 1, next_at=until)
