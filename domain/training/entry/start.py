"""When a session began of which only the day was said, or not even that."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import local_day, local_moment
from domain.training.entry.entry import Session

NOON = time(12)


def began_at(session: Session, day: date, now: datetime, zone: ZoneInfo) -> datetime:
    """Always on that local day: when it was said; else today's has just ended, and an earlier day's began at noon."""
    if session.at is not None:
        return local_moment(day, session.at, zone)
    midnight = local_moment(day, time(), zone)
    if day == local_day(now, zone):
        return max(midnight, now - timedelta(seconds=session.seconds))
    return local_moment(day, NOON, zone)
