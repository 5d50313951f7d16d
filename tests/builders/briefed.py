"""What is stored of mornings, read past the code that only ever writes it."""

from datetime import date

from sqlalchemy import select

from storage.database import Database
from storage.repositories.briefs import StoredBrief
from storage.tables.briefs import daily_briefs as table

BRIEF = select(table.c.day, table.c.decision, table.c.facts, table.c.proposal_id, table.c.made_at)


async def brief_of(database: Database, athlete_id: str, day: date) -> StoredBrief | None:
    async with database.reading() as unit:
        own = BRIEF.where(table.c.athlete_id == athlete_id, table.c.day == day)
        row = (await unit.execute(own)).one_or_none()
    return None if row is None else StoredBrief(*row)
