"""Reviews of days that are over: by the rules, of what is here now, stored and told to nobody."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime

from bot.coach.review.facts.evidence import evidence_of
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import conclude
from domain.calendar import days, local_moment
from domain.errors import NotFound
from storage.database import Unit
from storage.repositories import athletes, readings, reviews, rollups


async def review_past(reviewer: Reviewer, athlete_id: str, first: date, last: date) -> int:
    """Each of those days that wants one; how many were made.

    Nothing is proposed: no plan is changed for what is over. Raises NotFound where there is no such athlete.
    """
    async with reviewer.database.reading() as unit:
        athlete = await athletes.get(unit, athlete_id)
        wanting = await unreviewed(unit, athlete_id, first, last)
    if athlete is None:
        raise NotFound("athlete_not_found")
    made = [
        await _review(reviewer, athlete_id, day, local_moment(day, athlete.review_at, athlete.zone))
        for day in sorted(wanting)
    ]
    return sum(made)


async def unreviewed(unit: Unit, athlete_id: str, first: date, last: date) -> AbstractSet[date]:
    """Days without a review since the first of which anything is known."""
    reach = await rollups.reach(unit, athlete_id)
    known = [reach and reach[0], await readings.first_day(unit, athlete_id)]
    since = min((day for day in known if day is not None), default=None)
    if since is None:
        return frozenset()
    return set(days(max(first, since), last)) - await reviews.days(unit, athlete_id, first, last)


async def _review(reviewer: Reviewer, athlete_id: str, day: date, as_of: datetime) -> bool:
    async with reviewer.database.reading() as unit:
        evidence = await evidence_of(unit, athlete_id, as_of)
    assert evidence is not None, "nobody takes an athlete away while their past is looked at"
    conclusion = conclude(reviewer, evidence, proposing=False)
    now = reviewer.clock.now()
    async with reviewer.database.writing() as unit:
        return await reviews.add(unit, athlete_id, day, conclusion.verdict, conclusion.facts, None, now)
