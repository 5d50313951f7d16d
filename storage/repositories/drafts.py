"""Plans and recordings that wait for Save: each can be taken once."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, or_

from storage.database import Unit
from storage.tables.drafts import plan_drafts as table


async def add(unit: Unit, athlete_id: str, draft_id: str, body: Mapping[str, object], expires_at: datetime) -> None:
    values = {"athlete_id": athlete_id, "id": draft_id, "body": body, "expires_at": expires_at}
    await unit.execute(table.insert(), values)


async def take(unit: Unit, athlete_id: str, draft_id: str, now: datetime) -> Mapping[str, object] | None:
    """The draft, which is then gone; None where it was taken or ran out. Others that ran out go with it."""
    gone = delete(table).where(table.c.athlete_id == athlete_id, or_(table.c.id == draft_id, table.c.expires_at <= now))
    rows = await unit.execute(gone.returning(table.c.id, table.c.body, table.c.expires_at))
    return next((row.body for row in rows if row.id == draft_id and row.expires_at > now), None)
