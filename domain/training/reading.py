"""A reading is one measured figure of one day: a night's HRV, a weight, a best time."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class ReadingKind(StrEnum):
    """Units: ms, hours, bpm, kg, %, ml/kg/min, seconds, kg."""

    HRV = "hrv_ms"
    SLEEP = "sleep_hours"
    RESTING_HR = "resting_hr"
    WEIGHT = "weight_kg"
    BODY_FAT = "body_fat_percent"
    VO2MAX_RUN = "vo2max_run"
    SWIM_100YD = "swim_100yd_s"
    E1RM = "e1rm_kg"


class Reading(NamedTuple):
    """(kind, exercise, day, source) is its natural key; `exercise` is empty unless the kind is e1RM.

    A tuple, because a review reads two hundred of them and a frozen dataclass takes four times as long to make.
    """

    kind: ReadingKind
    day: date
    value: float
    source: str
    exercise: str = ""
