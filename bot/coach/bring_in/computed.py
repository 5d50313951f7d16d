"""Readings that are computed from many sessions or trials, instead of those that were."""

from collections.abc import Iterable
from datetime import date, datetime

from domain.training.reading import Reading
from storage.database import Unit
from storage.repositories import readings


async def store_computed(
    unit: Unit, athlete_id: str, stored: Iterable[Reading], computed: Iterable[Reading], now: datetime
) -> frozenset[date]:
    """What is the same is not touched; gives the days of all that has another value, or none any more."""
    before, after = set(stored), set(computed)
    for gone in {each.key for each in before} - {each.key for each in after}:
        await readings.forget(unit, athlete_id, gone)
    await readings.upsert(unit, athlete_id, sorted(after - before), now)
    return frozenset(key.day for key, _ in _values(before) ^ _values(after))


def _values(found: Iterable[Reading]) -> set[tuple[Reading, float]]:
    return {(each.key, each.value) for each in found}
