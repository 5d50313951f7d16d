"""What is known about the body: every value optional, each with its origin and date."""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class Experience(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Origin(StrEnum):
    """Where a value comes from."""

    ATHLETE = "athlete"
    DEVICE = "device"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Known:
    """A figure with its origin and the day it was true."""

    value: float
    origin: Origin
    as_of: date


@dataclass(frozen=True, slots=True)
class Profile:
    """None where unknown, never a default that pretends.

    Units: cm, kg, bpm, watts; threshold pace in seconds per km, critical swim speed (CSS) in seconds per 100 m.
    """

    sex: Sex | None = None
    birth_year: int | None = None
    height_cm: Known | None = None
    weight_kg: Known | None = None
    experience: Experience | None = None
    equipment: tuple[str, ...] = ()
    max_hr: Known | None = None
    resting_hr: Known | None = None
    ftp_w: Known | None = None
    lthr: Known | None = None
    threshold_pace_s_per_km: Known | None = None
    css_s_per_100m: Known | None = None

    def without_estimates(self) -> "Profile":
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        guessed = [name for name, it in found if isinstance(it, Known) and it.origin is Origin.ESTIMATE]
        unknown: dict[str, Any] = dict.fromkeys(guessed)
        return replace(self, **unknown) if unknown else self
