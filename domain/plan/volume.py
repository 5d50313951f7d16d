"""Whether the weeks hold as much as the athlete wants of them, and whether one holds more than a body is used to."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import week_start
from domain.plan.limits import Limits, ramp_minutes
from domain.plan.proposal import Reason
from domain.training.activity import Activity

DAYS_A_WEEK = 7
WEEKS_BELOW = 2


class VolumeRule(StrEnum):
    """Reasons of their own, beside adherence: a plan can be followed to the letter and be too little or too much."""

    BELOW_HOURS = "volume_below"
    ABOVE_HOURS = "volume_above"
    ABOVE_BEST = "volume_ramp"


def whole_weeks(activities: Iterable[Activity], first: date, known_through: date) -> tuple[float, ...]:
    """Minutes of each calendar week that lies whole between the two days, the oldest first.

    `first` is the day from which on all activities are here: a week of which less is known is no week of less.
    """
    done = [(activity.day, activity.minutes) for activity in activities]
    monday = week_start(first + timedelta(days=DAYS_A_WEEK - 1))
    weeks: list[float] = []
    while monday + timedelta(days=DAYS_A_WEEK - 1) <= known_through:
        weeks.append(math.fsum(minutes for day, minutes in done if week_start(day) == monday))
        monday += timedelta(days=DAYS_A_WEEK)
    return tuple(weeks)


def volume_reasons(
    weeks: Sequence[float], weekly_hours: tuple[float, float] | None, limits: Limits
) -> tuple[Reason, ...]:
    """Of whole weeks in minutes, the last one last: below the range twice in a row, above it, or over the ramp.

    Value and threshold in hours. Only a week that is here can be too little or too much.
    """
    return (*_outside(weeks, weekly_hours), *_ramp(weeks, limits))


def _outside(weeks: Sequence[float], weekly_hours: tuple[float, float] | None) -> Iterable[Reason]:
    if not weeks or weekly_hours is None:
        return
    low, high = weekly_hours
    hours = [minutes / 60 for minutes in weeks[-WEEKS_BELOW:]]
    if len(hours) == WEEKS_BELOW and max(hours) < low:
        yield Reason(VolumeRule.BELOW_HOURS, max(hours), low)
    if hours[-1] > high:
        yield Reason(VolumeRule.ABOVE_HOURS, hours[-1], high)


def _ramp(weeks: Sequence[float], limits: Limits) -> Iterable[Reason]:
    allowed = ramp_minutes(weeks[:-1], limits)
    if allowed is not None and weeks[-1] > allowed:
        yield Reason(VolumeRule.ABOVE_BEST, weeks[-1] / 60, allowed / 60)
