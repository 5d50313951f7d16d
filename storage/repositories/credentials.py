"""What other services know the athlete by."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from storage.database import Unit
from storage.tables.credentials import credentials as table
from storage.upsert import upsert


async def put(unit: Unit, athlete_id: str, service: str, secret: Mapping[str, object]) -> None:
    await unit.execute(upsert(unit, table), {"athlete_id": athlete_id, "service": service, "secret": secret})


async def get(unit: Unit, athlete_id: str, service: str) -> Mapping[str, object] | None:
    own = select(table.c.secret).where(table.c.athlete_id == athlete_id, table.c.service == service)
    return (await unit.execute(own)).scalar_one_or_none()


async def remove(unit: Unit, athlete_id: str, service: str) -> None:
    await unit.execute(delete(table).where(table.c.athlete_id == athlete_id, table.c.service == service))
