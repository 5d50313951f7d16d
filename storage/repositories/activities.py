"""What was done, known by (source, source id); reading the same again changes nothing.

What is read counts: of a joined session, the session and not its parts. Who needs these asks for them by name.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, bindparam, case, delete, exists, literal, select, tuple_, update

from domain.plan.execution import Execution, ExecutionState
from domain.training.activity import Activity, Key, Pool
from domain.training.joined import JOINED
from domain.training.sport import Sport
from storage.database import Unit
from storage.many import write
from storage.tables.activities import Details
from storage.tables.activities import completed_activities as table
from storage.tables.executions import plan_executions
from storage.tables.plans import training_plans
from storage.upsert import upsert as upsert_into

PER_QUERY = 500


@dataclass(frozen=True, slots=True)
class Done:
    """Activities, and what the plan being followed has of them."""

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
    "graded_speed_m_per_s",
    "temperature_c",
)
_TITLE = _PLAIN.index("title")
_READ = (*_PLAIN, "pool_length_m", "pool_in_yards")
_DETAILED = ("details", "hr_zone_s")


def _summary(*read: ColumnElement[Any]) -> Select[Any]:
    days = table.c.day.between(bindparam("first"), bindparam("last"))
    return (
        select(*read)
        .where(table.c.athlete_id == bindparam("athlete_id"), days)
        .order_by(table.c.started_at, table.c.source, table.c.source_id)
    )


_COUNTS = table.c.joined_id.is_(None)
_COLUMNS = tuple(table.c[name] for name in _READ)
# Built once: putting a statement together costs as much as running it.
_SUMMARY = _summary(*_COLUMNS).where(_COUNTS)
_DETAILS = tuple(table.c[name] for name in _DETAILED)
_FULL = _SUMMARY.add_columns(*_DETAILS)
# Unsealing a title takes longer than reading the rest of its row.
_UNCALLED = _summary(*(literal("").label(name) if name == "title" else table.c[name] for name in _READ))
_EVERY = _UNCALLED.add_columns(table.c.joined_id)
_BARE = _UNCALLED.where(_COUNTS)
_UNTITLED = _BARE.add_columns(*_DETAILS)
_OF_SPORT = _BARE.where(table.c.sport == bindparam("sport"))
_OF_SPORT_WHOLE = _UNTITLED.where(table.c.sport == bindparam("sport"))
_PLAN = (
    select(training_plans.c.id)
    .where(training_plans.c.athlete_id == table.c.athlete_id, training_plans.c.replaced_at.is_(None))
    .scalar_subquery()
)
_MATCH = plan_executions.c
# Only those of the day are ever shown.
_OF_THE_DAY = table.c.day == bindparam("last")
_TITLE_OF_THE_DAY = case((_OF_THE_DAY, table.c.title)).label("title")
_LIFTED_THAT_DAY = case((and_(_OF_THE_DAY, table.c.sport == Sport.STRENGTH.value), table.c.details)).label("lifted")
_MATCHED = (
    _summary(*(_TITLE_OF_THE_DAY if name == "title" else table.c[name] for name in _READ))
    .where(_COUNTS)
    .add_columns(_LIFTED_THAT_DAY, _MATCH.workout_id, _MATCH.cost, _MATCH.state)
    .outerjoin_from(
        table, plan_executions, and_(_MATCH.plan_id == _PLAN, *(_MATCH[key.name] == key for key in table.primary_key))
    )
)
_NEWEST = (
    select(*_COLUMNS)
    .where(table.c.athlete_id == bindparam("athlete_id"), _COUNTS)
    .order_by(table.c.started_at.desc(), table.c.source, table.c.source_id)
    .limit(1)
)
_DECIDED = exists().where(
    *(_MATCH[key.name] == key for key in table.primary_key), _MATCH.state != ExecutionState.SUGGESTED.value
)
_PUT = (
    update(table)
    .where(
        table.c.athlete_id == bindparam("owner"),
        table.c.source == bindparam("of_source"),
        table.c.source_id == bindparam("of_id"),
    )
    .values(joined_id=bindparam("session"))
)
_WRITTEN = ("athlete_id", "digest", "stored_at", *_READ, *_DETAILED)
_SPORTS = {sport.value: sport for sport in Sport}
_plain_of = attrgetter(*_PLAIN)
_NO_DETAILS: Details = ((), (), ())
_ENCODER = msgspec.json.Encoder()


async def upsert(unit: Unit, athlete_id: str, activities: Sequence[Activity], now: datetime) -> tuple[Activity, ...]:
    """The activities that were new or had changed; the others are not written."""
    known = await _digests(unit, athlete_id, activities)
    told = {(each.source, each.source_id): (each, _digest(each)) for each in activities}
    changed = [(each, digest) for key, (each, digest) in told.items() if known.get(key) != digest]
    rows = ((athlete_id, digest, now, *_values(each)) for each, digest in changed)
    await write(unit, upsert_into(unit, table, kept=("joined_id",)), _WRITTEN, rows)
    return tuple(each for each, _ in changed)


async def forget(unit: Unit, athlete_id: str, source: str, ids: Sequence[str]) -> tuple[date, ...]:
    """Of a source that has them no more. The days of those that were there; what was matched with them goes along."""
    own = (table.c.athlete_id == athlete_id, table.c.source == source, table.c.source_id.in_(ids))
    return tuple((await unit.execute(delete(table).where(*own).returning(table.c.day))).scalars()) if ids else ()


async def put_into(unit: Unit, athlete_id: str, sessions: Mapping[Key, str | None]) -> None:
    """Make each a part of that joined session; with None it counts by itself again."""
    rows = [
        {"owner": athlete_id, "of_source": source, "of_id": source_id, "session": session}
        for (source, source_id), session in sessions.items()
    ]
    if rows:
        await unit.execute(_PUT, rows)


async def unknown(unit: Unit, athlete_id: str, activities: Sequence[Activity]) -> tuple[Activity, ...]:
    """Those of them that are not stored, or not as they are here."""
    known = await _digests(unit, athlete_id, activities)
    return tuple(each for each in activities if known.get((each.source, each.source_id)) != _digest(each))


async def remove(unit: Unit, athlete_id: str, keys: Sequence[Key]) -> frozenset[Key]:
    """Those of them that were taken out, with the suggestions made of them; one that the athlete decided on stays."""
    gone = delete(table).where(table.c.athlete_id == athlete_id, _among(keys), ~_DECIDED)
    rows = await unit.execute(gone.returning(table.c.source, table.c.source_id))
    return frozenset((row.source, row.source_id) for row in rows)


async def between(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Activity, ...]:
    """Both days included, in the order of their start, with laps, lengths, sets and the time in each zone."""
    return _full(await _within(unit, _FULL, athlete_id, first, last))


async def untitled(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Activity, ...]:
    """Like between, for whoever only counts: without what they are called."""
    return _full(await _within(unit, _UNTITLED, athlete_id, first, last))


async def of_sport(unit: Unit, athlete_id: str, sport: Sport, first: date, last: date) -> tuple[Activity, ...]:
    """Like summaries, of one sport, and without what they are called."""
    wanted = {"athlete_id": athlete_id, "first": first, "last": last, "sport": sport.value}
    return tuple(_activity(values, _NO_DETAILS) for values in (await unit.execute(_OF_SPORT, wanted)).all())


async def of_sport_whole(unit: Unit, athlete_id: str, sport: Sport, first: date, last: date) -> tuple[Activity, ...]:
    """Like untitled, of one sport."""
    wanted = {"athlete_id": athlete_id, "first": first, "last": last, "sport": sport.value}
    return _full((await unit.execute(_OF_SPORT_WHOLE, wanted)).all())


async def summaries(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Activity, ...]:
    """Like between, without laps, lengths, sets and zones."""
    rows = await _within(unit, _SUMMARY, athlete_id, first, last)
    return tuple(_activity(values, _NO_DETAILS) for values in rows)


async def every(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[tuple[Activity, str | None], ...]:
    """Like summaries, but all there is: parts too, each with its session; and without what they are called."""
    rows = await _within(unit, _EVERY, athlete_id, first, last)
    return tuple((_activity(values, _NO_DETAILS), joined_id) for *values, joined_id in rows)


async def recorded(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Activity, ...]:
    """Like every, but as it came: parts instead of joined sessions."""
    found = await every(unit, athlete_id, first, last)
    return tuple(activity for activity, _ in found if activity.source != JOINED)


async def with_keys(unit: Unit, athlete_id: str, keys: Collection[Key]) -> tuple[Activity, ...]:
    """Those of them that there are, parts or not, with laps, lengths, sets and zones."""
    own = select(*_COLUMNS, *_DETAILS)
    found: list[Activity] = []
    for some in batched(keys, PER_QUERY):
        rows = await unit.execute(own.where(table.c.athlete_id == athlete_id, _among(some)))
        found += _full(rows.all())
    return tuple(found)


async def parts_of(unit: Unit, athlete_id: str, joined_id: str) -> tuple[Activity, ...]:
    """Without laps, lengths and sets; empty where there is no such session."""
    own = select(*_COLUMNS)
    own = own.where(table.c.athlete_id == athlete_id, table.c.joined_id == joined_id)
    rows = await unit.execute(own.order_by(table.c.source, table.c.source_id))
    return tuple(_activity(values, _NO_DETAILS) for values in rows)


async def counting(unit: Unit, athlete_id: str, key: Key) -> Activity | None:
    """What counts where this is: itself, or the session that it is a part of. None where there is neither."""
    inside = select(table.c.joined_id).where(table.c.athlete_id == athlete_id, _among([key]))
    session = (await unit.execute(inside)).scalar_one_or_none()
    return next(iter(await with_keys(unit, athlete_id, [(JOINED, session) if session else key])), None)


async def latest(unit: Unit, athlete_id: str) -> Activity | None:
    """The one that began last, without laps, lengths and sets."""
    row = (await unit.execute(_NEWEST, {"athlete_id": athlete_id})).one_or_none()
    return None if row is None else _activity(row, _NO_DETAILS)


async def with_executions(unit: Unit, athlete_id: str, first: date, last: date) -> Done:
    """Like summaries, with what each was matched with in the plan being followed, in one statement.

    Only the last day's have their titles, and of these only strength sessions their details.
    """
    rows = await _within(unit, _MATCHED, athlete_id, first, last)
    # An activity comes once for each workout that it was, or was not, matched with.
    activities = {
        tuple(row[:2]): _activity((*row[:_TITLE], row[_TITLE] or "", *row[_TITLE + 1 : -4]), row.lifted or _NO_DETAILS)
        for row in rows
    }
    executions = (
        Execution(row.workout_id, (row.source, row.source_id), row.cost, ExecutionState(row.state))
        for row in rows
        if row.workout_id is not None
    )
    return Done(tuple(activities.values()), tuple(executions))


def _among(keys: Collection[Key]) -> ColumnElement[bool]:
    return tuple_(table.c.source, table.c.source_id).in_(keys)


async def _within(unit: Unit, wanted: Select[Any], athlete_id: str, first: date, last: date) -> Sequence[Any]:
    rows: Sequence[Any] = (await unit.execute(wanted, {"athlete_id": athlete_id, "first": first, "last": last})).all()
    return rows


async def _digests(unit: Unit, athlete_id: str, activities: Sequence[Activity]) -> dict[tuple[str, str], bytes]:
    found = select(table.c.source, table.c.source_id, table.c.digest).where(table.c.athlete_id == athlete_id)
    if len(activities) <= PER_QUERY:
        found = found.where(table.c.source_id.in_([activity.source_id for activity in activities]))
    # Whoever brings more than that brings a history, and all that is known of it is looked at.
    return {(source, source_id): bytes(digest) for source, source_id, digest in await unit.execute(found)}


def _digest(activity: Activity) -> bytes:
    return hashlib.blake2b(_ENCODER.encode(activity), digest_size=16).digest()


def _values(activity: Activity) -> tuple[object, ...]:
    source, source_id, sport, *plain = _plain_of(activity)
    pool = (activity.pool.length_m, activity.pool.in_yards) if activity.pool else (None, None)
    details = (activity.laps, activity.lengths, activity.sets)
    told = details if any(details) else None
    return (source, source_id, sport.value, *plain, *pool, told, activity.hr_zone_s or None)


def _full(rows: Sequence[Any]) -> tuple[Activity, ...]:
    return tuple(_activity(values, details or _NO_DETAILS, zones or ()) for *values, details, zones in rows)


def _activity(values: Sequence[Any], details: Details, zones: tuple[float, ...] = ()) -> Activity:
    source, source_id, sport, *plain, pool_length_m, pool_in_yards = values
    pool = None if pool_length_m is None else Pool(pool_length_m, pool_in_yards)
    rest: list[Any] = [*plain, pool, *details, zones]
    return Activity(source, source_id, _SPORTS[sport], *rest)
