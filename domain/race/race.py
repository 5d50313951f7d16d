"""A race: a day, a distance to run, and the time that is wanted."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, TEN_KM_M

STANDARD_M = (FIVE_KM_M, TEN_KM_M, HALF_MARATHON_M, MARATHON_M)
# 13.1 miles are a half marathon, and 6.2 miles 10 km.
SAME = 0.0025
# Weeks before the race from which on the training gets less, by the longest distance that has so many.
TAPERS = ((TEN_KM_M, 1), (HALF_MARATHON_M, 2))
LONGEST_TAPER = 3


@dataclass(frozen=True, slots=True)
class Race:
    """`goal_s` is the time that the athlete wants to run, in seconds; None where finishing is enough."""

    id: str
    name: str
    day: date
    distance_m: float
    goal_s: float | None = None

    @property
    def taper_begins(self) -> date:
        """Bosquet 2007, Wang 2023: a week for up to 10 km, two for a half marathon, three for more."""
        weeks = next((count for longest, count in TAPERS if self.distance_m <= longest), LONGEST_TAPER)
        return self.day - timedelta(weeks=weeks)


def race_id(day: date, distance_m: float) -> str:
    """The same for the same race, whatever it is called and whatever is wanted of it."""
    return f"r-{day}-{round(distance_m)}"


def standard(distance_m: float) -> float:
    """The standard distance that was meant by a rounded one."""
    return next((known for known in STANDARD_M if abs(distance_m - known) <= SAME * known), distance_m)
