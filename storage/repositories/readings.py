"""Measured figures, known by kind, exercise, day and source."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy import Date, bindparam, case, select

from domain.training.reading import Reading, ReadingKind
from storage.database import Unit
from storage.tables.readings import progress_metrics as table
from storage.upsert import upsert as upsert_into

# A look-up costs a fifth of asking the enumeration, and a review reads two hundred of them.
_KINDS = {kind.value: kind for kind in ReadingKind}
# Built once: putting a statement together costs as much as running it.
_BETWEEN = (
    select(table.c.kind, table.c.day, table.c.value, table.c.source, table.c.exercise)
    .where(
        table.c.athlete_id == bindparam("athlete_id"),
        table.c.day.between(bindparam("first"), bindparam("last")),
        table.c.day
        >= case({kind.value: bindparam(kind.value, type_=Date) for kind in ReadingKind}, value=table.c.kind),
    )
    .order_by(table.c.day, table.c.kind, table.c.exercise, table.c.source)
)
_NONE: Mapping[ReadingKind, date] = MappingProxyType({})


async def upsert(unit: Unit, athlete_id: str, readings: Sequence[Reading], now: datetime) -> int:
    """How many were new or had another value; the others are not written."""
    rows = [
        {
            "athlete_id": athlete_id,
            "kind": reading.kind.value,
            "exercise": reading.exercise,
            "day": reading.day,
            "source": reading.source,
            "value": reading.value,
            "stored_at": now,
        }
        for reading in readings
    ]
    return (await unit.execute(upsert_into(unit, table, table.c.value), rows)).rowcount if rows else 0


async def between(
    unit: Unit, athlete_id: str, first: date, last: date, later: Mapping[ReadingKind, date] = _NONE
) -> tuple[Reading, ...]:
    """Both days included, the oldest first; the kinds in `later` only from the day given there."""
    first_days = {kind.value: later.get(kind, first) for kind in ReadingKind}
    found = await unit.execute(_BETWEEN, {"athlete_id": athlete_id, "first": first, "last": last, **first_days})
    return tuple(
        Reading(_KINDS[kind], day, value, source, exercise) for kind, day, value, source, exercise in found.all()
    )
