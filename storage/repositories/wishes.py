"""Plans that athletes asked for and that are still to be made."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Unit
from storage.tables.wishes import plan_wishes as table
from storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class PlanWish:
    """For a race, or else a programme of so many weeks."""

    id: str
    race_id: str | None
    weeks: int | None
    wanted_at: datetime


_WISH = select(table.c.id, table.c.race_id, table.c.weeks, table.c.wanted_at)


async def ask(unit: Unit, athlete_id: str, wish: PlanWish) -> None:
    """Instead of what was asked for before and not made yet."""
    values = {"id": wish.id, "race_id": wish.race_id, "weeks": wish.weeks, "wanted_at": wish.wanted_at}
    await unit.execute(upsert(unit, table), {"athlete_id": athlete_id, **values})


async def of_athlete(unit: Unit, athlete_id: str) -> PlanWish | None:
    row = (await unit.execute(_WISH.where(table.c.athlete_id == athlete_id))).one_or_none()
    return None if row is None else PlanWish(*row)


async def fulfil(unit: Unit, athlete_id: str, wish_id: str) -> bool:
    """It is over. False where it was over before, or another took its place."""
    own = (table.c.athlete_id == athlete_id, table.c.id == wish_id)
    return (await unit.execute(delete(table).where(*own))).rowcount > 0


async def waiting(unit: Unit) -> tuple[tuple[str, PlanWish], ...]:
    """(athlete id, wish), the longest waiting first."""
    rows = await unit.execute(_WISH.add_columns(table.c.athlete_id).order_by(table.c.wanted_at, table.c.id))
    return tuple((athlete_id, PlanWish(*values)) for *values, athlete_id in rows)
