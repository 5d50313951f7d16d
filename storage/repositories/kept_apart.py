"""Which records the athlete wants counted apart, though they look like one session."""

from collections.abc import Sequence
from itertools import combinations

from sqlalchemy import delete, select

from domain.training.activity import Key
from domain.training.joining import Pair
from storage.database import Unit
from storage.tables.kept_apart import kept_apart as table
from storage.upsert import insert_new


async def add(unit: Unit, athlete_id: str, session_id: str, keys: Sequence[Key]) -> None:
    """Every two of the parts of a session."""
    names = ("source", "source_id", "other_source", "other_source_id")
    pairs = [dict(zip(names, (*one, *other), strict=True)) for one, other in combinations(sorted(keys), 2)]
    rows = [{"athlete_id": athlete_id, "session_id": session_id, **pair} for pair in pairs]
    if rows:
        await unit.execute(insert_new(unit, table), rows)


async def pairs(unit: Unit, athlete_id: str) -> frozenset[Pair]:
    return frozenset(await _pairs(unit, athlete_id, None))


async def parts_of(unit: Unit, athlete_id: str, session_id: str) -> tuple[Key, ...]:
    """What the session consisted of that was split; empty where none of that id was."""
    return tuple(sorted({key for pair in await _pairs(unit, athlete_id, session_id) for key in pair}))


async def forget(unit: Unit, athlete_id: str, session_id: str) -> None:
    await unit.execute(delete(table).where(table.c.athlete_id == athlete_id, table.c.session_id == session_id))


async def _pairs(unit: Unit, athlete_id: str, session_id: str | None) -> list[Pair]:
    wanted = select(table.c.source, table.c.source_id, table.c.other_source, table.c.other_source_id)
    wanted = wanted.where(table.c.athlete_id == athlete_id)
    if session_id is not None:
        wanted = wanted.where(table.c.session_id == session_id)
    return [
        frozenset(((one, one_id), (other, other_id))) for one, one_id, other, other_id in await unit.execute(wanted)
    ]
