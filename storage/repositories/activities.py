"""What was done, known by (source, source id); reading the same again changes nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, bindparam, case, select

from domain.plan.execution import Execution, ExecutionState
from domain.training.activity import Activity, Pool
from domain.training.sport import Sport
from storage.database import Unit
from storage.tables.activities import Details
from storage.tables.activities import completed_activities as table
from storage.tables.executions import plan_executions
from storage.tables.plans import training_plans
from storage.upsert import upsert as upsert_into

PER_QUERY = 500


@dataclass(frozen=True, slots=True)
class Done:
    """Activities without details, and what the plan being followed has of them."""

    activities: tuple[Activity, ...]
    executions: tuple[Execution, ...]


# In the order of Activity's fields, so that a row is unpacked into one without looking at names.
_PLAIN = (
    "source",
    "source_id",
    "sport",
    "started_at",
    "day",
    "elapsed_s",
    "moving_s",
    "title",
    "sub_sport",
    "distance_m",
    "ascent_m",
    "average_hr",
    "max_hr",
    "average_power_w",
    "normalized_power_w",
    "calories",
    "rpe",
)
_TITLE = _PLAIN.index("title")


def _summary(*plain: ColumnElement[Any]) -> Select[Any]:
    days = table.c.day.between(bindparam("first"), bindparam("last"))
    return (
        select(*plain, table.c.pool_length_m, table.c.pool_in_yards)
        .where(table.c.athlete_id == bindparam("athlete_id"), days)
        .order_by(table.c.started_at, table.c.source, table.c.source_id)
    )


# Built once: putting a statement together costs as much as running it.
_SUMMARY = _summary(*(table.c[name] for name in _PLAIN))
_FULL = _SUMMARY.add_columns(table.c.details)
_PLAN = (
    select(training_plans.c.id)
    .where(training_plans.c.athlete_id == table.c.athlete_id, training_plans.c.replaced_at.is_(None))
    .scalar_subquery()
)
_MATCH = plan_executions.c
# Unsealing a title costs more than reading the rest of its row, and only those of the day are ever shown.
_TITLE_OF_THE_DAY = case((table.c.day == bindparam("last"), table.c.title)).label("title")
_MATCHED = (
    _summary(*(_TITLE_OF_THE_DAY if name == "title" else table.c[name] for name in _PLAIN))
    .add_columns(_MATCH.workout_id, _MATCH.cost, _MATCH.state)
    .outerjoin_from(
        table, plan_executions, and_(_MATCH.plan_id == _PLAN, *(_MATCH[key.name] == key for key in table.primary_key))
    )
)
_NO_DETAILS: Details = ((), (), ())
_ENCODER = msgspec.json.Encoder()


async def upsert(unit: Unit, athlete_id: str, activities: Sequence[Activity], now: datetime) -> tuple[Activity, ...]:
    """The activities that were new or had changed; the others are not written."""
    known = await _digests(unit, athlete_id, activities)
    changed = {
        (activity.source, activity.source_id): activity
        for activity in activities
        if known.get((activity.source, activity.source_id)) != _digest(activity)
    }
    rows = [_values(athlete_id, activity, now) for activity in changed.values()]
    if rows:
        await unit.execute(upsert_into(unit, table), rows)
    return tuple(changed.values())


async def between(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Activity, ...]:
    """Both days included, in the order of their start, with laps, lengths and sets."""
    rows = await _within(unit, _FULL, athlete_id, first, last)
    return tuple(_activity(values, details or _NO_DETAILS) for *values, details in rows)


async def summaries(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Activity, ...]:
    """Like between, without laps, lengths and sets."""
    rows = await _within(unit, _SUMMARY, athlete_id, first, last)
    return tuple(_activity(values, _NO_DETAILS) for values in rows)


async def with_executions(unit: Unit, athlete_id: str, first: date, last: date) -> Done:
    """Like summaries, with what each was matched with in the plan being followed, in one statement.

    Only the last day's have their titles.
    """
    rows = await _within(unit, _MATCHED, athlete_id, first, last)
    # An activity comes once for each workout that it was, or was not, matched with.
    activities = {tuple(row[:2]): (*row[:_TITLE], row[_TITLE] or "", *row[_TITLE + 1 : -3]) for row in rows}
    executions = (
        Execution(row.workout_id, (row.source, row.source_id), row.cost, ExecutionState(row.state))
        for row in rows
        if row.workout_id is not None
    )
    return Done(tuple(_activity(values, _NO_DETAILS) for values in activities.values()), tuple(executions))


async def _within(unit: Unit, wanted: Select[Any], athlete_id: str, first: date, last: date) -> Sequence[Any]:
    rows: Sequence[Any] = (await unit.execute(wanted, {"athlete_id": athlete_id, "first": first, "last": last})).all()
    return rows


async def _digests(unit: Unit, athlete_id: str, activities: Sequence[Activity]) -> dict[tuple[str, str], bytes]:
    found = select(table.c.source, table.c.source_id, table.c.digest).where(table.c.athlete_id == athlete_id)
    known: dict[tuple[str, str], bytes] = {}
    for part in batched(activities, PER_QUERY):
        rows = await unit.execute(found.where(table.c.source_id.in_([activity.source_id for activity in part])))
        known.update({(row.source, row.source_id): bytes(row.digest) for row in rows})
    return known


def _digest(activity: Activity) -> bytes:
    return hashlib.blake2b(_ENCODER.encode(activity), digest_size=16).digest()


def _values(athlete_id: str, activity: Activity, now: datetime) -> dict[str, object]:
    details = (activity.laps, activity.lengths, activity.sets)
    return {
        "athlete_id": athlete_id,
        **{name: getattr(activity, name) for name in _PLAIN},
        "sport": activity.sport.value,
        "pool_length_m": activity.pool and activity.pool.length_m,
        "pool_in_yards": activity.pool and activity.pool.in_yards,
        "details": details if any(details) else None,
        "digest": _digest(activity),
        "stored_at": now,
    }


def _activity(values: Sequence[Any], details: Details) -> Activity:
    source, source_id, sport, *plain, pool_length_m, pool_in_yards = values
    pool = None if pool_length_m is None else Pool(pool_length_m, pool_in_yards)
    rest: list[Any] = [*plain, pool, *details]
    return Activity(source, source_id, Sport(sport), *rest)
