"""When each loop was last alive."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from storage.database import Unit
from storage.tables.heartbeats import heartbeats as table
from storage.upsert import insert, upsert


async def beat(unit: Unit, name: str, at: datetime) -> None:
    await unit.execute(upsert(unit, table), {"name": name, "at": at})


async def beat_in_turn(unit: Unit, name: str, at: datetime, rest: timedelta) -> bool:
    """False, and nothing done, where the last beat is not that old, whoever's it was.

    One that lies ahead of `at` does not count: a clock was set back.
    """
    turn = (table.c.at <= at - rest) | (table.c.at > at)
    ours = insert(unit, table).on_conflict_do_update(index_elements=[table.c.name], set_={"at": at}, where=turn)
    return (await unit.execute(ours, {"name": name, "at": at})).rowcount > 0


async def forget(unit: Unit, names: Sequence[str]) -> None:
    """Of those that will not be heard of again."""
    await unit.execute(delete(table).where(table.c.name.in_(names)))


async def all(unit: Unit) -> Mapping[str, datetime]:  # noqa: A001 - read as `heartbeats.all`
    rows = await unit.execute(select(table.c.name, table.c.at))
    return {row.name: row.at for row in rows}
