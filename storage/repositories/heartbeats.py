"""When each loop was last alive."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from storage.database import Unit
from storage.tables.heartbeats import heartbeats as table
from storage.upsert import upsert


async def beat(unit: Unit, name: str, at: datetime) -> None:
    await unit.execute(upsert(unit, table), {"name": name, "at": at})


async def all(unit: Unit) -> Mapping[str, datetime]:  # noqa: A001 - read as `heartbeats.all`
    rows = await unit.execute(select(table.c.name, table.c.at))
    return {row.name: row.at for row in rows}
