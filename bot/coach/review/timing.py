"""When the next evening review is due, by the athlete's own wall clock."""

from datetime import datetime

from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day, local_moment


def next_review(athlete: Athlete, now: datetime) -> datetime:
    """The next review time after `now` on a day that has none yet: tomorrow's, since today is being reviewed."""
    return local_moment(local_day(now, athlete.zone) + ONE_DAY, athlete.review_at, athlete.zone)


def review_time_before(athlete: Athlete, now: datetime) -> datetime:
    """The last review time that has come: today's, or else yesterday's."""
    today = local_day(now, athlete.zone)
    at = local_moment(today, athlete.review_at, athlete.zone)
    return at if at <= now else local_moment(today - ONE_DAY, athlete.review_at, athlete.zone)


def first_review(athlete: Athlete, now: datetime) -> datetime:
    """Today's review time where it still lies ahead, else tomorrow's."""
    today = local_moment(local_day(now, athlete.zone), athlete.review_at, athlete.zone)
    return today if today > now else next_review(athlete, now)
