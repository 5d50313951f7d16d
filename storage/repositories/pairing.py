"""Codes that pair an account once, and the count of tries that stops guessing."""

from datetime import datetime, timedelta

from sqlalchemy import case, delete

from storage.database import Unit
from storage.tables.pairing import pairing_attempts, pairing_codes
from storage.upsert import insert


async def add(unit: Unit, code_hash: bytes, athlete_id: str, expires_at: datetime) -> None:
    """The athlete's only code from now on; an earlier one no longer works."""
    await unit.execute(delete(pairing_codes).where(pairing_codes.c.athlete_id == athlete_id))
    values = {"code_hash": code_hash, "athlete_id": athlete_id, "expires_at": expires_at}
    await unit.execute(pairing_codes.insert(), values)


async def take(unit: Unit, code_hash: bytes, now: datetime) -> str | None:
    """The athlete the code was made for; it works once, and not after its end."""
    taken = delete(pairing_codes).where(pairing_codes.c.code_hash == code_hash, pairing_codes.c.expires_at > now)
    return (await unit.execute(taken.returning(pairing_codes.c.athlete_id))).scalar_one_or_none()


async def count_try(unit: Unit, user_id: int, now: datetime, window: timedelta) -> int:
    """How often this account has tried, this time included, since the first try of a window."""
    known = pairing_attempts.c
    over = known.since <= now - window
    first = insert(unit, pairing_attempts).values(user_id=user_id, since=now, tries=1)
    counted = first.on_conflict_do_update(
        index_elements=[known.user_id],
        set_={
            "since": case((over, first.excluded.since), else_=known.since),
            "tries": case((over, first.excluded.tries), else_=known.tries + 1),
        },
    )
    tries: int = (await unit.execute(counted.returning(known.tries))).scalar_one()
    return tries
