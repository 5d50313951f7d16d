"""What every review is made with, and for whom none is made."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.settings import Settings
from domain.plan.adherence import Thresholds
from domain.ports.clock import Clock
from domain.review.examine import Rules
from storage.database import Database
from storage.repositories import athletes


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a brief waits for a night that has not come yet, and how often it looks."""

    whole: timedelta = timedelta(hours=3)
    each: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """`proposal_hours`: how long a proposal waits for a tap; `quiet`: how long an athlete may send nothing."""

    database: Database
    clock: Clock
    rules: Rules
    proposal_hours: int = 24
    quiet: timedelta = timedelta(days=14)
    patience: Patience = Patience()


def reviewer_of(settings: Settings, database: Database, clock: Clock) -> Reviewer:
    review = settings.review
    thresholds = Thresholds(review.adherence_keep, review.adherence_adjust, review.adherence_due_min)
    rules = Rules(settings.limits.value(), thresholds, review.changes_max)
    patience = Patience(timedelta(minutes=review.brief_waits), timedelta(minutes=review.brief_looks))
    return Reviewer(database, clock, rules, review.proposal_hours, timedelta(days=review.quiet_days), patience)


async def rests(reviewer: Reviewer, athlete_id: str, seen_at: datetime | None, now: datetime) -> bool:
    """Whether nothing has come for so long that nobody looks at it; until something does, nothing more is due."""
    since = now - reviewer.quiet
    if seen_at is not None and seen_at >= since:
        return False
    async with reviewer.database.writing() as unit:
        if seen_at is None:
            # Known from before this was asked: their time begins now.
            await athletes.mark_seen(unit, athlete_id, now)
            return False
        return await athletes.rest(unit, athlete_id, since)
