"""What is known of how fast somebody swims, by day, and the estimates of it that training gives."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from bot.coach.bring_in.computed import store_computed
from domain.athlete.athlete import Athlete
from domain.metrics.css import ESTIMATED_FROM, css_estimates
from domain.metrics.swim_speeds import SwimSpeeds
from domain.training.activity import Activity
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import activities, readings

BEGINNING = date(1970, 1, 1)


async def speeds_for(unit: Unit, athlete: Athlete, done: Iterable[Activity]) -> SwimSpeeds:
    """Enough for each of these; nothing is read where none of them is a swim."""
    days = [each.day for each in done if each.sport is Sport.SWIM]
    return await _known(unit, athlete, max(days)) if days else SwimSpeeds(athlete.profile.css_s_per_100m)


async def with_swim_speed(unit: Unit, athlete: Athlete, day: date) -> Athlete:
    """Whose profile says what was known on that day. Two statements."""
    speeds = await _known(unit, athlete, day)
    return replace(athlete, profile=speeds.onto(athlete.profile, day))


async def swimmer_of(unit: Unit, athlete: Athlete, done: Activity) -> Athlete:
    """The same of the day of a swim; the athlete as they are where it is none."""
    return await with_swim_speed(unit, athlete, done.day) if done.sport is Sport.SWIM else athlete


async def renew_estimates(unit: Unit, athlete_id: str, first: date, now: datetime) -> None:
    """Of every day from that one on with a pool swim."""
    begin = first - ESTIMATED_FROM
    swims = await activities.of_sport_whole(unit, athlete_id, Sport.SWIM, begin, date.max)
    stored = await readings.of_kind(unit, athlete_id, ReadingKind.CSS_ESTIMATE, first, date.max)
    await store_computed(unit, athlete_id, stored, css_estimates(swims, first), now)


async def _known(unit: Unit, athlete: Athlete, last: date) -> SwimSpeeds:
    found = [
        reading
        for kind in (ReadingKind.CSS, ReadingKind.CSS_ESTIMATE)
        for reading in await readings.of_kind(unit, athlete.id, kind, BEGINNING, last)
    ]
    return SwimSpeeds.of(found, athlete.profile)
