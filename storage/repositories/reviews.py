"""What each evening's review decided, with the facts it rested on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select

from storage.database import Unit
from storage.tables.reviews import daily_reviews as table
from storage.upsert import insert_instead, insert_new, upsert


@dataclass(frozen=True, slots=True)
class StoredReview:
    """`decision` is keep or adjust; `proposal_id` is the proposal it led to."""

    day: date
    decision: str
    facts: Mapping[str, object]
    proposal_id: str | None
    made_at: datetime


_REVIEW = select(table.c.day, table.c.decision, table.c.facts, table.c.proposal_id, table.c.made_at)
_UNTOLD = table.c.untold.is_not(None)


async def add(  # noqa: PLR0913, PLR0917 - a row of plain values; a type for it would only be unpacked again
    unit: Unit,
    athlete_id: str,
    day: date,
    decision: str,
    facts: Mapping[str, object],
    proposal_id: str | None,
    now: datetime,
) -> bool:
    """False, and nothing written, where that day has its review; one that nobody was told of gives way to it."""
    values = _values(athlete_id, StoredReview(day, decision, facts, proposal_id, now))
    return (await unit.execute(insert_instead(unit, table, _UNTOLD), values)).rowcount > 0


async def add_untold(unit: Unit, athlete_id: str, review: StoredReview) -> bool:
    """Of a day that is over, told to nobody. False, and nothing written, where that day has its review."""
    values = {**_values(athlete_id, review), "untold": True}
    return (await unit.execute(insert_new(unit, table), values)).rowcount > 0


async def count_untold(unit: Unit, athlete_id: str) -> int:
    own = select(func.count()).where(table.c.athlete_id == athlete_id, _UNTOLD)
    return int((await unit.execute(own)).scalar_one())


async def replace(  # noqa: PLR0913, PLR0917 - as above
    unit: Unit,
    athlete_id: str,
    day: date,
    decision: str,
    facts: Mapping[str, object],
    proposal_id: str | None,
    now: datetime,
) -> None:
    """For a review that is asked for once more on its day."""
    values = _values(athlete_id, StoredReview(day, decision, facts, proposal_id, now))
    await unit.execute(upsert(unit, table), values)


async def get(unit: Unit, athlete_id: str, day: date) -> StoredReview | None:
    return await _first(unit, _REVIEW.where(table.c.athlete_id == athlete_id, table.c.day == day))


async def days(unit: Unit, athlete_id: str, first: date, last: date) -> frozenset[date]:
    """Those of them, both included, that have their review."""
    own = select(table.c.day).where(table.c.athlete_id == athlete_id, table.c.day.between(first, last))
    return frozenset((await unit.execute(own)).scalars())


async def latest(unit: Unit, athlete_id: str, before: date | None = None) -> StoredReview | None:
    """The newest review that was told, of an earlier day than `before` where that is given."""
    own = _REVIEW.where(table.c.athlete_id == athlete_id, ~_UNTOLD)
    return await _first(unit, own if before is None else own.where(table.c.day < before))


async def _first(unit: Unit, wanted: Select[Any]) -> StoredReview | None:
    row = (await unit.execute(wanted.order_by(table.c.day.desc()).limit(1))).one_or_none()
    return None if row is None else StoredReview(*row)


def _values(athlete_id: str, review: StoredReview) -> dict[str, object]:
    return {
        "athlete_id": athlete_id,
        "day": review.day,
        "decision": review.decision,
        "facts": review.facts,
        "proposal_id": review.proposal_id,
        "made_at": review.made_at,
        "untold": None,
    }
