"""Questions in the athletes' own words, each with its answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, exists, select, update

from storage.database import Unit
from storage.tables.athletes import athletes
from storage.tables.conversations import conversations as table


class QuestionState(StrEnum):
    """`held`: until the athlete says whether a model may see their figures."""

    HELD = "held"
    WAITING = "waiting"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Turn:
    """`answer` and `seen`, the pieces of data that the model was shown, are None and empty until it is answered."""

    id: str
    athlete_id: str
    question: str
    asked_at: datetime
    answer: str | None = None
    seen: tuple[str, ...] = ()


_TURN = select(table.c.id, table.c.athlete_id, table.c.question, table.c.asked_at, table.c.answer, table.c.seen)
_ORDER = (table.c.asked_at, table.c.id)
# Whom nothing reaches is answered nothing, and costs nothing.
_REACHED = exists().where(athletes.c.id == table.c.athlete_id, athletes.c.unreachable_at.is_(None))


async def ask(unit: Unit, turn: Turn, state: QuestionState) -> None:
    values = {"id": turn.id, "athlete_id": turn.athlete_id, "question": turn.question, "asked_at": turn.asked_at}
    await unit.execute(table.insert(), {**values, "state": state.value})


async def release(unit: Unit, athlete_id: str, to: QuestionState, now: datetime) -> int:
    """Those that were held wait from now on, or are never answered; how many there were."""
    values = {"state": to.value, "ended_at": None if to is QuestionState.WAITING else now}
    done = await unit.execute(update(table).where(*_in(athlete_id, QuestionState.HELD)).values(values))
    return done.rowcount


async def end(unit: Unit, athlete_id: str, ids: Collection[str], now: datetime) -> bool:
    """Without an answer. False where somebody ended them before, and then nothing changes."""
    return await _end(unit, athlete_id, ids, {"state": QuestionState.UNANSWERED.value, "ended_at": now})


async def answer(
    unit: Unit, athlete_id: str, ids: Sequence[str], said: str, seen: Sequence[str], now: datetime
) -> bool:
    """The last of these questions carries the answer of all. False as for `end`."""
    values = {"state": QuestionState.ANSWERED.value, "ended_at": now}
    if not await _end(unit, athlete_id, ids, values):
        return False
    own = (table.c.athlete_id == athlete_id, table.c.id == ids[-1])
    await unit.execute(update(table).where(*own).values(answer=said, seen=tuple(seen)))
    return True


async def get(unit: Unit, athlete_id: str, turn_id: str) -> Turn | None:
    return next(iter(await _all(unit, _TURN.where(table.c.athlete_id == athlete_id, table.c.id == turn_id))), None)


async def waiting(unit: Unit, athlete_id: str) -> tuple[Turn, ...]:
    """This athlete's, the oldest first."""
    return await _all(unit, _TURN.where(*_in(athlete_id, QuestionState.WAITING)).order_by(*_ORDER))


async def lately(unit: Unit, athlete_id: str, since: datetime, most: int) -> tuple[Turn, ...]:
    """The newest that carry an answer, the oldest of them first."""
    own = _TURN.where(table.c.athlete_id == athlete_id, table.c.answer.is_not(None), table.c.asked_at >= since)
    newest = own.order_by(table.c.asked_at.desc(), table.c.id.desc()).limit(most)
    return tuple(sorted(await _all(unit, newest), key=lambda turn: (turn.asked_at, turn.id)))


async def all_waiting(unit: Unit) -> tuple[Turn, ...]:
    """Of every athlete whom something reaches."""
    return await _all(unit, _TURN.where(table.c.state == QuestionState.WAITING.value, _REACHED).order_by(*_ORDER))


async def _end(unit: Unit, athlete_id: str, ids: Collection[str], values: dict[str, object]) -> bool:
    own = (*_in(athlete_id, QuestionState.WAITING), table.c.id.in_(ids))
    return (await unit.execute(update(table).where(*own).values(values))).rowcount > 0


def _in(athlete_id: str, state: QuestionState) -> tuple[Any, ...]:
    return (table.c.athlete_id == athlete_id, table.c.state == state.value)


async def _all(unit: Unit, wanted: Select[Any]) -> tuple[Turn, ...]:
    return tuple(_turn(row) for row in await unit.execute(wanted))


def _turn(row: Row[Any]) -> Turn:
    return Turn(row.id, row.athlete_id, row.question, row.asked_at, row.answer, row.seen or ())
