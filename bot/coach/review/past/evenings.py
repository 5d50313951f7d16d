"""Evenings that nobody reviewed."""

from datetime import datetime
from functools import partial

from bot.coach.review.facts.evidence import evidence_of
from bot.coach.review.past.kind import Due, PastKind, Save
from bot.coach.review.past.known import known_days, over
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import Conclusion, conclude
from bot.coach.review.timing import review_as_of
from domain.athlete.athlete import Athlete
from domain.review.evidence import Evidence
from domain.training.span import Span
from storage.database import Unit
from storage.repositories import reviews
from storage.repositories.reviews import StoredReview


async def _wanting(unit: Unit, athlete: Athlete, span: Span, now: datetime) -> tuple[Due, ...]:
    there = await reviews.days(unit, athlete.id, span.first, span.last)
    known = [day for day in await known_days(unit, athlete.id, span) if day not in there]
    return over([Due(review_as_of(athlete, day)) for day in known], now)


async def _look(reviewer: Reviewer, then: Unit, athlete: Athlete, due: Due) -> Save:
    evidence, found = await concluded(reviewer, then, athlete, due)
    review = StoredReview(evidence.day, found.verdict, found.facts, None, reviewer.clock.now())
    return partial(reviews.add_untold, athlete_id=athlete.id, review=review)


async def concluded(reviewer: Reviewer, then: Unit, athlete: Athlete, due: Due) -> tuple[Evidence, Conclusion]:
    """Nothing is proposed: no plan is changed for what is over."""
    evidence = await evidence_of(then, athlete.id, due.at)
    assert evidence is not None, "a replica without its athlete is none"
    return evidence, conclude(reviewer, evidence, proposing=False)


EVENINGS = PastKind("reviews", _wanting, _look, reviews.count_untold)
