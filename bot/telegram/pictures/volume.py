"""Twelve weeks of training time by sport, against what was planned."""

from collections.abc import Mapping
from datetime import timedelta

from bot.telegram.charts.values.volume import VolumeChart, volume_chart
from bot.telegram.pictures.asking import Asking
from domain.calendar import ONE_DAY, week_start
from domain.training.sport import Sport
from storage.repositories import plans, rollups

WEEKS = 12
WEEK = timedelta(weeks=1)


async def volume_picture(asking: Asking) -> VolumeChart | None:
    """None where nothing was done in those weeks."""
    last = week_start(asking.today)
    first = last - (WEEKS - 1) * WEEK
    done = {week.monday: week for week in await rollups.weeks(asking.unit, asking.athlete.id, first, last)}
    if not any(week.sessions for week in done.values()):
        return None
    current = await plans.current(asking.unit, asking.athlete.id)
    weeks = []
    for number in range(WEEKS):
        monday = first + number * WEEK
        planned = current.blueprint.minutes_between(monday, monday + WEEK - ONE_DAY) if current else {}
        spent = done[monday].minutes if monday in done else {}
        weeks.append((monday, _named(spent), _named(planned)))
    return volume_chart(weeks)


def _named(minutes: Mapping[Sport, float]) -> dict[str, float]:
    return {sport.value: spent for sport, spent in minutes.items()}
