"""From when on somebody is reviewed and briefed."""

from datetime import datetime

from bot.coach.review.timing import first_brief, first_review
from domain.athlete.athlete import Athlete
from storage.database import Unit
from storage.repositories import athletes


async def begin(unit: Unit, athlete: Athlete, now: datetime) -> None:
    """With the next time of each that lies ahead; where one is due at another time from now on, so is the next."""
    await athletes.set_next_review(unit, athlete.id, first_review(athlete, now))
    await athletes.set_next_brief(unit, athlete.id, first_brief(athlete, now))
