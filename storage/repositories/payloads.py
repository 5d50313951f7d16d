"""What services answered, kept apart from what was read out of it."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete

from domain.training.payload import Payload
from storage.database import Unit
from storage.many import write
from storage.tables.payloads import raw_payloads as table
from storage.upsert import upsert

_COLUMNS = ("athlete_id", "source", "kind", "key", "content", "digest", "stored_at")


async def keep(unit: Unit, athlete_id: str, source: str, payloads: Sequence[Payload], now: datetime) -> int:
    """How many were new or had changed; the others are not written."""
    rows = (
        (athlete_id, source, kind, key, content, hashlib.blake2b(content, digest_size=16).digest(), now)
        for kind, key, content in payloads
    )
    return await write(unit, upsert(unit, table, table.c.digest), _COLUMNS, rows)


async def forget(unit: Unit, athlete_id: str, source: str, kind: str, keys: Sequence[str]) -> None:
    """Of what is no longer there."""
    own = (table.c.athlete_id == athlete_id, table.c.source == source, table.c.kind == kind, table.c.key.in_(keys))
    if keys:
        await unit.execute(delete(table).where(*own))
