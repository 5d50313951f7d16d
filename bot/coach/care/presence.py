"""An athlete is there: something of theirs has come in."""

from datetime import datetime

from bot.coach.review.starting import begin
from storage.database import Unit
from storage.repositories import athletes


async def seen(unit: Unit, athlete_id: str, at: datetime, now: datetime) -> None:
    """What came in is of the moment `at`. Reviews that rested begin again with the next review time.

    Whether it is new enough to be reviewed for is asked when that time has come.
    """
    if not await athletes.mark_seen(unit, athlete_id, min(at, now)):
        return
    presence = await athletes.presence(unit, athlete_id)
    athlete = await athletes.get(unit, athlete_id)
    if athlete is not None and presence.next_review_at is None:
        await begin(unit, athlete, now)
