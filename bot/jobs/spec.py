"""What the engine needs to know of a kind of job."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from bot.coach.approve.exporting import Exporters
from bot.coach.ask.mind import Mind
from bot.coach.bring_in.services.letting_in import Doors
from bot.coach.bring_in.services.syncing import Syncing
from bot.coach.care.retention import Keep
from bot.coach.review.reviewer import Reviewer
from domain.ports.jobs import Jobs
from storage.database import Database, Unit
from storage.repositories.jobs import Job


class JobType(StrEnum):
    SYNC = "sync"
    POST_WORKOUT = "post_workout"
    DAILY_BRIEF = "daily_brief"
    EVENING_REVIEW = "evening_review"
    WEEKLY_REVIEW = "weekly_review"
    EXPORT = "export"
    GENERATE = "generate"
    ASK = "ask"
    BACKFILL = "backfill"
    CONNECT = "connect"
    EXPIRE = "expire"
    BACKUP = "backup"
    RETENTION = "retention"


class Lane(StrEnum):
    """Which queue a job waits in. Somebody watches what is interactive; one athlete's jobs never run side by side in a
    lane, and in `bulk` only one runs at all.
    """

    INTERACTIVE = "interactive"
    ATHLETE = "athlete"
    MODEL = "model"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class Nightly:
    """From `at` on, by UTC, the night's work is due; `backups` is where they go, `keep` how long anything is kept."""

    backups: Path
    at: time = time(3)
    keep: Keep = field(default_factory=Keep)


@dataclass(frozen=True, slots=True)
class Tools:
    """What jobs are done with. `jobs` is rung when a job has left something to be said; `mind` is None where no
    model may be asked.
    """

    reviewer: Reviewer
    syncing: Syncing
    exporters: Exporters
    jobs: Jobs
    nightly: Nightly
    doors: Doors = field(default_factory=dict)
    mind: Mind | None = None

    @property
    def database(self) -> Database:
        return self.reviewer.database

    def now(self) -> datetime:
        return self.reviewer.clock.now()


Settle = Callable[[Unit], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact that waits for its job. The same fact has the same id, whoever asks and however often.

    `settle` is run where that job ended and the fact still waits, so that nobody asks about it for ever; a fact that
    has none is at rest with its job.
    """

    id: str
    athlete_id: str | None
    params: Mapping[str, str] = field(default_factory=dict)
    settle: Settle | None = None


async def _no_more(tools: Tools, job: Job) -> None:
    """What most kinds do about a job that was given up: its row says it."""


@dataclass(frozen=True, slots=True)
class JobSpec:
    """`find` asks which facts wait, `do` works on one of them, `give_up` closes the fact of a job that failed for good.

    A deed may be begun more than once: it looks at its row before it writes. Past `deadline` it is cancelled. `prompt`:
    somebody may have asked for it and wait, so that it is looked for whenever the bell rings.
    """

    type: JobType
    lane: Lane
    deadline: timedelta
    find: Callable[[Tools, Unit], Awaitable[tuple[Wanted, ...]]]
    do: Callable[[Tools, Job], Awaitable[None]]
    give_up: Callable[[Tools, Job], Awaitable[None]] = _no_more
    prompt: bool = False
