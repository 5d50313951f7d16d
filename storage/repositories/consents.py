"""What athletes allow a language model to see."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.database import Unit
from storage.tables.consents import consents as table
from storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class Consent:
    """To the words of this `version`; a newer version has to be asked for anew."""

    version: int
    given: bool
    decided_at: datetime


async def get(unit: Unit, athlete_id: str) -> Consent | None:
    """None where nobody asked yet."""
    own = select(table.c.version, table.c.given, table.c.decided_at).where(table.c.athlete_id == athlete_id)
    row = (await unit.execute(own)).one_or_none()
    return None if row is None else Consent(*row)


async def decide(unit: Unit, athlete_id: str, consent: Consent) -> None:
    values = {"version": consent.version, "given": consent.given, "decided_at": consent.decided_at}
    await unit.execute(upsert(unit, table), {"athlete_id": athlete_id, **values})
