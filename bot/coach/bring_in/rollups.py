"""Keeping the day roll-ups true: from the first touched day on, or from the beginning where that reaches back."""

from datetime import date

from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY
from domain.metrics.rollups import needs_full_rebuild, roll_up
from storage.database import Unit
from storage.repositories import activities, rollups

BEGINNING = date(1970, 1, 1)


async def reroll(unit: Unit, athlete: Athlete, touched: date, today: date) -> None:
    """Every roll-up from `touched` to today or to the last activity, whichever is later."""
    first = await rollups.first_day(unit, athlete.id)
    if first is None or needs_full_rebuild(touched, first):
        await rebuild(unit, athlete, today)
        return
    before = await rollups.between(unit, athlete.id, touched - ONE_DAY, touched - ONE_DAY)
    if not before:
        await rebuild(unit, athlete, today)
        return
    done = await activities.untitled(unit, athlete.id, touched, date.max)
    last = max([today, *(activity.day for activity in done)])
    await rollups.replace_from(unit, athlete.id, roll_up(done, athlete.profile, touched, last, before[0]))


async def rebuild(unit: Unit, athlete: Athlete, today: date) -> None:
    """All of them anew: after a change of the profile, or when an older activity came in or went."""
    done = await activities.untitled(unit, athlete.id, BEGINNING, date.max)
    days = [activity.day for activity in done]
    rolled = roll_up(done, athlete.profile, min(days), max([today, *days])) if days else ()
    await rollups.replace_all(unit, athlete.id, rolled)
