"""Fitness (CTL), fatigue (ATL) and form: exponentially weighted daily load over 42 and 7 days.

Gain k = 1 − exp(−1/τ), as GoldenCheetah, Elevate and intervals.icu compute it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.metrics.spec import Metric, Rolled, Unit, Weekly

CTL_GAIN = 1 - math.exp(-1 / 42)
ATL_GAIN = 1 - math.exp(-1 / 7)

SEED_DAYS = 28
SEED_SESSIONS = 12  # three a week
WARM_UP_DAYS = 42

RATIO_CTL_MIN = 10.0
RATIO_HISTORY_DAYS = 28
RATIO_QUIET_DAYS_AFTER_RACE = 3
RAMP_AMBER_POINTS, RAMP_RED_POINTS = 4.0, 6.0


def after_day(ctl: float, atl: float, load: float) -> tuple[float, float]:
    """CTL and ATL one day later, given that day's load in TSS points."""
    return ctl + (load - ctl) * CTL_GAIN, atl + (load - atl) * ATL_GAIN


def initial_level(loads: Sequence[float], sessions: int) -> float:
    """The seed: mean daily load of the first 28 days where these hold three sessions a week, else 0.

    A history that begins with regular training began before it was recorded; from 0 it would take six weeks to show
    63 % of the true level. `sessions` counts those of the same 28 days; fewer days than that prove nothing.
    """
    if len(loads) < SEED_DAYS or sessions < SEED_SESSIONS:
        return 0.0
    return math.fsum(loads[:SEED_DAYS]) / SEED_DAYS


def form_percent(ctl: float, atl: float) -> float | None:
    """CTL − ATL in percent of CTL; None where there is no fitness to compare with."""
    return (ctl - atl) / ctl * 100 if ctl > 0 else None


def fatigue_ratio(ctl: float, atl: float, history_days: int, days_after_race: int | None = None) -> float | None:
    """ATL / CTL; 1.3 is a form of −30 % of CTL.

    None below 10 points of CTL, in the first 28 days and on the three days after a race, when it says nothing.
    """
    recovering = days_after_race is not None and 1 <= days_after_race <= RATIO_QUIET_DAYS_AFTER_RACE
    if ctl < RATIO_CTL_MIN or history_days < RATIO_HISTORY_DAYS or recovering:
        return None
    return atl / ctl


class RampState(StrEnum):
    """Of an athlete with three to five hours a week; Friel names 5 to 8 points a week the usual upper range."""

    EASY = "easy"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Ramp:
    """Change of CTL in seven days; `percent` is None where it began at 0."""

    points: float
    percent: float | None


def ctl_ramp(ctl: float, ctl_week_ago: float) -> Ramp:
    change = ctl - ctl_week_ago
    return Ramp(change, change / ctl_week_ago * 100 if ctl_week_ago > 0 else None)


def ramp_state(ramp: Ramp, history_days: int) -> RampState | None:
    """Above 4 points a week amber, above 6 red; None in the first 28 days, when CTL only finds its level."""
    if history_days < RATIO_HISTORY_DAYS:
        return None
    if ramp.points > RAMP_RED_POINTS:
        return RampState.RED
    return RampState.AMBER if ramp.points > RAMP_AMBER_POINTS else RampState.EASY


METRICS = (
    Metric(
        key="ctl",
        symbol="CTL",
        label="Fitness",
        unit=Unit.POINTS_PER_DAY,
        decimals=0,
        weekly=Weekly.LAST,
        valid=(0.0, 500.0),
        needs="six weeks of activities",
        source=Rolled(lambda day: day.ctl),
    ),
    Metric(
        key="atl",
        symbol="ATL",
        label="Fatigue",
        unit=Unit.POINTS_PER_DAY,
        decimals=0,
        weekly=Weekly.LAST,
        valid=(0.0, 1_000.0),
        needs="a week of activities",
        source=Rolled(lambda day: day.atl),
    ),
    Metric(
        key="form",
        symbol="TSB",
        label="Form after the day",
        unit=Unit.POINTS_PER_DAY,
        decimals=0,
        weekly=Weekly.LAST,
        valid=(-500.0, 500.0),
        needs="six weeks of activities",
        source=Rolled(lambda day: day.form_after),
    ),
    Metric(
        key="ramp",
        symbol="ramp",
        label="Ramp of fitness in seven days",
        unit=Unit.POINTS_PER_DAY,
        decimals=1,
        weekly=Weekly.LAST,
        valid=(-100.0, 100.0),
        needs="seven weeks of activities",
        source=Rolled(lambda day: None if day.warming_up else day.ctl, since_days=7),
    ),
    Metric(
        key="fatigue_ratio",
        symbol="ATL:CTL",
        label="Fatigue to fitness",
        unit=Unit.RATIO,
        decimals=2,
        weekly=Weekly.MEAN,
        valid=(0.0, 10.0),
        needs="six weeks of activities, and ten points a day of fitness",
        source=Rolled(lambda day: None if day.warming_up else fatigue_ratio(day.ctl, day.atl, WARM_UP_DAYS)),
    ),
)
