"""Keeping what is rolled up true: from the week of the first touched day on, or from the beginning where that reaches
back.
"""

from collections.abc import Sequence
from datetime import date

from bot.coach.bring_in.known_by_day import known_for
from bot.coach.bring_in.weighing import weights_for
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY
from domain.metrics.history import Body, History, goes_on_from, history
from domain.training.activity import Activity
from storage.database import Unit
from storage.repositories import activities, loads, rollups, series

BEGINNING = date(1970, 1, 1)


async def reroll(unit: Unit, athlete: Athlete, touched: date, today: date) -> None:
    """Everything from the week of `touched` to today or to the last activity, whichever is later.

    Where nothing was rolled up for a while, from the last day that was.
    """
    reach = await rollups.reach(unit, athlete.id)
    monday = reach and goes_on_from(min(touched, reach[1] + ONE_DAY), reach[0])
    before = monday and await rollups.between(unit, athlete.id, monday - ONE_DAY, monday - ONE_DAY)
    if not monday or not before:
        await rebuild(unit, athlete, today)
        return
    done = await activities.untitled(unit, athlete.id, monday, date.max)
    last = max([today, *(activity.day for activity in done)])
    body = await _body(unit, athlete, done)
    await store(unit, athlete.id, monday, history(done, body, monday, last, before[0]))


async def rebuild(unit: Unit, athlete: Athlete, today: date) -> None:
    """All of it anew: after a change of the profile, or when an older activity came in or went."""
    await store(unit, athlete.id, BEGINNING, await whole(unit, athlete, today))


async def whole(unit: Unit, athlete: Athlete, today: date) -> History:
    """What the activities say, whatever is stored; empty without any."""
    done = await activities.untitled(unit, athlete.id, BEGINNING, date.max)
    days = [activity.day for activity in done]
    if not days:
        return History()
    return history(done, await _body(unit, athlete, done), min(days), max([today, *days]))


async def store(unit: Unit, athlete_id: str, first: date, rolled: History) -> None:
    """Instead of all that is stored from that day on."""
    await loads.replace_from(unit, athlete_id, first, rolled.loads)
    await rollups.replace_from(unit, athlete_id, first, rolled.days)
    await rollups.replace_weeks_from(unit, athlete_id, first, rolled.weeks)
    await series.replace_from(unit, athlete_id, first, rolled)


async def _body(unit: Unit, athlete: Athlete, done: Sequence[Activity]) -> Body:
    """What these activities need of it."""
    return Body(await known_for(unit, athlete, done), await weights_for(unit, athlete, done))
