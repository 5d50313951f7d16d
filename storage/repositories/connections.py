"""Services that an athlete has connected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, or_, select, update

from domain.training.delivery import DEVICE
from domain.training.freshness import Freshness, freshness
from domain.training.service import Service
from storage.database import Unit
from storage.tables.connections import connections as table
from storage.tables.cursors import sync_cursors as cursors
from storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Connection:
    """`trouble` is the key of what went wrong last, None where nothing did. Until `rests_until` nobody asks, whoever
    wishes it; `failures` counts how often in a row that had to be. `wanted_at`: somebody asked for it and waits.
    `dropped` counts fields that could not be read.
    """

    athlete_id: str
    service: Service
    connected_at: datetime
    next_at: datetime
    rests_until: datetime | None = None
    failures: int = 0
    trouble: str | None = None
    succeeded_at: datetime | None = None
    wanted_at: datetime | None = None
    dropped: int = 0


_CONNECTION = select(*(table.c[name] for name in Connection.__dataclass_fields__))

# Built once: putting a statement together costs as much as running it.
_FRESHNESS = (
    select(table.c.service, table.c.succeeded_at, cursors.c.cursor)
    .outerjoin_from(
        table,
        cursors,
        and_(
            cursors.c.athlete_id == table.c.athlete_id, cursors.c.service == table.c.service, cursors.c.part == DEVICE
        ),
    )
    .where(table.c.athlete_id == bindparam("athlete_id"))
    .order_by(table.c.service)
)


async def connect(unit: Unit, athlete_id: str, service: Service, now: datetime) -> None:
    """New, or anew: asked at once, and whatever was wrong with the old key is over. A wish for rest still holds."""
    values = {"connected_at": now, "next_at": now, "trouble": None}
    row = {"athlete_id": athlete_id, "service": service.value, "failures": 0, "dropped": 0, **values}
    keys = [column.name for column in table.primary_key]
    await unit.execute(insert(unit, table).on_conflict_do_update(index_elements=keys, set_=values), row)


async def disconnect(unit: Unit, athlete_id: str, service: Service) -> None:
    await unit.execute(delete(table).where(*_of(athlete_id, service)))


async def due(unit: Unit, now: datetime) -> tuple[Connection, ...]:
    """Every athlete's that are to be asked now, the longest waiting first."""
    awake = or_(table.c.rests_until.is_(None), table.c.rests_until <= now)
    waiting = _CONNECTION.where(table.c.next_at <= now, awake)
    return await _all(unit, waiting.order_by(table.c.next_at, *table.primary_key))


async def get(unit: Unit, athlete_id: str, service: Service) -> Connection | None:
    return next(iter(await _all(unit, _CONNECTION.where(*_of(athlete_id, service)))), None)


async def of_athlete(unit: Unit, athlete_id: str) -> tuple[Connection, ...]:
    own = _CONNECTION.where(table.c.athlete_id == athlete_id)
    return await _all(unit, own.order_by(table.c.service))


async def freshness_of(unit: Unit, athlete_id: str, now: datetime) -> tuple[Freshness, ...]:
    """Of each service that is connected, with when the watch last told it something, in one statement."""
    rows = await unit.execute(_FRESHNESS, {"athlete_id": athlete_id})
    return tuple(freshness(Service(row.service), row.succeeded_at, _moment(row.cursor), now) for row in rows)


def _moment(cursor: str | None) -> datetime | None:
    return datetime.fromisoformat(cursor) if cursor else None


async def change(unit: Unit, athlete_id: str, service: Service, values: Mapping[str, Any]) -> None:
    """Some of a connection's own fields; nothing where it was taken away meanwhile."""
    await unit.execute(update(table).where(*_of(athlete_id, service)).values(**values))


def _of(athlete_id: str, service: Service) -> tuple[Any, ...]:
    return (table.c.athlete_id == athlete_id, table.c.service == service.value)


async def _all(unit: Unit, wanted: Any) -> tuple[Connection, ...]:
    return tuple(
        Connection(athlete_id, Service(service), *rest) for athlete_id, service, *rest in await unit.execute(wanted)
    )
