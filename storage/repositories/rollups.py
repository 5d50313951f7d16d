"""Each day and each week summed up, rolled up again from the first day that changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, select

from domain.training.rollup import DayRollup, WeekRollup
from domain.training.sport import Sport
from storage.database import Unit
from storage.many import write
from storage.tables.rollups import METRES, MINUTES
from storage.tables.rollups import analytics_rollups as table
from storage.tables.rollups import analytics_weeks as by_week

_SPORTS = tuple(Sport)
_DAY = ("day", "load", "ctl", "atl", "warming_up", "muscles", *MINUTES.values())
# Built once: putting a statement together costs as much as running it.
_BETWEEN = (
    select(*(table.c[name] for name in _DAY))
    .where(table.c.athlete_id == bindparam("athlete_id"), table.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(table.c.day)
)

_TOTALS = tuple(name for name in WeekRollup._fields if name in by_week.c)
_WEEK = (*_TOTALS, *MINUTES.values(), *METRES.values())
_WEEKS = (
    select(*(by_week.c[name] for name in _WEEK))
    .where(
        by_week.c.athlete_id == bindparam("athlete_id"), by_week.c.monday.between(bindparam("first"), bindparam("last"))
    )
    .order_by(by_week.c.monday)
)


async def between(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[DayRollup, ...]:
    """Both days included, the oldest first; days that were never rolled up are missing."""
    found = await unit.execute(_BETWEEN, {"athlete_id": athlete_id, "first": first, "last": last})
    return tuple(
        DayRollup(day, load, ctl, atl, _done(minutes), warming_up, muscles or {})
        for day, load, ctl, atl, warming_up, muscles, *minutes in found.all()
    )


async def replace_from(unit: Unit, athlete_id: str, first: date, rollups: Iterable[DayRollup]) -> None:
    """These days instead of all that are stored from the first one on."""
    await unit.execute(delete(table).where(table.c.athlete_id == athlete_id, table.c.day >= first))
    await write(unit, table.insert(), ("athlete_id", *_DAY), (_values(athlete_id, rollup) for rollup in rollups))


async def weeks(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[WeekRollup, ...]:
    """Those whose Mondays lie between, both included, the oldest first."""
    found = await unit.execute(_WEEKS, {"athlete_id": athlete_id, "first": first, "last": last})
    return tuple(_week(list(values)) for values in found.all())


async def replace_weeks_from(unit: Unit, athlete_id: str, first: date, rolled: Iterable[WeekRollup]) -> None:
    """These weeks instead of all that begin on that day or later."""
    await unit.execute(delete(by_week).where(by_week.c.athlete_id == athlete_id, by_week.c.monday >= first))
    rows = (_week_values(athlete_id, week) for week in rolled)
    await write(unit, by_week.insert(), ("athlete_id", *_WEEK), rows)


async def reach(unit: Unit, athlete_id: str) -> tuple[date, date] | None:
    """The first and the last day that are rolled up; None where none are, or their weeks are not."""
    ends = select(func.min(table.c.day), func.max(table.c.day)).where(table.c.athlete_id == athlete_id)
    weekly = exists().where(by_week.c.athlete_id == athlete_id)
    first, last = (await unit.execute(ends.where(weekly))).one()
    return None if first is None else (first, last)


def _week(values: list[Any]) -> WeekRollup:
    totals, amounts = values[: len(_TOTALS)], values[len(_TOTALS) :]
    minutes, metres = amounts[: len(_SPORTS)], amounts[len(_SPORTS) :]
    return WeekRollup(**dict(zip(_TOTALS, totals, strict=True)), minutes=_done(minutes), distance_m=_done(metres))


def _week_values(athlete_id: str, week: WeekRollup) -> tuple[object, ...]:
    totals = (getattr(week, name) for name in _TOTALS)
    return (athlete_id, *totals, *_every_sport(week.minutes), *_every_sport(week.distance_m))


def _done(minutes: Sequence[float]) -> dict[Sport, float]:
    return {sport: spent for sport, spent in zip(_SPORTS, minutes, strict=True) if spent}


def _every_sport(done: Mapping[Sport, float]) -> list[float]:
    return [done.get(sport, 0.0) for sport in _SPORTS]


def _values(athlete_id: str, rollup: DayRollup) -> tuple[object, ...]:
    day, load, ctl, atl, minutes, warming_up, muscles = rollup
    return (athlete_id, day, load, ctl, atl, warming_up, dict(muscles) or None, *_every_sport(minutes))
