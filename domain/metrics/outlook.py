"""Outlook of a goal: how fast its readings move, and when they would reach the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.metrics.trend import Line, Point, fit

WINDOW_DAYS = 56
READINGS_MIN = 5
SPAN_DAYS_MIN = 21


class NoTrend(StrEnum):
    """Why there is no date: too few readings, over too short a time, no clear direction, or the wrong one."""

    TOO_FEW = "too_few"
    TOO_SHORT = "too_short"
    UNCLEAR = "unclear"
    WRONG_WAY = "wrong_way"


class Track(StrEnum):
    """Against the deadline: reached even by the slow end of the interval, by its middle, or not."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Outlook:
    """`current` is the level the readings' line shows today. Days count from today.

    Either the target is reached (`eta_days` is 0), or there is an ETA with its 95 % interval, or `why_not` says why
    there is none. `slope_per_week` is None only where no line could be drawn.
    """

    current: float | None
    slope_per_week: float | None
    eta_days: float | None = None
    eta_low_days: float | None = None
    eta_high_days: float | None = None
    why_not: NoTrend | None = None

    @property
    def reached(self) -> bool:
        return self.eta_days == 0


def goal_outlook(readings: Sequence[Point], target: float, today: date, lower_is_better: bool | None = None) -> Outlook:
    """From the readings of the last 56 days.

    Where `lower_is_better` is left open, the side of the target on which the first of them lies decides.
    """
    recent = sorted((day, value) for day, value in readings if 0 <= (today - day).days <= WINDOW_DAYS)
    line = fit(recent)
    if line is None or line.count < READINGS_MIN:
        return _without_line(line, today, NoTrend.TOO_FEW)
    if line.span_days < SPAN_DAYS_MIN:
        return _without_line(line, today, NoTrend.TOO_SHORT)
    lower = recent[0][1] > target if lower_is_better is None else lower_is_better
    return _projected(line, target, today, lower)


def required_per_week(outlook: Outlook, target: float, days_left: int) -> float | None:
    """The change a week that reaches the target in time: the gap over the time left, with its sign.

    None where the level is unknown, nothing is left to do, or no time is left to do it.
    """
    if outlook.current is None or outlook.reached or days_left <= 0:
        return None
    return (target - outlook.current) / days_left * 7


def pace_share(outlook: Outlook, target: float, days_left: int) -> float | None:
    """The observed rate over the one that reaches the target in time; below 0 it moves away.

    None where nothing is required, or nothing measurable is observed.
    """
    required = required_per_week(outlook, target, days_left)
    measurable = outlook.eta_days is not None or outlook.why_not is NoTrend.WRONG_WAY
    if not required or outlook.slope_per_week is None or not measurable:
        return None
    return outlook.slope_per_week / required


def track(outlook: Outlook, days_left: int) -> Track | None:
    """None where there is no measurable trend to judge by."""
    if outlook.eta_days is None or outlook.eta_high_days is None:
        return Track.OFF if outlook.why_not is NoTrend.WRONG_WAY else None
    if outlook.eta_high_days <= days_left:
        return Track.ON_TRACK
    return Track.AT_RISK if outlook.eta_days <= days_left else Track.OFF


def _without_line(line: Line | None, today: date, why_not: NoTrend) -> Outlook:
    if line is None:
        return Outlook(None, None, why_not=why_not)
    return Outlook(line.on(today), line.slope * 7, why_not=why_not)


def _projected(line: Line, target: float, today: date, lower_is_better: bool) -> Outlook:
    current, gap = line.on(today), target - line.on(today)
    if (gap >= 0) if lower_is_better else (gap <= 0):
        return Outlook(current, line.slope * 7, 0.0, 0.0, 0.0)
    if not line.significant:
        return Outlook(current, line.slope * 7, why_not=NoTrend.UNCLEAR)
    if (line.slope > 0) != (gap > 0):
        return Outlook(current, line.slope * 7, why_not=NoTrend.WRONG_WAY)
    soonest, latest = sorted((gap / line.low, gap / line.high))
    return Outlook(current, line.slope * 7, gap / line.slope, soonest, latest)
