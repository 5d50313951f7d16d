"""Every night what is over goes: updates and messages dealt with, jobs that ended, codes that ran out, old answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database
from storage.retention import AT_ONCE, Over, over, remove_some


@dataclass(frozen=True, slots=True)
class Keep:
    """Days that a thing is kept after it is over. A proposal's messages stay while it can be decided or undone."""

    inbox: int = 30
    outbox: int = 30
    jobs: int = 30
    pairing: int = 1
    payloads: int = 90


async def clear_away(database: Database, keep: Keep, now: datetime) -> int:
    """How many rows went. Activities, plans, decisions, reviews and proposals are kept for good."""
    before = {name: now - timedelta(days=getattr(keep, name)) for name in Keep.__dataclass_fields__}
    return sum([await _all(database, each) for each in over(before)])


async def _all(database: Database, gone: Over) -> int:
    removed, some = 0, AT_ONCE
    while some == AT_ONCE:
        async with database.writing() as unit:
            some = await remove_some(unit, gone)
        removed += some
    return removed
