"""The athlete as the coach knows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.athlete.availability import Availability
from domain.athlete.goals import Goal
from domain.athlete.profile import Profile


class DistanceUnit(StrEnum):
    KM = "km"
    MILE = "mi"


class WeightUnit(StrEnum):
    KG = "kg"
    POUND = "lb"


class PoolUnit(StrEnum):
    METRE = "m"
    YARD = "yd"


@dataclass(frozen=True, slots=True)
class Units:
    """Three switches, because a swimmer in yards may well run in kilometres."""

    distance: DistanceUnit = DistanceUnit.KM
    weight: WeightUnit = WeightUnit.KG
    pool: PoolUnit = PoolUnit.METRE


@dataclass(frozen=True, slots=True)
class Athlete:
    """One person, one Telegram account. `zone_name` is an IANA name; no e-mail address is kept.

    `brief_at` is None for whoever wants no morning brief. `limits` are thresholds of their own, where these are
    allowed.
    """

    id: str
    display_name: str
    zone_name: str = "UTC"
    language: str = "en"
    units: Units = field(default_factory=Units)
    review_at: time = time(20, 30)
    brief_at: time | None = time(7)
    profile: Profile = field(default_factory=Profile)
    goals: tuple[Goal, ...] = ()
    availability: Availability = field(default_factory=Availability)
    limits: Mapping[str, float] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone_name)
