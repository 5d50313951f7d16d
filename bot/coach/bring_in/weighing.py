"""What an athlete weighed on the days of lifts that lift the body."""

from collections.abc import Iterable
from datetime import date, timedelta

from domain.athlete.athlete import Athlete
from domain.metrics.body import WEIGHT_AGE_DAYS_MAX, BodyWeights
from domain.metrics.lifts import lifts_the_body
from domain.training.activity import Activity
from domain.training.reading import ReadingKind
from storage.database import Unit
from storage.repositories import readings

REACH = timedelta(days=WEIGHT_AGE_DAYS_MAX)
"""For how long a weight counts: what it changes lies on the days from its own on."""


async def weights_between(unit: Unit, athlete: Athlete, first: date, last: date) -> BodyWeights:
    """Enough to know it on each of these days."""
    weighed = await readings.of_kind(unit, athlete.id, ReadingKind.WEIGHT, first - REACH, last)
    return BodyWeights.of(weighed, athlete.profile)


async def weights_for(unit: Unit, athlete: Athlete, done: Iterable[Activity]) -> BodyWeights:
    """Enough for each of these; nothing is read where none of them lifts the body."""
    days = [each.day for each in done if lifts_the_body(each.sets)]
    return await weights_between(unit, athlete, min(days), max(days)) if days else BodyWeights()
