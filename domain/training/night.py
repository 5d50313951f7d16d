"""A night as a watch saw it; it belongs to the date of waking up."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Night:
    """`hrv_ms` is the night's average rMSSD; None is not measured, never 0."""

    day: date
    source: str
    hrv_ms: float | None = None
    sleep_hours: float | None = None
    resting_hr: float | None = None
