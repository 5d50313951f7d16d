"""Which planned workout was done by which activity."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from domain.plan.execution import Execution, ExecutionState
from storage.database import Unit
from storage.tables.executions import plan_executions as table

_EXECUTION = select(table.c.workout_id, table.c.source, table.c.source_id, table.c.cost, table.c.state)


async def for_plan(unit: Unit, athlete_id: str, plan_id: str) -> tuple[Execution, ...]:
    own = _EXECUTION.where(*_of(athlete_id, plan_id))
    rows = await unit.execute(own.order_by(table.c.workout_id, table.c.source, table.c.source_id))
    return tuple(
        Execution(workout_id, (source, source_id), cost, ExecutionState(state))
        for workout_id, source, source_id, cost, state in rows
    )


async def suggest(unit: Unit, athlete_id: str, plan_id: str, executions: Sequence[Execution]) -> None:
    """These suggestions instead of the earlier ones; what the athlete confirmed or rejected stays as it is."""
    decided = [known for known in await for_plan(unit, athlete_id, plan_id) if not _is_suggestion(known)]
    suggested = table.c.state == ExecutionState.SUGGESTED.value
    await unit.execute(delete(table).where(*_of(athlete_id, plan_id), suggested))
    rows = [_values(athlete_id, plan_id, execution) for execution in _open(executions, decided)]
    if rows:
        await unit.execute(table.insert(), rows)


async def decide(unit: Unit, athlete_id: str, plan_id: str, workout_id: str, state: ExecutionState) -> bool:
    """Confirm or reject what a workout is matched with; False where it is matched with nothing."""
    matched = (table.c.workout_id == workout_id, table.c.state != ExecutionState.REJECTED.value)
    done = await unit.execute(update(table).where(*_of(athlete_id, plan_id), *matched).values(state=state.value))
    return done.rowcount > 0


def _of(athlete_id: str, plan_id: str) -> tuple[ColumnElement[bool], ...]:
    return (table.c.athlete_id == athlete_id, table.c.plan_id == plan_id)


def _is_suggestion(execution: Execution) -> bool:
    return execution.state is ExecutionState.SUGGESTED


def _open(executions: Iterable[Execution], decided: Iterable[Execution]) -> Iterable[Execution]:
    """Those whose workout and activity are not confirmed otherwise, and whose pair was not rejected."""
    confirmed = [known for known in decided if known.state is ExecutionState.CONFIRMED]
    workouts = {known.workout_id for known in confirmed}
    activities = {known.activity for known in confirmed}
    rejected = {(known.workout_id, known.activity) for known in decided}
    for execution in executions:
        pair = (execution.workout_id, execution.activity)
        if execution.workout_id not in workouts and execution.activity not in activities and pair not in rejected:
            yield execution


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
