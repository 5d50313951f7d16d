"""The estimates of a critical swim speed that training gives."""

from datetime import date, datetime

from bot.coach.bring_in.computed import store_computed
from domain.metrics.css import ESTIMATED_FROM, css_estimates
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import activities, readings


async def renew_estimates(unit: Unit, athlete_id: str, first: date, now: datetime) -> None:
    """Of every day from that one on with a pool swim."""
    begin = first - ESTIMATED_FROM
    swims = await activities.of_sport_whole(unit, athlete_id, Sport.SWIM, begin, date.max)
    stored = await readings.of_kind(unit, athlete_id, ReadingKind.CSS_ESTIMATE, first, date.max)
    await store_computed(unit, athlete_id, stored, css_estimates(swims, first), now)
