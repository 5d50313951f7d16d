"""Twelve weeks of training time by sport, against what was planned."""

from datetime import timedelta

from bot.telegram.charts.values.volume import VolumeChart, volume_chart
from bot.telegram.pictures.asking import Asking
from domain.calendar import week_start
from domain.training.rollup import WeekRollup
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
        planned = current.blueprint.between(monday, monday + WEEK - timedelta(days=1)) if current else ()
        minutes = float(sum(workout.minutes for workout in planned)) or None
        weeks.append((monday, _by_sport(done.get(monday)), minutes))
    return volume_chart(weeks)


def _by_sport(week: WeekRollup | None) -> dict[str, float]:
    return {str(sport): spent for sport, spent in week.minutes.items()} if week else {}
