"""Races of which an athlete told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from domain.race.race import Race
from storage.database import Unit
from storage.tables.races import races as table
from storage.upsert import upsert

_RACE = select(table.c.id, table.c.name, table.c.day, table.c.distance_m, table.c.goal_s)


async def replace(unit: Unit, athlete_id: str, races: Sequence[Race], now: datetime) -> None:
    """These and no others; what was predicted for those that stay stays too."""
    kept = [race.id for race in races]
    await unit.execute(delete(table).where(table.c.athlete_id == athlete_id, table.c.id.not_in(kept)))
    rows = [
        {
            "athlete_id": athlete_id,
            "id": race.id,
            "name": race.name,
            "day": race.day,
            "distance_m": race.distance_m,
            "goal_s": race.goal_s,
            "told_at": now,
        }
        for race in races
    ]
    if rows:
        await unit.execute(upsert(unit, table), rows)


async def of_athlete(unit: Unit, athlete_id: str) -> tuple[Race, ...]:
    """The next one first of all that are told, past ones before it."""
    rows = await unit.execute(_RACE.where(table.c.athlete_id == athlete_id).order_by(table.c.day, table.c.id))
    return tuple(Race(*row) for row in rows)
