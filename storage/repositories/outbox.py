"""Messages on their way out: committed with the fact they tell, sent in that order, never more than twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, case, exists, select, update

from domain.notice import Notice, NoticeKind
from storage.database import Unit
from storage.repositories.athletes import chat_of
from storage.tables.athletes import athletes
from storage.tables.outbox import outbox as table


class OutgoingState(StrEnum):
    """`uncertain`: it may have arrived, and no further copy is sent. `left_out`: a newer message tells what counts."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    LEFT_OUT = "left_out"


UNFINISHED = (OutgoingState.PENDING.value, OutgoingState.SENDING.value)
MOST_COPIES = 2
# What is for somebody whom nothing reaches waits until something does.
_PAUSED = exists().where(athletes.c.id == table.c.athlete_id, athletes.c.unreachable_at.is_not(None))


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`seq` is the order of commits. `copies` counts the requests that may have arrived: a due row with one is a
    second copy, and says so.
    """

    id: str
    seq: int
    athlete_id: str | None
    chat_id: int
    notice: Notice
    state: OutgoingState
    message_id: int | None
    copies: int
    next_try_at: datetime
    created_at: datetime


_OUTGOING = select(
    table.c.id,
    table.c.seq,
    table.c.athlete_id,
    table.c.chat_id,
    table.c.kind,
    table.c.facts,
    table.c.edits,
    table.c.state,
    table.c.message_id,
    table.c.copies,
    table.c.next_try_at,
    table.c.created_at,
)


async def add(unit: Unit, athlete_id: str | None, chat_id: int, notice: Notice, now: datetime) -> str:
    """The new row's id. Its subject is the proposal that its facts name."""
    outgoing_id = uuid4().hex
    subject = notice.facts.get("proposal_id")
    values = {
        "id": outgoing_id,
        "athlete_id": athlete_id,
        "chat_id": chat_id,
        "kind": notice.kind.value,
        "facts": notice.facts,
        "edits": notice.edits,
        "subject": None if subject is None else str(subject),
        "state": OutgoingState.PENDING.value,
        "copies": 0,
        "next_try_at": now,
        "created_at": now,
    }
    await unit.execute(table.insert(), values)
    return outgoing_id


async def tell(unit: Unit, athlete_id: str, notice: Notice, now: datetime) -> str | None:
    """To the athlete's own chat; None, and nothing written, where nobody is paired."""
    chat_id = await chat_of(unit, athlete_id)
    return None if chat_id is None else await add(unit, athlete_id, chat_id, notice, now)


async def due(unit: Unit, now: datetime, limit: int = 50) -> tuple[Outgoing, ...]:
    """The first unfinished row of each chat that can be reached, where it may be tried now; the oldest first."""
    earlier = table.alias("earlier")
    waits = exists().where(
        earlier.c.state.in_(UNFINISHED), earlier.c.chat_id == table.c.chat_id, earlier.c.seq < table.c.seq
    )
    first = _OUTGOING.where(table.c.state == OutgoingState.PENDING.value, table.c.next_try_at <= now, ~waits, ~_PAUSED)
    return await _all(unit, first.order_by(table.c.seq).limit(limit))


async def mark_sending(unit: Unit, outgoing_id: str, now: datetime) -> None:
    """To be committed before the request: whoever finds it so after a crash knows that it may have arrived."""
    values = {"state": OutgoingState.SENDING.value, "copies": table.c.copies + 1, "next_try_at": now}
    await _change(unit, outgoing_id, values)


async def mark_sent(unit: Unit, outgoing_id: str, message_id: int, now: datetime) -> None:
    values = {"state": OutgoingState.SENT.value, "message_id": message_id, "finished_at": now, "error": None}
    await _change(unit, outgoing_id, values)


async def retry_at(unit: Unit, outgoing_id: str, at: datetime) -> None:
    """It surely did not arrive: back in the queue, and the copy does not count."""
    values = {"state": OutgoingState.PENDING.value, "copies": table.c.copies - 1, "next_try_at": at}
    await _change(unit, outgoing_id, values)


