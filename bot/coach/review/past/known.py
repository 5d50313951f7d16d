"""Which days of the past there is something to say of, and which are over for good."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.coach.review.past.kind import Due
from domain.calendar import days
from domain.training.span import Span
from storage.database import Unit
from storage.repositories import readings, rollups

# Whatever is late by so much does not come by itself any more.
NO_LONGER_LATE = timedelta(hours=6)


async def known_days(unit: Unit, athlete_id: str, span: Span) -> tuple[date, ...]:
    """Those since the first of which anything is known."""
    reach = await rollups.reach(unit, athlete_id)
    known = [reach and reach[0], await readings.first_day(unit, athlete_id)]
    since = min((day for day in known if day is not None), default=None)
    return () if since is None else tuple(days(max(span.first, since), span.last))


def over(dues: Iterable[Due], now: datetime) -> tuple[Due, ...]:
    return tuple(due for due in dues if due.at + NO_LONGER_LATE <= now)
