"""`coach jobs`: looking at background work, and doing it by hand."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from bot.app import House, due_work, opened, watchdog
from bot.cli.athletes import the_athlete
from bot.cli.table import lines
from bot.coach.review.timing import day_under_review
from bot.jobs.kinds.reviews import AGAIN
from bot.jobs.spec import JobType
from bot.settings import load_settings
from bot.telegram.messages.words import count
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import Configuration
from storage.lock import holding
from storage.repositories import jobs
from storage.repositories.jobs import Job, JobState

FORCED: Mapping[JobType, Callable[[Athlete, datetime], str]] = {
    JobType.DAILY_BRIEF: lambda athlete, now: f"db:{athlete.id}:{local_day(now, athlete.zone)}",
    JobType.EVENING_REVIEW: lambda athlete, now: f"er:{athlete.id}:{day_under_review(athlete, now)}",
    JobType.WEEKLY_REVIEW: lambda athlete, now: f"wr:{athlete.id}:{day_under_review(athlete, now):%G-W%V}",
}


async def table(most: int) -> str:
    """A line a job, the newest first."""
    async with opened(load_settings()) as house:
        async with house.database.reading() as unit:
            found = await jobs.latest(unit, limit=most)
        now = house.clock.now()
    if not found:
        return "No jobs yet."
    head = ("state", "job", "tries", "queued", "took", "error")
    return lines(head, [_row(job, now) for job in found])


def _row(job: Job, now: datetime) -> tuple[str, ...]:
    return (job.state.value, job.id, str(job.attempts), _ago(job.queued_at, now), _took(job, now), job.error or "")


def _ago(at: datetime, now: datetime) -> str:
    minutes = round((now - at).total_seconds() / 60)
    return f"{minutes} min ago" if minutes < 120 else f"{round(minutes / 60)} h ago"


def _took(job: Job, now: datetime) -> str:
    if job.started_at is None:
        return ""
    return f"{((job.finished_at or now) - job.started_at).total_seconds():.1f} s"


async def again(job_id: str) -> str:
    """A new job for the same fact."""
    async with opened(load_settings()) as house:
        async with house.database.reading() as unit:
            job = await jobs.get(unit, job_id)
        if job is None:
            raise Configuration("job_unknown", id=job_id)
        return await _queue(house, job_id.partition("~")[0], job.type, job.athlete_id, {**job.params, AGAIN: "yes"})


async def forced(kind: str, given: str | None) -> str:
    if kind not in set(FORCED):
        raise Configuration("job_type_unknown", type=kind, types=", ".join(FORCED))
    async with opened(load_settings()) as house:
        athlete = await the_athlete(house, given)
        job_id = FORCED[JobType(kind)](athlete, house.clock.now())
        return await _queue(house, job_id, kind, athlete.id, {AGAIN: "yes"})


async def _queue(house: House, base: str, kind: str, athlete_id: str | None, params: Mapping[str, str]) -> str:
    async with house.database.writing() as unit:
        runs = await jobs.runs_of(unit, base)
        job_id = f"{base}~{runs + 1}" if runs else base
        await jobs.add(unit, job_id, kind, athlete_id, params, house.clock.now())
    if not await done_here(house):
        return f"{job_id} is queued; the running coach does it within a minute."
    async with house.database.reading() as unit:
        job = await jobs.get(unit, job_id)
    assert job is not None
    return f"{job_id}: {job.state.value}{f' ({job.error})' if job.error else ''}."


async def cancelled(job_id: str) -> str:
    async with opened(load_settings()) as house, house.database.writing() as unit:
        if await jobs.get(unit, job_id) is None:
            raise Configuration("job_unknown", id=job_id)
        if not await jobs.cancel(unit, job_id, house.clock.now()):
            raise Configuration("job_not_open", id=job_id)
    return f"{job_id} is cancelled."


async def tick() -> str:
    async with opened(load_settings()) as house:
        if not await done_here(house):
            return "A coach is running on this folder and does whatever is due."
        async with house.database.reading() as unit:
            waiting = await jobs.count(unit, JobState.QUEUED)
    return f"Whatever was due is done; {count(waiting, 'job waits', 'jobs wait')} for a later time."


async def watch() -> str:
    async with opened(load_settings()) as house:
        lost = await watchdog(house).look()
    return f"{count(lost, 'job was', 'jobs were')} taken back from workers that are gone."


async def done_here(house: House, only: Collection[JobType] = tuple(JobType)) -> bool:
    """Do what is due of these kinds, unless a coach runs on this folder: then it is the one to do it."""
    work = due_work(house, only)
    if not house.settings.on_file:
        await work.tick()
        return True
    try:
        with holding(house.settings.coach_data_dir):
            await work.tick()
    except Configuration as error:
        if error.key != "data_dir_in_use":
            raise
        return False
    return True
