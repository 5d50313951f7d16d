"""Strain of the main sport alone: a little easy cross-training every day makes a week look more even than it is."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from domain.calendar import days
from domain.metrics.strain import OWN_WEEKS, MainStrain, main_sport_strain, strained, weekly_strain
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import activities, loads

WEEK = 7
BEFORE, SIX_DAYS = timedelta(weeks=OWN_WEEKS), timedelta(days=WEEK - 1)


async def main_sport_of(unit: Unit, athlete_id: str, last: date) -> MainStrain | None:
    """Of the seven days that end on that one; None as main_sport_strain."""
    return main_sport_strain(await _daily(unit, athlete_id, last - SIX_DAYS, last))


async def main_sport_strained(unit: Unit, athlete_id: str, monday: date) -> bool | None:
    """Whether the main sport of that week was more of a strain than in the eight before; None where it has none."""
    by_sport = await _daily(unit, athlete_id, monday - BEFORE, monday + SIX_DAYS)
    main = main_sport_strain({sport: each[-WEEK:] for sport, each in by_sport.items()})
    if main is None:
        return None
    own = by_sport[main.sport]
    return strained(main.strain, [weekly_strain(own[WEEK * number :][:WEEK]) for number in range(OWN_WEEKS)])


async def _daily(unit: Unit, athlete_id: str, first: date, last: date) -> Mapping[Sport, Sequence[float]]:
    """Load of each of these days; two statements."""
    points = await loads.between(unit, athlete_id, first, last)
    every = list(days(first, last))
    found: dict[Sport, dict[date, float]] = {}
    for each in await activities.untitled(unit, athlete_id, first, last):
        if each.key in points:
            of_day = found.setdefault(each.sport, dict.fromkeys(every, 0.0))
            of_day[each.day] += points[each.key].points
    return {sport: list(of_day.values()) for sport, of_day in found.items()}
