"""When the athlete can train: minutes for each weekday, and dates that are taken."""

from dataclasses import dataclass
from datetime import date

WHOLE_WEEK = (1440, 1440, 1440, 1440, 1440, 1440, 1440)


@dataclass(frozen=True, slots=True)
class Blocked:
    """Dates without training, both ends included; `reason` is one of the athlete's own words."""

    first: date
    last: date
    reason: str = ""

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Availability:
    """`minutes` holds seven caps, Monday first; 0 is a day without training."""

    minutes: tuple[int, int, int, int, int, int, int] = WHOLE_WEEK
    blocked: tuple[Blocked, ...] = ()

    def minutes_on(self, day: date) -> int:
        """The most that may be planned for that date; 0 where it is blocked."""
        if any(blocked.covers(day) for blocked in self.blocked):
            return 0
        return self.minutes[day.weekday()]
