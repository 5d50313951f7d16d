"""Garmin's own judgement of HRV: the mean of its week against the bands of its baseline, and one word for it.

It goes by a mean of seven days, so it is slow. It is shown beside ours and never mixed into it; decisions go by the z
of the night.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import NamedTuple

from domain.metrics.hrv import HrvWeek, WeekState
from domain.training.reading import Reading, ReadingKind


class HrvStatus(IntEnum):
    """The figure by which it is kept among the readings; it ranks nothing.

    Poor, below the norm of the age, is the service's own to say. In its first three weeks it says none of them.
    """

    POOR = 1
    LOW = 2
    UNBALANCED = 3
    BALANCED = 4


class HrvPart(StrEnum):
    """What a reading of the watch's HRV is of: the mean of its seven days, or an end of one of its bands."""

    WEEK = "week"
    LOW_UPPER = "low_upper"
    BALANCED_LOW = "balanced_low"
    BALANCED_UPPER = "balanced_upper"


class HrvBands(NamedTuple):
    """In ms: up to `low_upper` is low, from `balanced_low` to `balanced_upper` is balanced, both included."""

    low_upper: float
    balanced_low: float
    balanced_upper: float


@dataclass(frozen=True, slots=True)
class WatchHrv:
    """What the service said of the seven days that end on `day`, in ms; None where it did not say.

    `derived` where the status is not its word but what its bands make of its mean.
    """

    day: date
    week_ms: float | None = None
    bands: HrvBands | None = None
    status: HrvStatus | None = None
    derived: bool = False

    @property
    def state(self) -> WeekState | None:
        """In our words; None where that cannot be told, as for a status that goes by the age."""
        if self.status is HrvStatus.BALANCED:
            return WeekState.NORMAL
        if self.status is HrvStatus.LOW:
            return WeekState.SUPPRESSED
        if self.status is not HrvStatus.UNBALANCED or self.week_ms is None or self.bands is None:
            return None
        return WeekState.ABOVE if self.week_ms > self.bands.balanced_upper else WeekState.SUPPRESSED


def hrv_status(weekly_average_ms: float | None, bands: HrvBands | None) -> HrvStatus | None:
    """By the bands, as the manual describes them; above the band is unbalanced too. None where either is unknown."""
    if weekly_average_ms is None or bands is None:
        return None
    if weekly_average_ms <= bands.low_upper:
        return HrvStatus.LOW
    inside = bands.balanced_low <= weekly_average_ms <= bands.balanced_upper
    return HrvStatus.BALANCED if inside else HrvStatus.UNBALANCED


def watch_hrv(readings: Iterable[Reading]) -> WatchHrv | None:
    """Of the newest day that any of these readings is of; None where none of them is the watch's."""
    of_watch = [each for each in readings if each.kind in {ReadingKind.WATCH_HRV, ReadingKind.WATCH_HRV_STATUS}]
    if not of_watch:
        return None
    day = max(map(attrgetter("day"), of_watch))
    told = {each.exercise: each.value for each in of_watch if each.day == day and each.kind is ReadingKind.WATCH_HRV}
    said = [each.value for each in of_watch if each.day == day and each.kind is ReadingKind.WATCH_HRV_STATUS]
    week_ms, bands = told.get(HrvPart.WEEK), _bands(told)
    status = HrvStatus(int(said[-1])) if said else hrv_status(week_ms, bands)
    return WatchHrv(day, week_ms, bands, status, derived=status is not None and not said)


def differ(watch: WatchHrv, own: HrvWeek | None) -> bool:
    """Whether the watch says another thing of the week than we do; where either says nothing, it does not."""
    return own is not None and watch.state is not None and watch.state is not own.state


def _bands(told: dict[str, float]) -> HrvBands | None:
    """None where one is missing, or they are not in their order."""
    ends = [told.get(part) for part in (HrvPart.LOW_UPPER, HrvPart.BALANCED_LOW, HrvPart.BALANCED_UPPER)]
    known = [end for end in ends if end is not None]
    return HrvBands(*known) if len(known) == len(ends) and known == sorted(known) else None
