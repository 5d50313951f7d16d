"""The obvious build of the same review: an ORM over the same tables, pandas for the figures, pyplot for the picture."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from bot.telegram.charts.values.evening import EveningChart, SportWeek
from domain.training.sport import Sport
from storage.database import Database
from storage.tables.activities import completed_activities
from storage.tables.athletes import athletes
from storage.tables.metadata import METADATA
from storage.tables.plans import plan_versions
from storage.tables.readings import progress_metrics
from storage.tables.rollups import analytics_rollups
from tests.benchmarks.chart_pyplot import draw_with_pyplot
from tests.benchmarks.seeded import MONDAY, TODAY

ACTIVITY_DAYS = 35
READING_DAYS = 120
# CTL needs several times its 42 days to forget where it began.
LOAD_DAYS = 365
SHOWN_DAYS = 90
Z_NIGHTS = 60
TREND_KINDS = ("body_fat_percent", "vo2max_run", "swim_100yd_s", "e1rm_kg")


class Base(DeclarativeBase):
    metadata = METADATA


def _model(table: Table) -> Any:
    return type(table.name, (Base,), {"__table__": table})


Athlete, Plan = _model(athletes), _model(plan_versions)
Activity, Load, Reading = _model(completed_activities), _model(analytics_rollups), _model(progress_metrics)


class Obvious:
    """Reads through the product's own engine, so that what differs is what is built on it."""

    def __init__(self, database: Database) -> None:
        self._engine = database._reader

    async def review(self, athlete_ids: Iterable[str]) -> list[tuple[str, bytes]]:
        """Fewer words than the product's, and neither a decision nor a proposal."""
        return [await self._review(athlete_id) for athlete_id in athlete_ids]

    async def _review(self, athlete_id: str) -> tuple[str, bytes]:
        async with AsyncSession(self._engine) as session:
            athlete = await session.get_one(Athlete, athlete_id)
            plan = (await session.scalars(select(Plan).where(Plan.athlete_id == athlete_id))).one()
            loads = await _since(session, Load, athlete_id, LOAD_DAYS)
            done = await _since(session, Activity, athlete_id, ACTIVITY_DAYS)
            measured = await _since(session, Reading, athlete_id, READING_DAYS)
        fitness, week = _fitness(loads), _week(plan, done)
        words = [f"{athlete.display_name}: fitness {fitness.ctl.iloc[-1]:.0f}, form {fitness.form.iloc[-1]:.0f}"]
        words += [f"{each.sport}: {each.done_minutes:.0f} of {each.planned_minutes:.0f} min" for each in week]
        words += _measured(measured)
        return "\n".join(words), draw_with_pyplot(_chart(fitness.tail(SHOWN_DAYS), week))


async def _since(session: AsyncSession, model: Any, athlete_id: str, days: int) -> Sequence[Any]:
    own = select(model).where(model.athlete_id == athlete_id, model.day >= TODAY - timedelta(days=days))
    return (await session.scalars(own.order_by(model.day))).all()


def _fitness(loads: Sequence[Any]) -> Any:
    days = pd.date_range(TODAY - timedelta(days=LOAD_DAYS - 1), TODAY)
    daily = pd.Series({pd.Timestamp(each.day): each.load for each in loads}).reindex(days, fill_value=0.0)
    ctl, atl = (daily.ewm(alpha=1 - np.exp(-1 / tau), adjust=False).mean() for tau in (42, 7))
    return pd.DataFrame({"ctl": ctl, "atl": atl, "form": ctl - atl})


def _week(plan: Any, done: Sequence[Any]) -> list[SportWeek]:
    planned = pd.DataFrame([(str(one.sport), one.day, one.minutes) for one in plan.blueprint.workouts.values()])
    recorded = pd.DataFrame([(one.sport, one.day, one.moving_s / 60) for one in done])
    sums = [_minutes_by_sport(frame, MONDAY, MONDAY + timedelta(days=6)) for frame in (planned, recorded)]
    return [SportWeek(sport, *(float(each.get(sport, 0)) for each in sums)) for sport in Sport]


def _minutes_by_sport(frame: Any, first: date, last: date) -> Any:
    frame.columns = ["sport", "day", "minutes"]
    return frame[(frame.day >= first) & (frame.day <= last)].groupby("sport").minutes.sum()


def _measured(readings: Sequence[Any]) -> list[str]:
    frame = pd.DataFrame([(each.kind, pd.Timestamp(each.day), each.value) for each in readings])
    frame.columns = ["kind", "day", "value"]
    return [_hrv(frame[frame.kind == "hrv_ms"]), *(_trend(kind, frame[frame.kind == kind]) for kind in TREND_KINDS)]


def _hrv(nights: Any) -> str:
    logarithms = np.log(nights.set_index("day").value)
    baseline = logarithms.shift(1).rolling(Z_NIGHTS)
    return f"HRV z {((logarithms - baseline.mean()) / baseline.std()).iloc[-1]:.1f}"


def _trend(kind: str, readings: Any) -> str:
    slope, _ = np.polyfit((readings.day - readings.day.min()).dt.days, readings.value, 1)
    return f"{kind}: {readings.value.iloc[-1]:.1f}, {slope * 7:+.2f} a week"


def _chart(fitness: Any, week: list[SportWeek]) -> EveningChart:
    ctl, atl, form = (tuple(float(value) for value in fitness[name]) for name in ("ctl", "atl", "form"))
    return EveningChart(TODAY, ctl, atl, form, tuple(week))
