"""What the figures say is what a person would count by hand, on both databases."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.notice import Notice, NoticeKind
from domain.training.reading import Reading, ReadingKind
from storage import figures
from storage.database import Database
from storage.figures import DURATIONS_S, Ended, Open, Signs
from storage.repositories import activities, athletes, outbox, readings
from storage.repositories.jobs import JobState
from storage.tables.jobs import jobs as table
from tests.builders import season
from tests.builders.values import NOW, athlete

TYPES = ("evening_review", "export", "backup")
DAY, MOMENT = timedelta(hours=24), timedelta(minutes=5)


@dataclass(frozen=True)
class Row:
    """A job of the last two days, as somebody might find it."""

    id: str
    type: str
    state: JobState
    attempts: int
    error: str | None
    queued_at: datetime
    next_try_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def values(self) -> dict[str, Any]:
        return vars(self) | {"state": self.state.value, "params": {}}

    @property
    def over(self) -> bool:
        return self.state not in {JobState.QUEUED, JobState.RUNNING}

    @property
    def seconds(self) -> float:
        assert self.started_at is not None
        assert self.finished_at is not None
        return (self.finished_at - self.started_at).total_seconds()


def some_jobs(chance: random.Random) -> list[Row]:
    return [a_job(chance, f"job:{number}") for number in range(200)]


def a_job(chance: random.Random, job_id: str) -> Row:
    state = chance.choice(list(JobState))
    queued_at = NOW - timedelta(seconds=chance.randrange(1, 48 * 3600))
    begun = state in {JobState.RUNNING, JobState.SUCCEEDED, JobState.FAILED} or chance.random() < 0.5
    started_at = queued_at + timedelta(seconds=chance.choice([1, 30, 600])) if begun else None
    took = timedelta(seconds=chance.choice([0.05, 0.75, 3, 10.5, 45, 200, 1000, 4000]))
    over = state not in {JobState.QUEUED, JobState.RUNNING}
    return Row(
        job_id,
        chance.choice(TYPES),
        state,
        attempts=chance.randrange(1, 4) if begun else 0,
        error="it failed" if begun and chance.random() < 0.5 else None,
        queued_at=queued_at,
        next_try_at=queued_at + timedelta(seconds=chance.choice([0, 60, 200_000])),
        started_at=started_at,
        finished_at=(started_at or queued_at) + took if over else None,
    )


def ended_by_hand(rows: Sequence[Row], since: datetime) -> dict[tuple[str, JobState], Ended]:
    ended = [row for row in rows if row.finished_at and row.finished_at >= since]
    return {
        (job_type, state): _ended(job_type, state, of)
        for job_type in TYPES
        for state in JobState
        if (of := [row for row in ended if (row.type, row.state) == (job_type, state)])
    }


def _ended(job_type: str, state: JobState, rows: Sequence[Row]) -> Ended:
    timed = [row.seconds for row in rows if row.started_at]
    within = tuple(sum(seconds <= bound for seconds in timed) for bound in DURATIONS_S)
    about: Any = pytest.approx(sum(timed), abs=0.01)
    return Ended(job_type, state, len(rows), len(timed), about, within)


def open_by_hand(rows: Sequence[Row]) -> set[Open]:
    able = [row for row in rows if row.state is JobState.RUNNING or (not row.over and row.next_try_at <= NOW)]
    return {
        Open(job_type, state, len(of), min(row.next_try_at if row.attempts else row.queued_at for row in of))
        for job_type in TYPES
        for state in JobState
        if (of := [row for row in able if (row.type, row.state) == (job_type, state)])
    }


@pytest.mark.parametrize("seed", range(3))
async def test_jobs_are_counted_as_by_hand(database: Database, seed: int) -> None:
    rows = some_jobs(random.Random(seed))
    async with database.writing() as unit:
        await unit.execute(table.insert(), [row.values for row in rows])
    async with database.reading() as unit:
        ended = await figures.ended_jobs(unit, NOW - DAY)
        waiting = await figures.open_jobs(unit, NOW)
        signs = await figures.signs(unit, NOW)
    assert {(each.type, each.state): each for each in ended} == ended_by_hand(rows, NOW - DAY)
    assert set(waiting) == open_by_hand(rows)
    failed = [row for row in rows if row.state is JobState.FAILED and row.finished_at]
    assert signs.failures == Counter(row.type for row in failed if row.finished_at and row.finished_at >= NOW - DAY)
    tried = [row for row in rows if row.state is JobState.QUEUED and row.error and row.started_at]
    assert signs.failed_lately == (
        sum(row.finished_at >= NOW - MOMENT for row in failed if row.finished_at)
        + sum(row.started_at >= NOW - MOMENT for row in tried if row.started_at)
    )
    assert signs.waiting == sum(each.count for each in open_by_hand(rows) if each.state is JobState.QUEUED)


async def test_an_empty_house_has_nothing_to_tell(database: Database) -> None:
    async with database.reading() as unit:
        signs = await figures.signs(unit, NOW)
        assert signs == Signs({}, 0, 0, None, None)
        assert await figures.unsent(unit) == (0, None)
        assert await figures.ingested(unit, NOW) == 0
        assert await figures.ended_jobs(unit, NOW - DAY) == ()
        assert await figures.open_jobs(unit, NOW) == ()


async def test_what_came_in_and_what_waits_to_go_out(database: Database) -> None:
    earlier, hour = NOW - timedelta(hours=2), timedelta(hours=1)
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), earlier)
        await activities.upsert(unit, "anna", [season.done(-1), season.done(-2)], earlier)
        await activities.upsert(unit, "anna", [season.done(-1, minutes=50), season.done(-2), season.done(-3)], NOW)
        days = {ReadingKind.HRV: NOW.date() - DAY, ReadingKind.SLEEP: NOW.date()}
        await readings.upsert(unit, "anna", [Reading(kind, day, 60.0, "fit") for kind, day in days.items()], NOW)
        sent = await outbox.add(unit, "anna", 1, Notice(NoticeKind.REVIEW_FAILED), earlier)
        await outbox.add(unit, "anna", 1, Notice(NoticeKind.REVIEW_FAILED), NOW - hour)
        await outbox.add(unit, "anna", 1, Notice(NoticeKind.REVIEW_FAILED), NOW)
        await outbox.mark_sent(unit, sent, 7, NOW)
    async with database.reading() as unit:
        signs = await figures.signs(unit, NOW)
        assert (signs.ingested_at, signs.hrv_on) == (NOW, days[ReadingKind.HRV])
        assert await figures.ingested(unit, NOW - hour) == 2, "one came anew, one had changed"
        assert await figures.unsent(unit) == (2, NOW - hour)
