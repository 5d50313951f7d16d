"""Each day summed up, rolled up again from the first day that changed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, delete, func, select

from domain.training.rollup import DayRollup
from domain.training.sport import Sport
from storage.database import Unit
from storage.many import write
from storage.tables.rollups import MINUTES
from storage.tables.rollups import analytics_rollups as table

_SPORTS = tuple(Sport)
# Built once: putting a statement together costs as much as running it.
_BETWEEN = (
    select(
        table.c.day,
        table.c.load,
        table.c.ctl,
        table.c.atl,
        table.c.warming_up,
        *(table.c[MINUTES[sport]] for sport in _SPORTS),
    )
    .where(table.c.athlete_id == bindparam("athlete_id"), table.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(table.c.day)
)


async def between(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[DayRollup, ...]:
    """Both days included, the oldest first; days that were never rolled up are missing."""
    found = await unit.execute(_BETWEEN, {"athlete_id": athlete_id, "first": first, "last": last})
    return tuple(
        DayRollup(day, load, ctl, atl, _done(minutes), warming_up)
        for day, load, ctl, atl, warming_up, *minutes in found.all()
    )


async def replace_from(unit: Unit, athlete_id: str, rollups: Sequence[DayRollup]) -> None:
    """These days instead of all that are stored from the first of them on."""
    if not rollups:
        return
    await unit.execute(delete(table).where(table.c.athlete_id == athlete_id, table.c.day >= rollups[0].day))
    await write(unit, table.insert(), [_values(athlete_id, rollup) for rollup in rollups])


async def replace_all(unit: Unit, athlete_id: str, rollups: Sequence[DayRollup]) -> None:
    """These days instead of all that are stored, also where there are none."""
    await unit.execute(delete(table).where(table.c.athlete_id == athlete_id))
    await replace_from(unit, athlete_id, rollups)


async def first_day(unit: Unit, athlete_id: str) -> date | None:
    oldest = select(func.min(table.c.day)).where(table.c.athlete_id == athlete_id)
    day: date | None = (await unit.execute(oldest)).scalar_one()
    return day


def _done(minutes: Sequence[float]) -> dict[Sport, float]:
    return {sport: spent for sport, spent in zip(_SPORTS, minutes, strict=True) if spent}


def _values(athlete_id: str, rollup: DayRollup) -> dict[str, object]:
    return {
        "athlete_id": athlete_id,
        "day": rollup.day,
        "load": rollup.load,
        "ctl": rollup.ctl,
        "atl": rollup.atl,
        "warming_up": rollup.warming_up,
        **{name: rollup.minutes.get(sport, 0.0) for sport, name in MINUTES.items()},
    }
