"""Mornings that had no brief."""

from datetime import datetime
from functools import partial

from bot.coach.review.facts.dawn import dawn_of
from bot.coach.review.morning import brief_facts
from bot.coach.review.past.kind import Due, PastKind, Save
from bot.coach.review.past.known import known_days, over
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.timing import brief_moment
from domain.athlete.athlete import Athlete
from domain.review.brief import brief
from domain.training.span import Span
from storage.database import Unit
from storage.repositories import briefs
from storage.repositories.briefs import StoredBrief


async def _wanting(unit: Unit, athlete: Athlete, span: Span, now: datetime) -> tuple[Due, ...]:
    """None for whoever wants no brief."""
    there = await briefs.days(unit, athlete.id, span.first, span.last)
    known = [day for day in await known_days(unit, athlete.id, span) if day not in there]
    moments = [brief_moment(athlete, day) for day in known]
    return over([Due(at) for at in moments if at is not None], now)


async def _look(reviewer: Reviewer, then: Unit, athlete: Athlete, due: Due) -> Save:
    """With the night that was just over, which is what a brief waits for."""
    dawn = await dawn_of(then, athlete.id, due.at)
    assert dawn is not None, "a replica without its athlete is none"
    told, _ = brief(dawn)
    facts = await brief_facts(then, dawn, told)
    stored = StoredBrief(told.day, told.advice.value, facts, None, reviewer.clock.now())
    return partial(briefs.add_untold, athlete_id=athlete.id, brief=stored)


MORNINGS = PastKind("briefs", _wanting, _look, briefs.count_untold)
