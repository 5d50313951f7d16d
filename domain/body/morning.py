"""What is known of the body this morning: nights and mornings measured, form, and what the athlete says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Daily = Mapping[date, float | None]


@dataclass(frozen=True, slots=True)
class Told:
    """What the athlete said today; None where they said nothing of it.

    `answers` are scores of how they feel, from 1, bad, to 5, good.
    """

    sick: bool = False
    injured: bool = False
    answers: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Morning:
    """Nights and mornings by day of waking up; `form_percent` is the form that the day begins with, in % of CTL."""

    day: date
    hrv_ms: Daily = field(default_factory=dict)
    resting_hr: Daily = field(default_factory=dict)
    sleep_hours: Daily = field(default_factory=dict)
    form_percent: float | None = None
    told: Told = field(default_factory=Told)
