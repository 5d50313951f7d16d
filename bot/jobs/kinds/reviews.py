"""Evening reviews, one for each athlete and local date."""

from functools import partial

from bot.coach.bring_in.services.syncing import refresh
from bot.coach.review.reviewing import review_due, review_evening, review_given_up
from bot.coach.review.timing import next_review, review_time_before
from bot.jobs.spec import Tools, Wanted
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from storage.database import Unit
from storage.repositories import athletes
from storage.repositories.jobs import Job

AGAIN = "again"


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    due = [await athletes.get(unit, athlete_id) for athlete_id in await athletes.due_for_review(unit, tools.now())]
    return tuple(_wanted(tools, athlete) for athlete in due if athlete is not None)


def _wanted(tools: Tools, athlete: Athlete) -> Wanted:
    now = tools.now()
    day = local_day(review_time_before(athlete, now), athlete.zone)
    settle = partial(athletes.set_next_review, athlete_id=athlete.id, at=next_review(athlete, now))
    return Wanted(f"er:{athlete.id}:{day}", athlete.id, settle=settle)


async def do(tools: Tools, job: Job) -> None:
    """The one that is due; asked for again, today's anew."""
    athlete_id = job.athlete_id or ""
    await refresh(tools.syncing, athlete_id)
    if AGAIN in job.params:
        await review_evening(tools.reviewer, athlete_id, again=True)
    else:
        await review_due(tools.reviewer, athlete_id)


async def give_up(tools: Tools, job: Job) -> None:
    await review_given_up(tools.reviewer, job.athlete_id or "")
