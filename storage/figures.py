"""Figures of the whole house for whoever watches over it; none of them speaks of a single athlete."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Float, and_, case, cast, extract, func, or_, select

from domain.training.joined import JOINED
from domain.training.reading import ReadingKind
from storage.database import Unit
from storage.repositories.jobs import OPEN, JobState
from storage.repositories.outbox import UNFINISHED
from storage.tables.activities import completed_activities
from storage.tables.jobs import jobs
from storage.tables.outbox import outbox
from storage.tables.readings import progress_metrics

DAY, MOMENT = timedelta(hours=24), timedelta(minutes=5)
DURATIONS_S = (0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 1800.0)


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells that something is wrong. None where nothing of that kind was ever stored.

    `failures` counts the jobs given up within 24 h, by type; `failed_lately` the attempts that failed within 5 min,
    whether or not they are tried again; `waiting` the jobs that could run now.
    """

    failures: Mapping[str, int]
    failed_lately: int
    waiting: int
    ingested_at: datetime | None
    hrv_on: date | None


@dataclass(frozen=True, slots=True)
class Ended:
    """Jobs of one type that ended in one state. `within` has one count a bound of DURATIONS_S, of those that took no
    longer; `timed` is the count of those that had begun at all.
    """

    type: str
    state: JobState
    count: int
    timed: int
    seconds: float
    within: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Jobs of one type that run, or that wait and could: `since` is when the longest waiting began to."""

    type: str
    state: JobState
    count: int
    since: datetime


async def signs(unit: Unit, now: datetime) -> Signs:
    failed = jobs.c.state == JobState.FAILED.value
    by_type = select(jobs.c.type, func.count()).where(failed, jobs.c.finished_at >= now - DAY).group_by(jobs.c.type)
    tried = and_(jobs.c.state == JobState.QUEUED.value, jobs.c.error.is_not(None), jobs.c.started_at >= now - MOMENT)
    lately = select(func.count()).select_from(jobs).where(or_(and_(failed, jobs.c.finished_at >= now - MOMENT), tried))
    return Signs(
        failures={row[0]: row[1] for row in await unit.execute(by_type)},
        failed_lately=(await unit.execute(lately)).scalar_one(),
        waiting=sum(each.count for each in await open_jobs(unit, now) if each.state is JobState.QUEUED),
        ingested_at=(await unit.execute(select(func.max(completed_activities.c.stored_at)))).scalar_one(),
        hrv_on=(await unit.execute(_NEWEST_HRV)).scalar_one(),
    )


_NEWEST_HRV = select(func.max(progress_metrics.c.day)).where(progress_metrics.c.kind == ReadingKind.HRV.value)


async def ended_jobs(unit: Unit, since: datetime) -> tuple[Ended, ...]:
    """Of those that ended since then."""
    took = _seconds(unit)
    within = [func.sum(case((took <= bound, 1), else_=0)) for bound in DURATIONS_S]
    figures = select(jobs.c.type, jobs.c.state, func.count(), func.count(took), func.coalesce(func.sum(took), 0.0))
    rows = await unit.execute(
        figures.add_columns(*within).where(jobs.c.finished_at >= since).group_by(jobs.c.type, jobs.c.state)
    )
    return tuple(
        Ended(job_type, JobState(state), count, timed, float(seconds), tuple(counts))
        for job_type, state, count, timed, seconds, *counts in rows
    )


async def open_jobs(unit: Unit, now: datetime) -> tuple[Open, ...]:
    """Those that rest until later are not among them."""
    # A first attempt waits since it was asked for; a later one only since its rest was over.
    since = func.min(case((jobs.c.attempts == 0, jobs.c.queued_at), else_=jobs.c.next_try_at))
    rests = and_(jobs.c.state == JobState.QUEUED.value, jobs.c.next_try_at > now)
    rows = await unit.execute(
        select(jobs.c.type, jobs.c.state, func.count(), since)
        .where(jobs.c.state.in_(OPEN), ~rests)
        .group_by(jobs.c.type, jobs.c.state)
    )
    return tuple(Open(job_type, JobState(state), count, oldest) for job_type, state, count, oldest in rows)


async def unsent(unit: Unit) -> tuple[int, datetime | None]:
    """How many messages wait to be sent, and since when the oldest does."""
    waiting = select(func.count(), func.min(outbox.c.created_at)).where(outbox.c.state.in_(UNFINISHED))
    count, oldest = (await unit.execute(waiting)).one()
    return count, oldest


async def ingested(unit: Unit, since: datetime) -> int:
    """Activities that came in, or came again with something changed, since then; what was joined of them aside."""
    activities = completed_activities.c
    came = (activities.stored_at >= since, activities.source != JOINED)
    wanted = select(func.count()).select_from(completed_activities).where(*came)
    return int((await unit.execute(wanted)).scalar_one())


def _seconds(unit: Unit) -> ColumnElement[Any]:
    """How long a job's last attempt took; the two databases have no word for it in common."""
    began, ended = jobs.c.started_at, jobs.c.finished_at
    if unit.dialect.name == "postgresql":
        return cast(extract("epoch", ended - began), Float)
    return (func.julianday(ended) - func.julianday(began)) * 86_400.0
