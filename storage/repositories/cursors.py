"""Where to go on with each part of a service."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from domain.training.service import Service
from storage.database import Unit
from storage.tables.cursors import sync_cursors as table
from storage.upsert import upsert

DONE = "done"


async def of_service(unit: Unit, athlete_id: str, service: Service) -> Mapping[str, str]:
    """By part."""
    own = select(table.c.part, table.c.cursor).where(table.c.athlete_id == athlete_id)
    return {row.part: row.cursor for row in await unit.execute(own.where(table.c.service == service.value))}


async def move(unit: Unit, athlete_id: str, service: Service, part: str, cursor: str, now: datetime) -> None:
    values = {"athlete_id": athlete_id, "service": service.value, "part": part, "cursor": cursor, "moved_at": now}
    await unit.execute(upsert(unit, table, table.c.cursor), values)


async def close(unit: Unit, athlete_id: str, service: Service, name: str, now: datetime) -> None:
    """In the place of all parts whose name begins with it and a space, one that says that they are done."""
    own = (table.c.athlete_id == athlete_id, table.c.service == service.value)
    await unit.execute(delete(table).where(*own, table.c.part.startswith(f"{name} ", autoescape=True)))
    await move(unit, athlete_id, service, name, DONE, now)
