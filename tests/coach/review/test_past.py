"""Evenings that nobody reviewed: made up for by the rules, told to nobody, and changing nothing."""

from datetime import timedelta

from bot.coach.review.past import review_past
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import review_evening
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.review.examine import Rules
from storage.database import Database
from storage.repositories import outbox, proposals, reviews
from tests.builders import season
from tests.builders.season import PLAN_ID, TODAY, HandClock

FIRST, LAST = TODAY - timedelta(days=9), TODAY - timedelta(days=1)


async def test_past_evenings_are_reviewed_once_unsent_and_as_they_would_have_been(database: Database) -> None:
    athlete = await season.move_in(database, weeks=4)
    reviewer = Reviewer(database, HandClock(), Rules(Limits(), Thresholds()))
    evening = HandClock()
    evening.advance(days=-3)
    await review_evening(Reviewer(database, evening, reviewer.rules), athlete.id, again=True)
    async with database.reading() as unit:
        then = await reviews.get(unit, athlete.id, TODAY - timedelta(days=3))
        told = await outbox.due(unit, season.NOW)
    assert await review_past(reviewer, athlete.id, FIRST, LAST) == 8, "one was there"
    assert await review_past(reviewer, athlete.id, FIRST, LAST) == 0
    async with database.reading() as unit:
        assert await outbox.due(unit, season.NOW) == told
        assert await proposals.open_of(unit, athlete.id, PLAN_ID) is None
        assert await reviews.get(unit, athlete.id, TODAY - timedelta(days=3)) == then
        assert len(await reviews.days(unit, athlete.id, FIRST, LAST)) == 9


async def test_before_anything_was_known_there_is_nothing_to_review(database: Database) -> None:
    athlete = await season.move_in(database)
    reviewer = Reviewer(database, HandClock(), Rules(Limits(), Thresholds()))
    early = TODAY - timedelta(days=400)
    assert await review_past(reviewer, athlete.id, early, early + timedelta(days=27)) == 0
