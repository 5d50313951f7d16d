"""What each weekly review said."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select

from storage.database import Unit
from storage.tables.weekly import weekly_reviews as table
from storage.upsert import upsert


async def put(unit: Unit, athlete_id: str, monday: date, facts: Mapping[str, object], now: datetime) -> None:
    """Instead of what was said of that week before."""
    values = {"athlete_id": athlete_id, "monday": monday, "facts": facts, "made_at": now}
    await unit.execute(upsert(unit, table), values)


async def since(unit: Unit, athlete_id: str, monday: date) -> tuple[tuple[date, Mapping[str, object]], ...]:
    """(Monday, what was said) of each week from that one on, the oldest first."""
    own = select(table.c.monday, table.c.facts).where(table.c.athlete_id == athlete_id, table.c.monday >= monday)
    return tuple((row.monday, row.facts) for row in await unit.execute(own.order_by(table.c.monday)))
