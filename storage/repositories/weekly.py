"""What each weekly review said."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import func, select

from storage.database import Unit
from storage.tables.weekly import weekly_reviews as table
from storage.upsert import insert_new, upsert

_UNTOLD = table.c.untold.is_not(None)


async def put(unit: Unit, athlete_id: str, monday: date, facts: Mapping[str, object], now: datetime) -> None:
    """Instead of what was said of that week before."""
    await unit.execute(upsert(unit, table), _values(athlete_id, monday, facts, now, untold=None))


async def add_untold(unit: Unit, athlete_id: str, monday: date, facts: Mapping[str, object], now: datetime) -> bool:
    """Of a week that is over, told to nobody. False, and nothing written, where that week has its review."""
    values = _values(athlete_id, monday, facts, now, untold=True)
    return (await unit.execute(insert_new(unit, table), values)).rowcount > 0


async def count_untold(unit: Unit, athlete_id: str) -> int:
    own = select(func.count()).where(table.c.athlete_id == athlete_id, _UNTOLD)
    return int((await unit.execute(own)).scalar_one())


async def mondays(unit: Unit, athlete_id: str, first: date, last: date) -> frozenset[date]:
    """Those between, both included, whose week has its review."""
    own = select(table.c.monday).where(table.c.athlete_id == athlete_id, table.c.monday.between(first, last))
    return frozenset((await unit.execute(own)).scalars())


async def since(unit: Unit, athlete_id: str, monday: date) -> tuple[tuple[date, Mapping[str, object]], ...]:
    """(Monday, what was said) of each week from that one on of which something was said, the oldest first.

    What nobody was told, nobody can have acted on.
    """
    own = select(table.c.monday, table.c.facts).where(table.c.athlete_id == athlete_id, table.c.monday >= monday)
    return tuple((row.monday, row.facts) for row in await unit.execute(own.where(~_UNTOLD).order_by(table.c.monday)))


def _values(
    athlete_id: str, monday: date, facts: Mapping[str, object], now: datetime, *, untold: bool | None
) -> dict[str, object]:
    return {"athlete_id": athlete_id, "monday": monday, "facts": facts, "made_at": now, "untold": untold}
