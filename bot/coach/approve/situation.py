"""What the safety rules need to know about an athlete today, read in one go."""

from dataclasses import replace
from datetime import date, timedelta

from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, week_start
from domain.plan.limits import Situation
from domain.training.activity import Activity
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import activities, races

RECENT_WEEKS = 3
RUN_DAYS = 30


async def situation_of(unit: Unit, athlete: Athlete, today: date) -> Situation:
    """Reads the activities of the last three calendar weeks and thirty days, and the races ahead."""
    first = min(week_start(today) - timedelta(weeks=RECENT_WEEKS), today - timedelta(days=RUN_DAYS))
    found = situation(athlete, today, await activities.summaries(unit, athlete.id, first, today))
    return replace(found, race_days=frozenset(race.day for race in await races.of_athlete(unit, athlete.id)))


def situation(athlete: Athlete, today: date, done: tuple[Activity, ...]) -> Situation:
    """The same from activities that were read already."""
    runs = [each.minutes for each in done if each.sport is Sport.RUN and each.day >= today - timedelta(days=RUN_DAYS)]
    return Situation(
        today=today,
        availability=athlete.availability,
        recent_weeks_minutes=_recent_weeks(done, today),
        longest_run_minutes=max(runs, default=None),
    )


def _recent_weeks(done: tuple[Activity, ...], today: date) -> tuple[float, ...]:
    """Nothing before the first recorded week: an athlete who just arrived has no weeks to grow from."""
    if not done:
        return ()
    monday = week_start(today)
    weeks = [
        (monday - timedelta(weeks=back), monday - timedelta(weeks=back - 1) - ONE_DAY)
        for back in range(RECENT_WEEKS, 0, -1)
    ]
    known_since = min(activity.day for activity in done)
    return tuple(
        sum(activity.minutes for activity in done if first <= activity.day <= last)
        for first, last in weeks
        if last >= known_since
    )
