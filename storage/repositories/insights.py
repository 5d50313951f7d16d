"""What is to be found out about a session, and what was: a wish is a row, and so is its answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import batched
from typing import Any

from sqlalchemy import Row, delete, exists, func, or_, select, tuple_, update
from sqlalchemy.sql.elements import ColumnElement

from domain.training.activity import Key
from storage.database import Unit
from storage.tables.athletes import athletes
from storage.tables.insights import analysis_insights as table
from storage.tables.outbox import outbox
from storage.upsert import insert

PER_QUERY = 500


class InsightKind(StrEnum):
    POST_WORKOUT = "post_workout"


@dataclass(frozen=True, slots=True)
class Insight:
    """`facts` and the `outgoing_id` of the message that told them are None before the first time.

    `wanted_at` is None while nothing is to be found out; `revision` counts how often something was.
    """

    athlete_id: str
    kind: InsightKind
    activity: Key
    revision: int
    facts: Mapping[str, object] | None
    outgoing_id: str | None
    wanted_at: datetime | None


_INSIGHT = select(
    table.c.athlete_id,
    table.c.kind,
    table.c.source,
    table.c.source_id,
    table.c.revision,
    table.c.facts,
    table.c.outgoing_id,
    table.c.wanted_at,
)
# One that was given up is neither: its wish is gone, and nothing was found.
_SETTLED = or_(table.c.made_at.is_not(None), table.c.wanted_at.is_not(None))
# Whom nothing reaches is told nothing; what they did meanwhile is looked at by the next review.
_REACHED = exists().where(athletes.c.id == table.c.athlete_id, athletes.c.unreachable_at.is_(None))


async def want(unit: Unit, athlete_id: str, kind: InsightKind, activity: Key, now: datetime) -> None:
    """What was found out before stays until it is found out anew."""
    statement = insert(unit, table)
    again = {"wanted_at": statement.excluded.wanted_at, "revision": table.c.revision + 1}
    wish = statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=again)
    await unit.execute(wish, {**_key(athlete_id, kind, activity), "revision": 1, "wanted_at": now})


async def want_again(unit: Unit, athlete_id: str, activities: Collection[Key], now: datetime) -> None:
    """Of these whatever was told and can still be told otherwise: its message is there to be edited."""
    told = update(table).where(table.c.athlete_id == athlete_id, exists().where(outbox.c.id == table.c.outgoing_id))
    told = told.values(wanted_at=now, revision=table.c.revision + 1)
    for some in batched(sorted(activities), PER_QUERY):
        await unit.execute(told.where(tuple_(table.c.source, table.c.source_id).in_(some)))


async def carry(unit: Unit, athlete_id: str, parts: Collection[Key], session: Key) -> None:
    """What is known of one of these parts is from now on known of the session; of several, of the first one told."""
    of_parts = (table.c.athlete_id == athlete_id, tuple_(table.c.source, table.c.source_id).in_(list(parts)))
    rows = (await unit.execute(_INSIGHT.where(*of_parts).order_by(table.c.made_at.is_(None), table.c.made_at))).all()
    if not rows:
        return
    first = _insight(rows[0])
    for row in rows[1:]:
        await _remove(unit, _insight(row))
    if await get(unit, athlete_id, first.kind, session) is not None:
        await _remove(unit, first)
        return
    moved = update(table).where(*_own(athlete_id, first.kind, first.activity))
    await unit.execute(moved.values(source=session[0], source_id=session[1]))


async def wanted(unit: Unit, now: datetime, limit: int = 200) -> tuple[Insight, ...]:
    """The longest waiting first."""
    due = _INSIGHT.where(table.c.wanted_at <= now, _REACHED).order_by(table.c.wanted_at, table.c.source_id)
    return tuple(_insight(row) for row in await unit.execute(due.limit(limit)))


async def get(unit: Unit, athlete_id: str, kind: InsightKind, activity: Key) -> Insight | None:
    row = (await unit.execute(_INSIGHT.where(*_own(athlete_id, kind, activity)))).one_or_none()
    return None if row is None else _insight(row)


async def shown_as(unit: Unit, athlete_id: str, outgoing_id: str) -> Insight | None:
    """What that message tells."""
    own = _INSIGHT.where(table.c.athlete_id == athlete_id, table.c.outgoing_id == outgoing_id)
    row = (await unit.execute(own)).one_or_none()
    return None if row is None else _insight(row)


async def put(unit: Unit, insight: Insight, facts: Mapping[str, object], now: datetime) -> bool:
    """False where it is no longer wanted as it was: somebody found it out, or it is wanted anew."""
    return await _settle(unit, insight, {"facts": facts, "wanted_at": None, "made_at": now})


async def tell(unit: Unit, insight: Insight, facts: Mapping[str, object]) -> None:
    """These are what its message tells from now on, whatever is found out."""
    own = _own(insight.athlete_id, insight.kind, insight.activity)
    await unit.execute(update(table).where(*own).values(facts=facts))


async def add_untold(unit: Unit, athlete_id: str, activity: Key, facts: Mapping[str, object], now: datetime) -> bool:
    """What a session that is over meant, told to nobody. False, and nothing written, where it is known or wanted."""
    statement = insert(unit, table)
    found = {name: statement.excluded[name] for name in ("facts", "made_at")}
    given_up = statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=found, where=~_SETTLED)
    key = _key(athlete_id, InsightKind.POST_WORKOUT, activity)
    return (await unit.execute(given_up, {**key, "revision": 1, "facts": facts, "made_at": now})).rowcount > 0


async def count_untold(unit: Unit, athlete_id: str) -> int:
    own = (table.c.athlete_id == athlete_id, table.c.made_at.is_not(None), table.c.outgoing_id.is_(None))
    return int((await unit.execute(select(func.count()).where(*own))).scalar_one())


async def settled(unit: Unit, athlete_id: str, kind: InsightKind) -> frozenset[Key]:
    """The activities of which this is known, or is to be found out."""
    own = select(table.c.source, table.c.source_id).where(table.c.athlete_id == athlete_id, table.c.kind == kind.value)
    return frozenset((row.source, row.source_id) for row in await unit.execute(own.where(_SETTLED)))


async def shown(unit: Unit, insight: Insight, outgoing_id: str) -> None:
    """The message that tells it, and is edited from now on."""
    own = _own(insight.athlete_id, insight.kind, insight.activity)
    await unit.execute(update(table).where(*own).values(outgoing_id=outgoing_id))


async def drop(unit: Unit, insight: Insight) -> bool:
    """There is nothing to be found out, for now. False as for put."""
    return await _settle(unit, insight, {"wanted_at": None})


async def _settle(unit: Unit, insight: Insight, values: Mapping[str, object]) -> bool:
    own = _own(insight.athlete_id, insight.kind, insight.activity)
    wish = update(table).where(*own, table.c.wanted_at.is_not(None), table.c.revision == insight.revision)
    return (await unit.execute(wish.values(values))).rowcount > 0


async def _remove(unit: Unit, insight: Insight) -> None:
    await unit.execute(delete(table).where(*_own(insight.athlete_id, insight.kind, insight.activity)))


def _key(athlete_id: str, kind: InsightKind, activity: Key) -> dict[str, object]:
    return {"athlete_id": athlete_id, "kind": kind.value, "source": activity[0], "source_id": activity[1]}


def _own(athlete_id: str, kind: InsightKind, activity: Key) -> list[ColumnElement[bool]]:
    return [table.c[name] == value for name, value in _key(athlete_id, kind, activity).items()]


def _insight(row: Row[*tuple[Any, ...]]) -> Insight:
    return Insight(
        athlete_id=row.athlete_id,
        kind=InsightKind(row.kind),
        activity=(row.source, row.source_id),
        revision=row.revision,
        facts=row.facts,
        outgoing_id=row.outgoing_id,
        wanted_at=row.wanted_at,
    )
