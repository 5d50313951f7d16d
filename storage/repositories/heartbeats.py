"""When each loop was last alive."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Unit
from storage.tables.heartbeats import heartbeats as table
from storage.upsert import upsert


async def beat(unit: Unit, name: str, at: datetime) -> None:
    await unit.execute(upsert(unit, table), {"name": name, "at": at})


async def forget(unit: Unit, names: Sequence[str]) -> None:
    """Of those that will not be heard of again."""
    await unit.execute(delete(table).where(table.c.name.in_(names)))


async def all(unit: Unit) -> Mapping[str, datetime]:  # noqa: A001 - read as `heartbeats.all`
    rows = await unit.execute(select(table.c.name, table.c.at))
    return {row.name: row.at for row in rows}
