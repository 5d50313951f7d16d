"""Which planned workout was done by which activity."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, and_, delete, exists, or_, select, update

from domain.plan.execution import Execution, ExecutionState, extras, standing
from domain.training.activity import Key
from domain.training.joined import JOINED
from storage.database import Unit
from storage.tables.activities import completed_activities
from storage.tables.executions import plan_executions as table
from storage.upsert import insert_new


class Decided(NamedTuple):
    """That an activity was this workout of this plan, or was not, as the athlete said."""

    plan_id: str
    workout_id: str
    activity: Key
    state: ExecutionState


_SUGGESTED, _CONFIRMED = ExecutionState.SUGGESTED.value, ExecutionState.CONFIRMED.value
_EXECUTION = select(table.c.workout_id, table.c.source, table.c.source_id, table.c.cost, table.c.state)


async def for_plan(unit: Unit, athlete_id: str, plan_id: str) -> tuple[Execution, ...]:
    own = _EXECUTION.where(*_of(athlete_id, plan_id))
    rows = await unit.execute(own.order_by(table.c.workout_id, table.c.source, table.c.source_id))
    return tuple(
        Execution(workout_id, (source, source_id), cost, ExecutionState(state))
        for workout_id, source, source_id, cost, state in rows
    )


async def suggest(
    unit: Unit, athlete_id: str, plan_id: str, executions: Sequence[Execution], since: date | None = None
) -> tuple[Execution, ...]:
    """These suggestions instead of the earlier ones; gives all that stands now. What the athlete said stays as it is.

    With `since`, suggestions for activities before that day stay as well.
    """
    outdated = delete(table).where(*_of(athlete_id, plan_id), table.c.state == _SUGGESTED)
    await unit.execute(outdated if since is None else outdated.where(_done_since(since)))
    known = await for_plan(unit, athlete_id, plan_id)
    new = tuple(_open(executions, known))
    if new:
        await unit.execute(table.insert(), [_values(athlete_id, plan_id, each) for each in new])
    return (*known, *new)


async def decide(unit: Unit, athlete_id: str, plan_id: str, activity: Key, said: Sequence[Execution]) -> None:
    """What the athlete said of an activity, instead of all that was known of it.

    What it is confirmed as is suggested for no other any more; that it is confirmed for no other is for the caller to
    see to.
    """
    done = [each.workout_id for each in said if each.state is ExecutionState.CONFIRMED]
    guessed = and_(table.c.workout_id.in_(done), table.c.state == _SUGGESTED)
    own = and_(table.c.source == activity[0], table.c.source_id == activity[1])
    await unit.execute(delete(table).where(*_of(athlete_id, plan_id), or_(own, guessed)))
    await unit.execute(table.insert(), [_values(athlete_id, plan_id, each) for each in said])


async def decided(unit: Unit, athlete_id: str) -> tuple[Decided, ...]:
    """Of every plan, also of those that are not followed any more."""
    own = select(table.c.plan_id, table.c.workout_id, table.c.source, table.c.source_id, table.c.state)
    rows = await unit.execute(own.where(table.c.athlete_id == athlete_id, table.c.state != _SUGGESTED))
    return tuple(
        Decided(plan_id, workout_id, (source, source_id), ExecutionState(state))
        for plan_id, workout_id, source, source_id, state in rows
    )


async def carry(unit: Unit, athlete_id: str, old: Key, new: Mapping[Key, Key]) -> None:
    """What the athlete decided about `old` stands for what counts now instead of it.

    `new` has that for `old` itself, or for each of its parts where it was a joined session, the leading one first. What
    was confirmed goes to one of them, what was rejected is so for all; suggestions stay behind.
    """
    rows = (await unit.execute(select(table).where(*_about(athlete_id, old), table.c.state != _SUGGESTED))).all()
    for row in rows:
        if row.state == _CONFIRMED:
            await _move(unit, row, new)
    rejected = [row for row in rows if row.state != _CONFIRMED]
    copies = [
        {**row._asdict(), "source": source, "source_id": source_id}
        for row in rejected
        for source, source_id in sorted(set(new.values()))
    ]
    if copies:
        await unit.execute(insert_new(unit, table), copies)


async def _move(unit: Unit, row: Row[Any], new: Mapping[Key, Key]) -> None:
    """A link goes back to the part that it was made for, where that is known and there still."""
    part = next(key for key in ((row.part_source, row.part_source_id), *new) if key in new)
    to = new[part]
    in_the_way = or_(table.c.state == _SUGGESTED, table.c.workout_id == row.workout_id)
    there = (*_about(row.athlete_id, to), table.c.plan_id == row.plan_id)
    await unit.execute(delete(table).where(*there, in_the_way))
    own = (*_about(row.athlete_id, (row.source, row.source_id)), *_of(row.athlete_id, row.plan_id))
    remembered = part if to[0] == JOINED else (None, None)
    names = ("source", "source_id", "part_source", "part_source_id")
    values = dict(zip(names, (*to, *remembered), strict=True))
    await unit.execute(update(table).where(*own, table.c.workout_id == row.workout_id).values(values))


def _about(athlete_id: str, activity: Key) -> tuple[ColumnElement[bool], ...]:
    return (table.c.athlete_id == athlete_id, table.c.source == activity[0], table.c.source_id == activity[1])


def _of(athlete_id: str, plan_id: str) -> tuple[ColumnElement[bool], ...]:
    return (table.c.athlete_id == athlete_id, table.c.plan_id == plan_id)


def _done_since(day: date) -> ColumnElement[bool]:
    done = completed_activities.c
    same = (done.athlete_id == table.c.athlete_id, done.source == table.c.source, done.source_id == table.c.source_id)
    return exists().where(*same, done.day >= day)


def _open(executions: Iterable[Execution], known: Iterable[Execution]) -> Iterable[Execution]:
    """Those whose workout and activity are still free."""
    known = tuple(known)
    matched = standing(known)
    taken = {one.workout_id for one in matched} | {one.activity for one in matched} | extras(known)
    return (one for one in executions if taken.isdisjoint({one.workout_id, one.activity}))


def _values(athlete_id: str, plan_id: str, execution: Execution) -> dict[str, Any]:
    source, source_id = execution.activity
    return {
        "athlete_id": athlete_id,
        "plan_id": plan_id,
        "workout_id": execution.workout_id,
        "source": source,
        "source_id": source_id,
        "cost": execution.cost,
        "state": execution.state.value,
    }
