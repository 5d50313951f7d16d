"""Personal records, known by kind and source."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from domain.training.personal_record import PersonalRecord, RecordKind
from storage.database import Unit
from storage.tables.personal_records import personal_records as table
from storage.upsert import upsert


async def replace(unit: Unit, athlete_id: str, records: Sequence[PersonalRecord], now: datetime) -> int:
    """All that these sources know, so that a kind they no longer name goes; how many were new or had changed."""
    known = await of_athlete(unit, athlete_id)
    kinds = {(record.kind, record.source) for record in records}
    for old in known:
        if old.source in {record.source for record in records} and (old.kind, old.source) not in kinds:
            own = (table.c.athlete_id == athlete_id, table.c.kind == old.kind.value, table.c.source == old.source)
            await unit.execute(delete(table).where(*own))
    rows = [
        {**record._asdict(), "kind": record.kind.value, "athlete_id": athlete_id, "stored_at": now}
        for record in records
        if record not in known
    ]
    if rows:
        await unit.execute(upsert(unit, table), rows)
    return len(rows)


async def of_athlete(unit: Unit, athlete_id: str) -> tuple[PersonalRecord, ...]:
    """In the order of their kinds' names."""
    columns = (table.c.kind, table.c.day, table.c.value, table.c.source, table.c.activity_id)
    wanted = select(*columns).where(table.c.athlete_id == athlete_id).order_by(table.c.kind, table.c.source)
    rows = (await unit.execute(wanted)).all()
    return tuple(PersonalRecord(RecordKind(kind), *rest) for kind, *rest in rows)
