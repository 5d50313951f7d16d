"""Why planned workouts were not done, as the athlete told it."""

from datetime import date, datetime

from sqlalchemy import delete, select

from domain.plan.missed import MissedWorkout
from storage.database import Unit
from storage.tables.missed import missed_workouts as table
from storage.upsert import upsert

_MISSED = select(table.c.plan_id, table.c.workout_id, table.c.day, table.c.reason)


async def tell(unit: Unit, athlete_id: str, missed: MissedWorkout, now: datetime) -> None:
    """Instead of what was told of that workout before."""
    values = {
        "athlete_id": athlete_id,
        "plan_id": missed.plan_id,
        "workout_id": missed.workout_id,
        "day": missed.day,
        "reason": missed.reason,
        "told_at": now,
    }
    await unit.execute(upsert(unit, table), values)


async def between(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[MissedWorkout, ...]:
    """Both days included, the oldest first."""
    own = _MISSED.where(table.c.athlete_id == athlete_id, table.c.day.between(first, last))
    rows = await unit.execute(own.order_by(table.c.day, table.c.workout_id))
    return tuple(MissedWorkout(*row) for row in rows)


async def forget(unit: Unit, athlete_id: str, plan_id: str, workout_id: str) -> bool:
    """Whether there was something to forget."""
    own = (table.c.athlete_id == athlete_id, table.c.plan_id == plan_id, table.c.workout_id == workout_id)
    return (await unit.execute(delete(table).where(*own))).rowcount > 0
