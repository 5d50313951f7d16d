"""When a service is asked again."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day, local_moment


@dataclass(frozen=True, slots=True)
class Rhythm:
    """From `first` to `last` by the athlete's own clock."""

    first: time = time(6)
    last: time = time(22, 30)
    every: timedelta = timedelta(hours=2)

    def next_after(self, athlete: Athlete, now: datetime) -> datetime:
        """The first of these times behind `now`."""
        day = local_day(now, athlete.zone)
        opens, closes = (local_moment(day, at, athlete.zone) for at in (self.first, self.last))
        if now < opens:
            return opens
        following = opens + self.every * ((now - opens) // self.every + 1)
        return following if following <= closes else local_moment(day + ONE_DAY, self.first, athlete.zone)
