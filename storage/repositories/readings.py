"""Measured figures, known by kind, exercise, day and source."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import batched
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Text, bindparam, case, delete, func, literal_column, or_, select

from domain.training.reading import Reading, ReadingKind
from storage.database import Unit
from storage.many import write
from storage.tables.readings import progress_metrics as table
from storage.upsert import upsert as upsert_into

PER_QUERY = 500
# A look-up costs a fifth of asking the enumeration, and a review reads two hundred of them.
_KINDS = {kind.value: kind for kind in ReadingKind}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_WRITTEN = ("athlete_id", *Reading._fields, "stored_at")
_LEAN = select(table.c.kind, table.c.day, table.c.value, table.c.source, table.c.exercise)
_SELECTED = _LEAN.add_columns(table.c.method, table.c.n)
_NONE: Mapping[ReadingKind, date] = MappingProxyType({})


async def upsert(unit: Unit, athlete_id: str, readings: Sequence[Reading], now: datetime) -> int:
    """How many were new, had another value or another way to it; the others are not written."""
    rows = (
        (athlete_id, _NAMES[kind], day, value, source, exercise, method, n, now)
        for kind, day, value, source, exercise, method, n in readings
    )
    return await write(unit, upsert_into(unit, table, table.c.value, table.c.method, table.c.n), _WRITTEN, rows)


async def remove(unit: Unit, athlete_id: str, sources: Sequence[str]) -> None:
    """All that came from there."""
    for some in batched(sources, PER_QUERY):
        await unit.execute(delete(table).where(table.c.athlete_id == athlete_id, table.c.source.in_(some)))


async def one(unit: Unit, athlete_id: str, key: Reading) -> float | None:
    """The value under the key of that reading, whatever value this one has."""
    found = select(table.c.value).where(*_is(athlete_id, key))
    return (await unit.execute(found)).scalar_one_or_none()


async def latest(unit: Unit, athlete_id: str, kind: ReadingKind, first: date, last: date) -> float | None:
    """The newest value of that kind, both days included."""
    own = (table.c.athlete_id == athlete_id, table.c.kind == kind.value, table.c.day.between(first, last))
    newest = select(table.c.value).where(*own).order_by(table.c.day.desc(), table.c.stored_at.desc()).limit(1)
    return (await unit.execute(newest)).scalar_one_or_none()


async def of_kind(unit: Unit, athlete_id: str, kind: ReadingKind, first: date, last: date) -> tuple[Reading, ...]:
    """Both days included, the oldest first."""
    own = _SELECTED.where(table.c.athlete_id == athlete_id, table.c.kind == kind.value)
    within = own.where(table.c.day.between(first, last))
    rows = await unit.execute(within.order_by(table.c.day, table.c.exercise, table.c.source))
    return _every(rows)


async def since(unit: Unit, athlete_id: str, begins: Mapping[ReadingKind, date], last: date) -> tuple[Reading, ...]:
    """Of each of these kinds from its day up to the last one, the oldest first."""
    wanted = or_(*((table.c.kind == kind.value) & (table.c.day >= first) for kind, first in begins.items()))
    own = _SELECTED.where(table.c.athlete_id == athlete_id, wanted, table.c.day <= last)
    rows = await unit.execute(own.order_by(table.c.day, table.c.kind, table.c.exercise, table.c.source))
    return _every(rows)


async def kinds(unit: Unit, athlete_id: str, first: date, last: date) -> frozenset[ReadingKind]:
    """Those of which there is a reading, both days included."""
    own = select(table.c.kind).where(table.c.athlete_id == athlete_id, table.c.day.between(first, last)).distinct()
    return frozenset(_KINDS[name] for name in (await unit.execute(own)).scalars())


async def forget(unit: Unit, athlete_id: str, key: Reading) -> bool:
    """Whether there was one."""
    return (await unit.execute(delete(table).where(*_is(athlete_id, key)))).rowcount > 0


async def told_efforts(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Reading, ...]:
    """The RPE that the athlete gave to sessions, both days included."""
    own = _SELECTED.where(table.c.athlete_id == athlete_id, table.c.day.between(first, last))
    rows = await unit.execute(own.where(table.c.kind == ReadingKind.SESSION_RPE.value).order_by(table.c.exercise))
    return _every(rows)


def _every(rows: Iterable[Any]) -> tuple[Reading, ...]:
    return tuple(Reading(_KINDS[name], *rest) for name, *rest in rows)


def _is(athlete_id: str, key: Reading) -> tuple[ColumnElement[bool], ...]:
    same = (table.c.kind == key.kind.value, table.c.exercise == key.exercise, table.c.day == key.day)
    return (table.c.athlete_id == athlete_id, *same, table.c.source == key.source)


async def first_day(unit: Unit, athlete_id: str) -> date | None:
    """Of the oldest one."""
    own = select(func.min(table.c.day)).where(table.c.athlete_id == athlete_id)
    oldest: date | None = (await unit.execute(own)).scalar_one()
    return oldest


async def between(
    unit: Unit, athlete_id: str, first: date, last: date, later: Mapping[ReadingKind, date | None] = _NONE
) -> tuple[Reading, ...]:
    """Both days included, the oldest first; the kinds in `later` only from the day given there, or not at all.

    Without how they were computed, which a review does not ask.
    """
    begins = {kind.value: day for kind, day in later.items() if day is not None}
    unread = frozenset(kind.value for kind, day in later.items() if day is None)
    wanted = _between(frozenset(begins), unread)
    found = await unit.execute(wanted, {"athlete_id": athlete_id, "first": first, "last": last, **begins})
    return tuple(
        Reading(_KINDS[kind], day, value, source, exercise) for kind, day, value, source, exercise in found.all()
    )


@cache
def _between(later: frozenset[str], unread: frozenset[str]) -> Select[Any]:
    """Built once for each choice of kinds: putting a statement together costs as much as running it."""
    first = bindparam("first", type_=Date)
    own = _LEAN.where(table.c.athlete_id == bindparam("athlete_id"))
    wanted = own.where(table.c.day.between(first, bindparam("last", type_=Date)))
    if unread:
        wanted = wanted.where(table.c.kind.not_in([_written_out(kind) for kind in sorted(unread)]))
    if later:
        begins = [(table.c.kind == _written_out(kind), bindparam(kind, type_=Date)) for kind in sorted(later)]
        wanted = wanted.where(table.c.day >= case(*begins, else_=first))
    return wanted.order_by(table.c.day, table.c.kind, table.c.exercise, table.c.source)


def _written_out(kind: str) -> ColumnElement[str]:
    """A name of ours and no value of anybody's: it need not be bound anew each time."""
    return literal_column(f"'{kind}'", Text)
