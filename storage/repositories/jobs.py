"""Jobs as people see them. An attempt's number is its claim: once a later one took over, an earlier cannot end it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import batched
from typing import Any

from sqlalchemy import Select, Update, bindparam, func, select, update

from storage.database import Unit
from storage.tables.jobs import jobs as table
from storage.types import UTCDateTime
from storage.upsert import insert_new


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


PER_QUERY = 500
# More than become due in any minute: what is not seen now waits for the next tick.
MOST_AT_ONCE = 20_000
OPEN = (JobState.QUEUED.value, JobState.RUNNING.value)


@dataclass(frozen=True, slots=True)
class Job:
    """`attempts` counts every beginning. `next_try_at` is when a queued one may begin."""

    id: str
    type: str
    athlete_id: str | None
    params: Mapping[str, str]
    state: JobState
    attempts: int
    error: str | None
    worker: str | None
    queued_at: datetime
    next_try_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


# In the order of Job's fields.
_JOB = select(*(table.c[name] for name in Job.__dataclass_fields__))

# Built once: putting a statement together costs more than running it, and every job needs these two.
_BEGIN = (
    update(table)
    .where(
        table.c.id == bindparam("job_id"),
        table.c.state == JobState.QUEUED.value,
        table.c.next_try_at <= bindparam("now", type_=UTCDateTime()),
    )
    .values(
        state=JobState.RUNNING.value,
        attempts=table.c.attempts + 1,
        worker=bindparam("by"),
        started_at=bindparam("now", type_=UTCDateTime()),
        error=None,
    )
    .returning(*_JOB.selected_columns)
)
_FINISH = (
    update(table)
    .where(
        table.c.id == bindparam("job_id"),
        table.c.state == JobState.RUNNING.value,
        table.c.attempts == bindparam("attempt"),
    )
    .values(state=bindparam("ended"), error=bindparam("why"), finished_at=bindparam("now", type_=UTCDateTime()))
)


async def add(
    unit: Unit, job_id: str, job_type: str, athlete_id: str | None, params: Mapping[str, str], now: datetime
) -> bool:
    """False where that job exists, whatever became of it."""
    values = {
        "id": job_id,
        "type": job_type,
        "athlete_id": athlete_id,
        "params": dict(params),
        "state": JobState.QUEUED.value,
        "attempts": 0,
        "queued_at": now,
        "next_try_at": now,
    }
    return (await unit.execute(insert_new(unit, table), values)).rowcount > 0


async def begin(unit: Unit, job_id: str, worker: str, now: datetime) -> Job | None:
    """The job with this attempt counted; None where it has ended, is being worked on, or rests until later."""
    found = (await unit.execute(_BEGIN, {"job_id": job_id, "by": worker, "now": now})).one_or_none()
    return None if found is None else _job(*found)


async def take_back(unit: Unit, alive: Collection[str], now: datetime) -> int:
    """Queue again what no living worker holds; how many there were. Their attempts count."""
    lost = update(table).where(table.c.state == JobState.RUNNING.value, table.c.worker.not_in(list(alive)))
    queued = lost.values(state=JobState.QUEUED.value, worker=None, next_try_at=now)
    return (await unit.execute(queued)).rowcount


async def nudge(unit: Unit, waiting_since: datetime, now: datetime) -> int:
    """Have offered anew what was due so long ago that whoever was to run it seems to have forgotten it."""
    stuck = update(table).where(table.c.state == JobState.QUEUED.value, table.c.next_try_at <= waiting_since)
    return (await unit.execute(stuck.values(next_try_at=now))).rowcount


async def finish(unit: Unit, job: Job, state: JobState, error: str | None, now: datetime) -> bool:
    """False where this attempt was taken over or cancelled: its end is nobody's business then."""
    ended = {"job_id": job.id, "attempt": job.attempts, "ended": state.value, "why": error, "now": now}
    return (await unit.execute(_FINISH, ended)).rowcount > 0


async def put_off(unit: Unit, job: Job, error: str, at: datetime) -> bool:
    """Queued again, to begin at `at`; False as for finish."""
    again = _attempt(job).values(state=JobState.QUEUED.value, error=error, worker=None, next_try_at=at)
    return (await unit.execute(again)).rowcount > 0


async def give_back(unit: Unit, job: Job, now: datetime) -> bool:
    """Queued again as if it had not begun, by a worker that has to stop; False as for finish."""
    again = _attempt(job).values(
        state=JobState.QUEUED.value, attempts=table.c.attempts - 1, worker=None, next_try_at=now
    )
    return (await unit.execute(again)).rowcount > 0


async def cancel(unit: Unit, job_id: str, now: datetime) -> bool:
    """False where it has ended."""
    stopped = _of(job_id).where(table.c.state.in_(OPEN))
    return (await unit.execute(stopped.values(state=JobState.CANCELLED.value, finished_at=now))).rowcount > 0


async def due(unit: Unit, now: datetime, limit: int = MOST_AT_ONCE) -> tuple[Job, ...]:
    """Queued jobs whose time has come, the longest waiting first."""
    waiting = _JOB.where(table.c.state == JobState.QUEUED.value, table.c.next_try_at <= now)
    return await _all(unit, waiting.order_by(table.c.next_try_at, table.c.id).limit(limit))


async def states(unit: Unit, ids: Sequence[str]) -> dict[str, str]:
    """Of those that there are, by id."""
    found: dict[str, str] = {}
    for part in batched(ids, PER_QUERY):
        rows = await unit.execute(select(table.c.id, table.c.state).where(table.c.id.in_(part)))
        found.update({row.id: row.state for row in rows})
    return found


async def get(unit: Unit, job_id: str) -> Job | None:
    return next(iter(await _all(unit, _JOB.where(table.c.id == job_id))), None)


async def latest(unit: Unit, states: tuple[JobState, ...] = tuple(JobState), limit: int = 50) -> tuple[Job, ...]:
    """The newest first."""
    wanted = _JOB.where(table.c.state.in_([state.value for state in states]))
    return await _all(unit, wanted.order_by(table.c.queued_at.desc(), table.c.id).limit(limit))


async def runs_of(unit: Unit, job_id: str) -> int:
    """How many jobs this one and its forced re-runs are; those carry `~2`, `~3` behind the id."""
    wanted = (table.c.id == job_id) | table.c.id.startswith(f"{job_id}~", autoescape=True)
    return int((await unit.execute(select(func.count()).select_from(table).where(wanted))).scalar_one())


async def count(unit: Unit, state: JobState) -> int:
    wanted = select(func.count()).select_from(table).where(table.c.state == state.value)
    return int((await unit.execute(wanted)).scalar_one())


def _of(job_id: str) -> Update:
    return update(table).where(table.c.id == job_id)


def _attempt(job: Job) -> Update:
    return _of(job.id).where(table.c.state == JobState.RUNNING.value, table.c.attempts == job.attempts)


async def _all(unit: Unit, wanted: Select[Any]) -> tuple[Job, ...]:
    return tuple(_job(*row) for row in await unit.execute(wanted))


def _job(*values: Any) -> Job:
    found = Job(*values)
    return replace(found, state=JobState(found.state))
