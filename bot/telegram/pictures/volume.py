"""Twelve weeks of training time by sport, against what was planned."""

from datetime import timedelta

from bot.telegram.charts.values.volume import MOST_SPORTS, VolumeChart, VolumeWeek
from bot.telegram.pictures.asking import Asking
from domain.calendar import week_start
from domain.training.rollup import WeekRollup
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
    sports = _most_done(list(done.values()))
    weeks = []
    for number in range(WEEKS):
        monday = first + number * WEEK
        planned = current.blueprint.between(monday, monday + WEEK - timedelta(days=1)) if current else ()
        minutes = float(sum(workout.minutes for workout in planned)) or None
        weeks.append(VolumeWeek(monday, _by_sport(done.get(monday), sports), minutes))
    return VolumeChart(tuple(str(sport) for sport in sports), tuple(weeks))


def _most_done(weeks: list[WeekRollup]) -> list[Sport]:
    """At most three sports by their own name, and the rest as other."""
    total = {sport: sum(week.minutes.get(sport, 0.0) for week in weeks) for sport in Sport}
    done = sorted((sport for sport, minutes in total.items() if minutes), key=lambda sport: -total[sport])
    if len(done) <= MOST_SPORTS:
        return done
    named = [sport for sport in done if sport is not Sport.OTHER][: MOST_SPORTS - 1]
    return [*named, Sport.OTHER]


def _by_sport(week: WeekRollup | None, sports: list[Sport]) -> tuple[float, ...]:
    minutes = dict(week.minutes) if week else {}
    rest = sum(spent for sport, spent in minutes.items() if sport not in sports)
    return tuple(minutes.get(sport, 0.0) + (rest if sport is Sport.OTHER else 0.0) for sport in sports)
