"""Loads as far as they are known: days that no service answered for are no days of rest, here as in a review."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.review.condition import CURVE_DAYS, loads_known_through, through
from domain.training.freshness import known_through
from domain.training.rollup import DayRollup
from storage.database import Unit
from storage.repositories import connections, rollups


@dataclass(frozen=True, slots=True)
class KnownLoads:
    """By day, the oldest first. After `as_of` loads are unknown; None where they are known up to now."""

    days: tuple[DayRollup, ...] = ()
    as_of: date | None = None


async def known_loads(unit: Unit, athlete: Athlete, first: date, now: datetime) -> KnownLoads:
    """From `first` on, by the rule of the evening review; two statements."""
    today = local_day(now, athlete.zone)
    looked_at = today - timedelta(days=CURVE_DAYS)
    rolled = await rollups.between(unit, athlete.id, min(first, looked_at), today)
    here = known_through(await connections.freshness_of(unit, athlete.id, now), today, athlete.zone)
    # Which day is the last one depends on how far back one looks, and a review looks back so far.
    lately = tuple(each for each in rolled if each.day >= looked_at)
    last = loads_known_through(lately or rolled, today, here)
    days = tuple(each for each in through(rolled, last) if each.day >= first)
    return KnownLoads(days, None if last == today or not days else last)
