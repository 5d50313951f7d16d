"""Exports on their way, and the proof of those that arrived."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from domain.errors import NotFound
from domain.plan.export import Destination, Export, ExportState
from storage.database import Unit
from storage.tables.exports import exports as table
from storage.tables.plans import planned_workouts as planned

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
    table.c.round,
    table.c.overwrite,
    table.c.detail,
    table.c.next_at,
)
_ON_ITS_WAY = or_(
    table.c.state.in_([ExportState.PENDING.value, ExportState.CREATED.value]),
    and_(table.c.state == ExportState.FAILED.value, table.c.attempts < MOST_ATTEMPTS),
)
_newer = table.alias()
_ITS_WORKOUT = and_(
    planned.c.athlete_id == table.c.athlete_id,
    planned.c.plan_id == table.c.plan_id,
    planned.c.workout_id == table.c.workout_id,
)


async def add(unit: Unit, athlete_id: str, exports: Sequence[Export], now: datetime) -> None:
    rows = [{"athlete_id": athlete_id, "created_at": now, **_values(export, now)} for export in exports]
    if rows:
        await unit.execute(table.insert(), rows)


async def of_version(unit: Unit, athlete_id: str, plan_id: str, version: int) -> tuple[Export, ...]:
    own = select(*_EXPORT).where(table.c.athlete_id == athlete_id)
    wanted = own.where(table.c.plan_id == plan_id, table.c.version == version)
    return tuple(_export(*row) for row in await unit.execute(wanted.order_by(table.c.destination, table.c.workout_id)))


async def of_workout(unit: Unit, athlete_id: str, export: Export) -> tuple[Export, ...]:
    """It and the others that bring the same workout to the same destination, the newest version first."""
    own = select(*_EXPORT).where(table.c.athlete_id == athlete_id)
    wanted = own.where(
        table.c.plan_id == export.plan_id,
        table.c.workout_id == export.workout_id,
        table.c.destination == export.destination.value,
    )
    return tuple(_export(*row) for row in await unit.execute(wanted.order_by(table.c.version.desc())))


async def of_plan(unit: Unit, athlete_id: str, plan_id: str) -> tuple[Export, ...]:
    """All there ever were, by workout and destination, the newest version first."""
    own = select(*_EXPORT).where(table.c.athlete_id == athlete_id, table.c.plan_id == plan_id)
    order = table.c.workout_id, table.c.destination, table.c.version.desc()
    return tuple(_export(*row) for row in await unit.execute(own.order_by(*order)))


async def sent(unit: Unit, athlete_id: str, plan_id: str) -> frozenset[tuple[str, Destination]]:
    """Which workouts of a plan were ever on their way to which destination, whatever became of it."""
    own = select(table.c.workout_id, table.c.destination).where(table.c.athlete_id == athlete_id)
    rows = await unit.execute(own.where(table.c.plan_id == plan_id).distinct())
    return frozenset((row.workout_id, Destination(row.destination)) for row in rows)


async def given_up(unit: Unit, athlete_id: str, plan_id: str) -> tuple[Export, ...]:
    """What of a plan did not arrive and is not tried any more, and nothing newer brings."""
    at_rest = _newest(athlete_id, plan_id).where(table.c.state == ExportState.FAILED.value)
    rows = await unit.execute(at_rest.where(table.c.attempts >= MOST_ATTEMPTS).order_by(table.c.id))
    return tuple(_export(*row) for row in rows)


async def newest(
    unit: Unit, athlete_id: str, plan_id: str, destination: Destination, untouched_since: datetime | None = None
) -> tuple[Export, ...]:
    """What nothing newer brings there; with `untouched_since` only where nothing was done about it since then."""
    there = _newest(athlete_id, plan_id).where(table.c.destination == destination.value)
    if untouched_since is not None:
        there = there.where(table.c.updated_at < untouched_since)
    return tuple(_export(*row) for row in await unit.execute(there.order_by(table.c.id)))


async def pending(unit: Unit, now: datetime) -> tuple[tuple[str, Export], ...]:
    """Every athlete's exports that have to be worked on now, each with its athlete's id.

    What has been as it is for longest comes first, and of what began together the workout that is to be done first.
    """
    ripe = or_(table.c.next_at.is_(None), table.c.next_at <= now)
    wanted = select(table.c.athlete_id, *_EXPORT).outerjoin(planned, _ITS_WORKOUT).where(_ON_ITS_WAY, ripe)
    rows = await unit.execute(wanted.order_by(table.c.updated_at, table.c.athlete_id, planned.c.day, table.c.id))
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


async def forget_remote(unit: Unit, athlete_id: str, destination: Destination) -> None:
    """What everything of an athlete was called there."""
    own = table.update().where(table.c.athlete_id == athlete_id, table.c.destination == destination.value)
    await unit.execute(own.values(remote_id=None))


def _newest(athlete_id: str, plan_id: str) -> Select[Any]:
    """Of each workout and destination."""
    of_same = (table.c.athlete_id, table.c.plan_id, table.c.workout_id, table.c.destination)
    newest = select(func.max(_newer.c.version)).where(*(column == _newer.c[column.name] for column in of_same))
    own = select(*_EXPORT).where(table.c.athlete_id == athlete_id, table.c.plan_id == plan_id)
    return own.where(table.c.version == newest.scalar_subquery())


def _values(export: Export, now: datetime) -> dict[str, object]:
    values = {column.name: getattr(export, column.name) for column in _EXPORT}
    return {**values, "destination": export.destination.value, "state": export.state.value, "updated_at": now}


def _export(*values: Any) -> Export:
    found = Export(*values)
    return replace(found, destination=Destination(found.destination), state=ExportState(found.state))
