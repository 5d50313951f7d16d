"""Weeks that nobody looked back over."""

from datetime import datetime, timedelta
from functools import partial

from bot.coach.review.past.evenings import concluded
from bot.coach.review.past.kind import Due, PastKind, Save
from bot.coach.review.past.known import known_days, over
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.telling import week_found
from bot.coach.review.timing import review_as_of
from domain.athlete.athlete import Athlete
from domain.calendar import SUNDAY, week_start
from domain.training.span import Span
from storage.database import Unit
from storage.repositories import weekly

SIX_DAYS = timedelta(days=6)


async def _wanting(unit: Unit, athlete: Athlete, span: Span, now: datetime) -> tuple[Due, ...]:
    """Those that ended, by the Sunday on which they did."""
    there = await weekly.mondays(unit, athlete.id, span.first - SIX_DAYS, span.last)
    sundays = [day for day in await known_days(unit, athlete.id, span) if day.weekday() == SUNDAY]
    return over([Due(review_as_of(athlete, day)) for day in sundays if week_start(day) not in there], now)


async def _look(reviewer: Reviewer, then: Unit, athlete: Athlete, due: Due) -> Save:
    evidence, found = await concluded(reviewer, then, athlete, due)
    _, facts = await week_found(then, reviewer, evidence, found.review)
    monday = week_start(evidence.day)
    return partial(weekly.add_untold, athlete_id=athlete.id, monday=monday, facts=facts, now=reviewer.clock.now())


WEEKS = PastKind("weeks", _wanting, _look, weekly.count_untold)
