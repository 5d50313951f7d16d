"""Updates as Telegram sent them: stored before the offset moves, finished with one outcome."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select, update

from storage.database import Unit
from storage.tables.inbox import inbox as table
from storage.upsert import insert

type Outcome = Literal["done", "ignored", "dead"]
PENDING = "pending"
# Telegram brings an update again for a day at most, and uses a number again after a week at the earliest.
SAME_NUMBER_FOR = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Incoming:
    """`raw` is the update's JSON, byte for byte; `attempts` counts how often it was begun."""

    update_id: int
    raw: bytes
    received_at: datetime
    attempts: int


_INCOMING = select(table.c.update_id, table.c.raw, table.c.received_at, table.c.attempts)


async def store(unit: Unit, update_id: int, raw: bytes, now: datetime) -> bool:
    """False where the update was stored before.

    After a silent week Telegram counts on from anywhere, also from a number that an old, finished update had.
    """
    new = insert(unit, table).values(update_id=update_id, raw=raw, received_at=now, state=PENDING, attempts=0)
    another = (table.c.received_at <= now - SAME_NUMBER_FOR) & (table.c.state != PENDING)
    replaced = {column.name: new.excluded[column.name] for column in table.columns if not column.primary_key}
    counted = new.on_conflict_do_update(index_elements=[table.c.update_id], set_=replaced, where=another)
    return (await unit.execute(counted)).rowcount > 0


async def pending(unit: Unit, limit: int = 100) -> tuple[Incoming, ...]:
    """Updates without an outcome, in the order in which Telegram numbered them."""
    waiting = _INCOMING.where(table.c.state == PENDING).order_by(table.c.update_id).limit(limit)
    return tuple(Incoming(*row) for row in await unit.execute(waiting))


async def is_pending(unit: Unit, update_id: int) -> bool:
    """Whether it is stored and has no outcome yet."""
    waiting = select(table.c.update_id).where(table.c.update_id == update_id, table.c.state == PENDING)
    return (await unit.execute(waiting)).one_or_none() is not None


async def finish(unit: Unit, update_id: int, outcome: Outcome, reason: str | None, now: datetime) -> None:
    """The first outcome stays."""
    waiting = update(table).where(table.c.update_id == update_id, table.c.state == PENDING)
    await unit.execute(waiting.values(state=outcome, reason=reason, finished_at=now))


async def count_attempt(unit: Unit, update_id: int) -> int:
    """How often it was begun, this time included."""
    counted = update(table).where(table.c.update_id == update_id).values(attempts=table.c.attempts + 1)
    attempts: int = (await unit.execute(counted.returning(table.c.attempts))).scalar_one()
    return attempts


async def blank(unit: Unit, update_id: int) -> None:
    """What it said is nobody's business any more; that there was one is remembered."""
    await unit.execute(update(table).where(table.c.update_id == update_id).values(raw=b"{}"))
