"""Load from how hard a session felt: Foster's session-RPE, and the points an hour at that effort is worth."""

import math
from collections.abc import Iterable
from datetime import date, timedelta

from domain.calendar import days
from domain.training.activity import Activity
from domain.units import SECONDS_PER_HOUR

DAYS = 7
LOWEST, HIGHEST = 1, 10
POINTS_PER_HOUR = (20, 30, 40, 50, 60, 70, 80, 100, 120, 140)  # Friel, for RPE 1 to 10


def session_rpe(rpe: float | None, minutes: float) -> float | None:
    """RPE × minutes of the whole session in arbitrary units (Foster 1998); no answer is None, never 0."""
    return None if rpe is None else rpe * minutes


def daily_effort(done: Iterable[Activity], last: date) -> tuple[float, ...] | None:
    """Session-RPE of each of the seven days that end on that one, the oldest first, rest days being 0.

    None where nothing was done, or it is not known how hard one of the sessions felt: what is missing is no rest.
    """
    first = last - timedelta(days=DAYS - 1)
    week = [each for each in done if first <= each.day <= last]
    felt = [(each.day, session_rpe(each.rpe, each.minutes)) for each in week]
    if not felt or any(units is None for _, units in felt):
        return None
    return tuple(math.fsum(units or 0.0 for day, units in felt if day == each) for each in days(first, last))


def effort_points(rpe: float | None, seconds: float) -> float | None:
    """TSS points by Friel's table, linear between whole RPE; None for an answer that is off the scale."""
    if rpe is None or not LOWEST <= rpe <= HIGHEST:
        return None
    below = int(rpe)
    low, high = POINTS_PER_HOUR[below - 1], POINTS_PER_HOUR[min(below, HIGHEST - 1)]
    return seconds / SECONDS_PER_HOUR * (low + (rpe - below) * (high - low))
