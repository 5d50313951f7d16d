"""Exports on their way, and the proof of those that arrived."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select

from domain.errors import NotFound
from domain.plan.export import Destination, Export, ExportState
from storage.database import Unit
from storage.tables.exports import exports as table

MOST_ATTEMPTS = 3
_EXPORT = (
    table.c.id,
    table.c.plan_id,
    table.c.version,
    table.c.workout_id,
    table.c.destination,
    table.c.state,
    table.c.remote_id,
    table.c.attempts,
    table.c.error,
)
_ON_ITS_WAY = or_(
    table.c.state.in_([ExportState.PENDING.value, ExportState.CREATED.value]),
    and_(table.c.state == ExportState.FAILED.value, table.c.attempts < MOST_ATTEMPTS),
)


async def add(unit: Unit, athlete_id: str, exports: Sequence[Export], now: datetime) -> None:
    rows = [{"athlete_id": athlete_id, "created_at": now, **_values(export, now)} for export in exports]
    if rows:
        await unit.execute(table.insert(), rows)


async def of_version(unit: Unit, athlete_id: str, plan_id: str, version: int) -> tuple[Export, ...]:
    own = select(*_EXPORT).where(table.c.athlete_id == athlete_id)
    wanted = own.where(table.c.plan_id == plan_id, table.c.version == version)
    return tuple(_export(*row) for row in await unit.execute(wanted.order_by(table.c.destination, table.c.workout_id)))


async def pending(unit: Unit) -> tuple[tuple[str, Export], ...]:
    """Every athlete's exports that still have to be worked on, the oldest first, each with its athlete's id."""
    wanted = select(table.c.athlete_id, *_EXPORT).where(_ON_ITS_WAY)
    rows = await unit.execute(wanted.order_by(table.c.created_at, table.c.athlete_id, table.c.id))
    return tuple((athlete_id, _export(*values)) for athlete_id, *values in rows)


async def pending_one(unit: Unit, athlete_id: str, export_id: str) -> Export | None:
    """None where it is at rest, or there is none."""
    own = select(*_EXPORT).where(table.c.athlete_id == athlete_id, table.c.id == export_id, _ON_ITS_WAY)
    row = (await unit.execute(own)).one_or_none()
    return None if row is None else _export(*row)


async def update(unit: Unit, athlete_id: str, export: Export, now: datetime) -> None:
    """Raises NotFound where the athlete has no such export."""
    own = table.update().where(table.c.athlete_id == athlete_id, table.c.id == export.id)
    if (await unit.execute(own.values(_values(export, now)))).rowcount == 0:
        raise NotFound("export_not_found", id=export.id)


def _values(export: Export, now: datetime) -> dict[str, object]:
    values = {column.name: getattr(export, column.name) for column in _EXPORT}
    return {**values, "destination": export.destination.value, "state": export.state.value, "updated_at": now}


def _export(*values: Any) -> Export:
    found = Export(*values)
    return replace(found, destination=Destination(found.destination), state=ExportState(found.state))
