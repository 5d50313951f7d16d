"""Garmin's HRV status, where the service does not tell it: the week's average against the bands of the baseline.

It goes by a mean of seven days, so it is slow; decisions go by the z of the night.
"""

from dataclasses import dataclass
from enum import StrEnum


class HrvStatus(StrEnum):
    """`none` in the first three weeks. Poor, below the norm of the age, is the service's own to say."""

    BALANCED = "balanced"
    UNBALANCED = "unbalanced"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class HrvBands:
    """In ms: up to `low_upper` is low, from `balanced_low` to `balanced_upper` is balanced, both included."""

    low_upper: float
    balanced_low: float
    balanced_upper: float


def hrv_status(weekly_average_ms: float | None, bands: HrvBands | None) -> HrvStatus:
    """Above the band is unbalanced too."""
    if weekly_average_ms is None or bands is None:
        return HrvStatus.NONE
    if weekly_average_ms <= bands.low_upper:
        return HrvStatus.LOW
    inside = bands.balanced_low <= weekly_average_ms <= bands.balanced_upper
    return HrvStatus.BALANCED if inside else HrvStatus.UNBALANCED
