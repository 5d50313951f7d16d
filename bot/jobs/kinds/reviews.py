"""Evening reviews, one for each athlete and local date; on a Sunday it is the one of the week."""

from datetime import date
from functools import partial

from bot.coach.bring_in.services.syncing import refresh
from bot.coach.review.reviewing import look_at_week, review_due, review_evening, review_given_up
from bot.coach.review.timing import day_under_review, next_review
from bot.jobs.spec import Tools, Wanted
from domain.athlete.athlete import Athlete
from domain.calendar import SUNDAY
from storage.database import Unit
from storage.repositories import athletes
from storage.repositories.jobs import Job

AGAIN = "again"


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    return tuple(
        _wanted(athlete, day, f"er:{athlete.id}:{day}")
        for athlete, day in await _due(tools, unit)
        if day.weekday() != SUNDAY
    )


async def find_weekly(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    return tuple(
        _wanted(athlete, day, f"wr:{athlete.id}:{day:%G-W%V}")
        for athlete, day in await _due(tools, unit)
        if day.weekday() == SUNDAY
    )


async def _due(tools: Tools, unit: Unit) -> list[tuple[Athlete, date]]:
    """With the day that the review is of."""
    now = tools.now()
    due = [await athletes.get(unit, athlete_id) for athlete_id in await athletes.due_for_review(unit, now)]
    known = [athlete for athlete in due if athlete is not None]
    return [(athlete, day_under_review(athlete, now)) for athlete in known]


def _wanted(athlete: Athlete, day: date, job_id: str) -> Wanted:
    settle = partial(athletes.set_next_review, athlete_id=athlete.id, at=next_review(athlete, day))
    return Wanted(job_id, athlete.id, settle=settle)


async def do(tools: Tools, job: Job) -> None:
    """The one that is due; asked for again, today's anew."""
    athlete_id = job.athlete_id or ""
    await refresh(tools.syncing, athlete_id)
    if AGAIN in job.params:
        await review_evening(tools.reviewer, athlete_id, again=True)
    else:
        await review_due(tools.reviewer, athlete_id)


async def do_weekly(tools: Tools, job: Job) -> None:
    """The one that is due; asked for on any day, the week as it stands."""
    athlete_id = job.athlete_id or ""
    await refresh(tools.syncing, athlete_id)
    if AGAIN in job.params:
        await look_at_week(tools.reviewer, athlete_id)
    else:
        await review_due(tools.reviewer, athlete_id)


async def give_up(tools: Tools, job: Job) -> None:
    await review_given_up(tools.reviewer, job.athlete_id or "")
