"""What each morning's brief advised, with the facts it rested on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from storage.database import Unit
from storage.tables.briefs import daily_briefs as table
from storage.upsert import insert_new


@dataclass(frozen=True, slots=True)
class StoredBrief:
    """`decision` is go, modify or rest; `proposal_id` is the proposal it led to."""

    day: date
    decision: str
    facts: Mapping[str, object]
    proposal_id: str | None
    made_at: datetime


async def add(unit: Unit, athlete_id: str, brief: StoredBrief) -> bool:
    """False, and nothing written, where that day has its brief."""
    values = {
        "athlete_id": athlete_id,
        "day": brief.day,
        "decision": brief.decision,
        "facts": brief.facts,
        "proposal_id": brief.proposal_id,
        "made_at": brief.made_at,
    }
    return (await unit.execute(insert_new(unit, table), values)).rowcount > 0
