"""When the next evening review and the next morning brief are due, by the athlete's own wall clock."""

from datetime import date, datetime, time

from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day, local_moment


def review_moment(athlete: Athlete, day: date) -> datetime:
    """When the review of that day is due."""
    return local_moment(day, athlete.review_at, athlete.zone)


def next_review(athlete: Athlete, now: datetime) -> datetime:
    """The next review time after `now` on a day that has none yet: tomorrow's, since today is being reviewed."""
    return _tomorrow(athlete, athlete.review_at, now)


def review_time_before(athlete: Athlete, now: datetime) -> datetime:
    """The last review time that has come: today's, or else yesterday's."""
    today = local_day(now, athlete.zone)
    at = local_moment(today, athlete.review_at, athlete.zone)
    return at if at <= now else local_moment(today - ONE_DAY, athlete.review_at, athlete.zone)


def first_review(athlete: Athlete, now: datetime) -> datetime:
    """Today's review time where it still lies ahead, else tomorrow's."""
    return _first(athlete, athlete.review_at, now)


def brief_time(athlete: Athlete, now: datetime) -> datetime | None:
    """Of today; None for whoever wants no brief."""
    return brief_moment(athlete, local_day(now, athlete.zone))


def brief_moment(athlete: Athlete, day: date) -> datetime | None:
    """Of that day, from which on its brief is due."""
    return None if athlete.brief_at is None else local_moment(day, athlete.brief_at, athlete.zone)


def next_brief(athlete: Athlete, now: datetime) -> datetime | None:
    """Tomorrow's, since today's is made or not wanted."""
    return None if athlete.brief_at is None else _tomorrow(athlete, athlete.brief_at, now)


def first_brief(athlete: Athlete, now: datetime) -> datetime | None:
    """Today's where it still lies ahead, else tomorrow's."""
    return None if athlete.brief_at is None else _first(athlete, athlete.brief_at, now)


def _first(athlete: Athlete, at: time, now: datetime) -> datetime:
    today = local_moment(local_day(now, athlete.zone), at, athlete.zone)
    return today if today > now else _tomorrow(athlete, at, now)


def _tomorrow(athlete: Athlete, at: time, now: datetime) -> datetime:
    return local_moment(local_day(now, athlete.zone) + ONE_DAY, at, athlete.zone)
