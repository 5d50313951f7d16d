"""What was known of an athlete's body on the days of their sessions, as far as loads go by it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.athlete.athlete import Athlete
from domain.metrics.known_by_day import KnownByDay, needed
from domain.training.activity import Activity
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import readings


async def known_for(unit: Unit, athlete: Athlete, done: Iterable[Activity]) -> KnownByDay:
    """Enough for each of these; nothing is read where the profile says it all."""
    days: dict[Sport, list[date]] = {}
    for each in done:
        days.setdefault(each.sport, []).append(each.day)
    first = {sport: min(found) for sport, found in days.items()}
    return await _known(unit, athlete, first, max(map(max, days.values()), default=date.min))


async def athlete_on(unit: Unit, athlete: Athlete, sport: Sport, day: date) -> Athlete:
    """Whose profile says what was known on that day, as far as a session of that sport goes by it."""
    known = await _known(unit, athlete, {sport: day}, day)
    return replace(athlete, profile=known.on(day))


async def _known(unit: Unit, athlete: Athlete, first: dict[Sport, date], last: date) -> KnownByDay:
    begins = needed(athlete.profile, first)
    found = await readings.since(unit, athlete.id, begins, last) if begins else ()
    return KnownByDay.of(athlete.profile, found)
