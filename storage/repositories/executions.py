"""Which planned workout was done by which activity."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select, update

from domain.plan.execution import Execution, ExecutionState
from storage.database import Unit
from storage.tables.activities import completed_activities
from storage.tables.executions import plan_executions as table

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
) -> None:
    """These suggestions instead of the earlier ones; what the athlete confirmed or rejected stays as it is.

    With `since`, suggestions for activities before that day stay as well.
    """
    outdated = delete(table).where(*_of(athlete_id, plan_id), table.c.state == ExecutionState.SUGGESTED.value)
    await unit.execute(outdated if since is None else outdated.where(_done_since(since)))
    standing = await for_plan(unit, athlete_id, plan_id)
    rows = [_values(athlete_id, plan_id, execution) for execution in _open(executions, standing)]
    if rows:
        await unit.execute(table.insert(), rows)


async def decide(unit: Unit, athlete_id: str, plan_id: str, workout_id: str, state: ExecutionState) -> bool:
    """Confirm or reject what a workout is matched with; False where it is matched with nothing."""
    matched = (table.c.workout_id == workout_id, table.c.state != ExecutionState.REJECTED.value)
    done = await unit.execute(update(table).where(*_of(athlete_id, plan_id), *matched).values(state=state.value))
    return done.rowcount > 0


def _of(athlete_id: str, plan_id: str) -> tuple[ColumnElement[bool], ...]:
    return (table.c.athlete_id == athlete_id, table.c.plan_id == plan_id)


def _done_since(day: date) -> ColumnElement[bool]:
    done = completed_activities.c
    same = (done.athlete_id == table.c.athlete_id, done.source == table.c.source, done.source_id == table.c.source_id)
    return exists().where(*same, done.day >= day)


def _open(executions: Iterable[Execution], standing: Iterable[Execution]) -> Iterable[Execution]:
    """Those whose workout and activity are still free, and whose pair was not rejected."""
    rejected = {(one.workout_id, one.activity) for one in standing if one.state is ExecutionState.REJECTED}
    matched = [one for one in standing if one.state is not ExecutionState.REJECTED]
    taken = {one.workout_id for one in matched} | {one.activity for one in matched}
    for one in executions:
        if taken.isdisjoint({one.workout_id, one.activity}) and (one.workout_id, one.activity) not in rejected:
            yield one


def _values(athlete_id: str, plan_id: str, execution: Execution) -> dict[str, Any]:
    source, source_id = execution.activity
    return {
        "athlete_id": athlete_id,
        "plan_id": plan_id,
        "workout_id": execution.workout_id,
        "source": source,
        "source_id": source_id,
        "cost": execution.cost,
        "state": ExecutionState.SUGGESTED.value,
    }
