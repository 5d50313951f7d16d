"""When the next evening review and the next morning brief are due, by the athlete's own wall clock."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day, local_moment

NOON = time(12)
MIDNIGHT = time()
AN_INSTANT = timedelta.resolution
# Enough for a busy worker to get to it on the same day.
BEFORE_MIDNIGHT = timedelta(minutes=10)


def review_moment(athlete: Athlete, day: date) -> datetime:
    """When the review of that day is due: on it, or before noon of the next one for whoever wants it then."""
    return local_moment(day + _days_behind(athlete), athlete.review_at, athlete.zone)


def review_as_of(athlete: Athlete, day: date) -> datetime:
    """The moment that the review of that day looks back from where it comes in time."""
    return looked_back_from(athlete, day, review_moment(athlete, day))


def day_under_review(athlete: Athlete, now: datetime) -> date:
    """The last day whose review time has come."""
    today = local_day(now, athlete.zone)
    return next(day for day in _backwards(today) if review_moment(athlete, day) <= now)


def next_review(athlete: Athlete, day: date) -> datetime:
    """After the one of that day, whether that was made or not."""
    return review_moment(athlete, day + ONE_DAY)


def looked_back_from(athlete: Athlete, day: date, now: datetime) -> datetime:
    """The moment as of which the review of that day is made: now, or its end where it is over."""
    return min(now, local_moment(day + ONE_DAY, MIDNIGHT, athlete.zone) - AN_INSTANT)


def asked_at(athlete: Athlete, now: datetime) -> datetime:
    """The moment as of which somebody is answered who asks for a review now.

    Before noon that is the end of yesterday for whoever looks back then: of today there is nothing yet.
    """
    today, before_noon = local_day(now, athlete.zone), now.astimezone(athlete.zone).time() < NOON
    return looked_back_from(athlete, today - _days_behind(athlete) if before_noon else today, now)


def _days_behind(athlete: Athlete) -> timedelta:
    """A review looks back over a day: one in the night or in the morning over the day that is over."""
    return ONE_DAY if athlete.review_at < NOON else timedelta()


def _backwards(day: date) -> Iterator[date]:
    return (day - back * ONE_DAY for back in count())


def first_review(athlete: Athlete, now: datetime) -> datetime:
    """Today's review time where it still lies ahead, else tomorrow's."""
    return _first(athlete, athlete.review_at, now)


def brief_moment(athlete: Athlete, day: date) -> datetime | None:
    """From when on the brief of that day is due; None for whoever wants none."""
    return None if athlete.brief_at is None else local_moment(day, athlete.brief_at, athlete.zone)


def brief_closes(athlete: Athlete, day: date, waits: timedelta) -> datetime | None:
    """Until when the brief of that day waits for a night: as long as that, and never beyond its day."""
    opens = brief_moment(athlete, day)
    last = local_moment(day + ONE_DAY, MIDNIGHT, athlete.zone) - BEFORE_MIDNIGHT
    return None if opens is None else max(opens, min(opens + waits, last))


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
