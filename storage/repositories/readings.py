"""Measured figures, known by kind, exercise, day and source."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, select

from domain.training.reading import Reading, ReadingKind
from storage.database import Unit
from storage.tables.readings import progress_metrics as table
from storage.upsert import upsert as upsert_into

# Built once: putting a statement together costs as much as running it.
_BETWEEN = (
    select(table.c.kind, table.c.day, table.c.value, table.c.source, table.c.exercise)
    .where(table.c.athlete_id == bindparam("athlete_id"), table.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(table.c.day, table.c.kind, table.c.exercise, table.c.source)
)


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


async def between(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Reading, ...]:
    """Both days included, the oldest first."""
    found = await unit.execute(_BETWEEN, {"athlete_id": athlete_id, "first": first, "last": last})
    return tuple(
        Reading(ReadingKind(kind), day, value, source, exercise) for kind, day, value, source, exercise in found.all()
    )
