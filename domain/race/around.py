"""Days around a race on which nothing is hard: two before it, and after it the more the longer it was."""

from collections.abc import Iterable
from datetime import date, timedelta

from domain.race.race import Race
from domain.units import FIVE_KM_M, HALF_MARATHON_M, TEN_KM_M

BEFORE = 2
# Up to so far, and how many days.
AFTER = ((FIVE_KM_M, 3), (TEN_KM_M, 5), (HALF_MARATHON_M, 7), (float("inf"), 14))
ROUNDING_M = 1.0


def quiet_days(races: Iterable[Race], apart: int) -> frozenset[date]:
    """The races' own days are not among them. `apart`: how many days there have to be from one hard day to the next."""
    return frozenset(
        race.day + timedelta(days=offset)
        for race in races
        for offset in range(-max(BEFORE, apart - 1), max(_days_after(race), apart - 1) + 1)
        if offset
    )


def days_after_last(race_days: Iterable[date], day: date) -> int | None:
    """0 on the day of a race; None where none of them lies behind."""
    return min(((day - each).days for each in race_days if each <= day), default=None)


def _days_after(race: Race) -> int:
    return next(days for metres, days in AFTER if race.distance_m <= metres + ROUNDING_M)
