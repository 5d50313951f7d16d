"""Sessions that come in, or come in again, with the RPE that the athlete gave them."""

from collections.abc import Sequence

from domain.calendar import ONE_DAY
from domain.training.activity import Activity
from domain.training.told_effort import with_told_efforts
from storage.database import Unit
from storage.repositories import readings


async def answered(unit: Unit, athlete_id: str, found: Sequence[Activity]) -> tuple[Activity, ...]:
    """In the same order; at least one."""
    days = [activity.day for activity in found]
    told = await readings.told_efforts(unit, athlete_id, min(days) - ONE_DAY, max(days) + ONE_DAY)
    return with_told_efforts(found, told) if told else tuple(found)
