"""What each morning's brief advised, with the facts it rested on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from storage.database import Unit
from storage.tables.briefs import daily_briefs as table
from storage.upsert import insert_instead, insert_new


@dataclass(frozen=True, slots=True)
class StoredBrief:
    """`decision` is go, modify or rest; `proposal_id` is the proposal it led to."""

    day: date
    decision: str
    facts: Mapping[str, object]
    proposal_id: str | None
    made_at: datetime


_UNTOLD = table.c.untold.is_not(None)


async def add(unit: Unit, athlete_id: str, brief: StoredBrief) -> bool:
    """False, and nothing written, where that day has its brief; one that nobody was told of gives way to it."""
    return (await unit.execute(insert_instead(unit, table, _UNTOLD), _values(athlete_id, brief))).rowcount > 0


async def add_untold(unit: Unit, athlete_id: str, brief: StoredBrief) -> bool:
    """Of a day that is over, told to nobody. False, and nothing written, where that day has its brief."""
    return (await unit.execute(insert_new(unit, table), _values(athlete_id, brief, untold=True))).rowcount > 0


async def count_untold(unit: Unit, athlete_id: str) -> int:
    own = select(func.count()).where(table.c.athlete_id == athlete_id, _UNTOLD)
    return int((await unit.execute(own)).scalar_one())


async def days(unit: Unit, athlete_id: str, first: date, last: date) -> frozenset[date]:
    """Those of them, both included, that have their brief."""
    own = select(table.c.day).where(table.c.athlete_id == athlete_id, table.c.day.between(first, last))
    return frozenset((await unit.execute(own)).scalars())


def _values(athlete_id: str, brief: StoredBrief, *, untold: bool | None = None) -> dict[str, object]:
    return {
        "athlete_id": athlete_id,
        "day": brief.day,
        "decision": brief.decision,
        "facts": brief.facts,
        "proposal_id": brief.proposal_id,
        "made_at": brief.made_at,
        "untold": untold,
    }
