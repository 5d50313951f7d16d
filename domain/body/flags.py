"""Flags of recovery: what stands out this morning, each with its value and what it was held against."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.body.morning import Morning
from domain.metrics.hrv import WeekState, hrv_day, hrv_week
from domain.metrics.resting_hr import AMBER_BPM, RED_BPM, DriftState, resting_hr_drift, resting_hr_z
from domain.metrics.sleep import REPEATED_NIGHTS, WEEK_MEAN_MIN_HOURS, sleep_week

ILL_Z, ILL_RISE_BPM = -2.0, 5.0


class Flag(StrEnum):
    """`maybe_ill`: HRV far down and resting heart rate up at once; it holds as illness until the athlete answers.

    Up is this morning or over the week: an illness shows in one night, and a mean of seven is late to tell.
    """

    MAYBE_ILL = "maybe_ill"
    HRV_LOW = "hrv_low"
    HRV_SUPPRESSED = "hrv_suppressed"
    SHORT_NIGHT = "short_night"
    SHORT_WEEK = "short_week"
    REPEATED_SHORT_NIGHTS = "repeated_short_nights"
    RESTING_HR_AMBER = "resting_hr_amber"
    RESTING_HR_RED = "resting_hr_red"


@dataclass(frozen=True, slots=True)
class Flagged:
    """The value, and the threshold it passed, both in the unit of the flag's figure."""

    flag: Flag
    value: float
    threshold: float


@dataclass(frozen=True, slots=True)
class FlagLimits:
    """`hrv_drop_z` in SDs of ln rMSSD, `sleep_min_hours` of one night."""

    hrv_drop_z: float = -1.0
    sleep_min_hours: float = 6.0


def flags(morning: Morning, limits: FlagLimits = FlagLimits()) -> tuple[Flagged, ...]:
    """The gravest first; what was not measured raises none."""
    return (*_illness(morning), *_hrv(morning, limits), *_sleep(morning, limits), *_heart(morning))


def may_be_ill(morning: Morning) -> bool:
    return any(_illness(morning))


def _illness(morning: Morning) -> Iterator[Flagged]:
    night = hrv_day(morning.hrv_ms, morning.day)
    if night is not None and night.z <= ILL_Z and any(rise >= ILL_RISE_BPM for rise in _rises(morning)):
        yield Flagged(Flag.MAYBE_ILL, night.z, ILL_Z)


def _rises(morning: Morning) -> Iterator[float]:
    """Of the resting heart rate in bpm: this morning's and the week's, as far as they are known."""
    for found in (resting_hr_z(morning.resting_hr, morning.day), resting_hr_drift(morning.resting_hr, morning.day)):
        if found is not None:
            yield found.change_bpm


def _hrv(morning: Morning, limits: FlagLimits) -> Iterator[Flagged]:
    night, week = hrv_day(morning.hrv_ms, morning.day), hrv_week(morning.hrv_ms, morning.day)
    if night is not None and night.low(limits.hrv_drop_z):
        yield Flagged(Flag.HRV_LOW, night.z, limits.hrv_drop_z)
    if week is not None and week.state is WeekState.SUPPRESSED:
        yield Flagged(Flag.HRV_SUPPRESSED, week.mean_ln, week.lower_ln)


def _sleep(morning: Morning, limits: FlagLimits) -> Iterator[Flagged]:
    sleep = sleep_week(morning.sleep_hours, morning.day, limits.sleep_min_hours)
    if sleep.short_night and sleep.last_hours is not None:
        yield Flagged(Flag.SHORT_NIGHT, sleep.last_hours, limits.sleep_min_hours)
    if sleep.short_week and sleep.mean_hours is not None:
        yield Flagged(Flag.SHORT_WEEK, sleep.mean_hours, WEEK_MEAN_MIN_HOURS)
    if sleep.repeated:
        yield Flagged(Flag.REPEATED_SHORT_NIGHTS, float(sleep.short_nights), float(REPEATED_NIGHTS))


def _heart(morning: Morning) -> Iterator[Flagged]:
    drift = resting_hr_drift(morning.resting_hr, morning.day)
    if drift is not None and drift.state is DriftState.RED:
        yield Flagged(Flag.RESTING_HR_RED, drift.change_bpm, RED_BPM)
    if drift is not None and drift.state is DriftState.AMBER:
        yield Flagged(Flag.RESTING_HR_AMBER, drift.change_bpm, AMBER_BPM)
