"""Readings that are computed from many sessions or trials, instead of those that were."""

from collections.abc import Iterable
from datetime import date, datetime

from domain.training.reading import Reading
from storage.database import Unit
from storage.repositories import readings


async def store_computed(
    unit: Unit, athlete_id: str, stored: Iterable[Reading], computed: Iterable[Reading], now: datetime
) -> frozenset[date]:
    """What is the same is not touched; gives the days of all that is not."""
    before, after = set(stored), set(computed)
    for gone in {each._replace(value=0.0) for each in before} - {each._replace(value=0.0) for each in after}:
        await readings.forget(unit, athlete_id, gone)
    await readings.upsert(unit, athlete_id, sorted(after - before), now)
    return frozenset(each.day for each in before ^ after)