async def mark_failed(unit: Unit, outgoing_id: str, error: str, now: datetime) -> None:
    """It will never arrive."""
    await _change(unit, outgoing_id, {"state": OutgoingState.FAILED.value, "error": error, "finished_at": now})


async def mark_uncertain(unit: Unit, outgoing_id: str, error: str, at: datetime) -> None:
    """It may have arrived: due at `at` for its second copy, or finished where this was the second."""
    again = table.c.copies < MOST_COPIES
    values = {
        "state": case((again, OutgoingState.PENDING.value), else_=OutgoingState.UNCERTAIN.value),
        "error": error,
        "next_try_at": at,
        "finished_at": case((again, None), else_=at),
    }
    await _change(unit, outgoing_id, values)


async def leave_out(unit: Unit, outgoing_id: str, reason: str, now: datetime) -> None:
    """What it says need not be said any more."""
    values = {"state": OutgoingState.LEFT_OUT.value, "error": reason, "finished_at": now}
    await _change(unit, outgoing_id, values)


async def waiting_for(unit: Unit, athlete_id: str) -> tuple[Outgoing, ...]:
    """What is still to be sent to this athlete, in its order."""
    own = _OUTGOING.where(table.c.athlete_id == athlete_id, table.c.state == OutgoingState.PENDING.value)
    return await _all(unit, own.order_by(table.c.seq))


async def is_outdated(unit: Unit, athlete_id: str, kind: NoticeKind, seq: int) -> bool:
    """Whether a message of that kind was committed after it for the same athlete; edits of one are not new."""
    newer = select(table.c.id).where(table.c.athlete_id == athlete_id, table.c.kind == kind.value)
    newer = newer.where(table.c.edits.is_(None), table.c.seq > seq).limit(1)
    return (await unit.execute(newer)).first() is not None


async def left_sending(unit: Unit) -> tuple[Outgoing, ...]:
    """Rows whose sender was killed between asking and knowing."""
    return await _all(unit, _OUTGOING.where(table.c.state == OutgoingState.SENDING.value).order_by(table.c.seq))


async def is_empty(unit: Unit) -> bool:
    """Whether everything that can be sent has left, or never will."""
    waiting = select(table.c.id).where(table.c.state.in_(UNFINISHED), ~_PAUSED).limit(1)
    return (await unit.execute(waiting)).first() is None


async def get(unit: Unit, outgoing_id: str) -> Outgoing | None:
    return next(iter(await _all(unit, _OUTGOING.where(table.c.id == outgoing_id))), None)


async def first_about(unit: Unit, athlete_id: str, subject: str) -> Outgoing | None:
    """The row that first told this subject, sent or not: later ones edit its message."""
    own = _OUTGOING.where(table.c.athlete_id == athlete_id, table.c.subject == subject, table.c.edits.is_(None))
    own = own.where(table.c.state != OutgoingState.LEFT_OUT.value)
    return next(iter(await _all(unit, own.order_by(table.c.seq).limit(1))), None)


async def shown_as(unit: Unit, athlete_id: str, message_id: int) -> Outgoing | None:
    """The row that this message of an athlete's chat was sent for; edits of it are rows of their own."""
    own = _OUTGOING.where(table.c.athlete_id == athlete_id, table.c.message_id == message_id, table.c.edits.is_(None))
    return next(iter(await _all(unit, own.order_by(table.c.seq).limit(1))), None)


async def _change(unit: Unit, outgoing_id: str, values: Mapping[str, Any]) -> None:
    await unit.execute(update(table).where(table.c.id == outgoing_id).values(values))


async def _all(unit: Unit, wanted: Select[Any]) -> tuple[Outgoing, ...]:
    return tuple(_outgoing(row) for row in await unit.execute(wanted))


def _outgoing(row: Row[Any]) -> Outgoing:
    return Outgoing(
        id=row.id,
        seq=row.seq,
        athlete_id=row.athlete_id,
        chat_id=row.chat_id,
        notice=Notice(NoticeKind(row.kind), row.facts, row.edits),
        state=OutgoingState(row.state),
        message_id=row.message_id,
        copies=row.copies,
        next_try_at=row.next_try_at,
        created_at=row.created_at,
    )
