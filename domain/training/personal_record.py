"""A personal record is the best that a service knows of somebody over one distance or time."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class RecordKind(StrEnum):
    """The unit stands at the end of the name."""

    RUN_1K = "run_1k_s"
    RUN_MILE = "run_mile_s"
    RUN_5K = "run_5k_s"
    RUN_10K = "run_10k_s"
    RUN_HALF = "run_half_marathon_s"
    RUN_MARATHON = "run_marathon_s"
    RUN_LONGEST = "run_longest_m"
    RIDE_LONGEST = "ride_longest_m"
    RIDE_ASCENT = "ride_ascent_m"
    RIDE_20_MIN = "ride_20_min_w"
    RIDE_40K = "ride_40k_s"
    SWIM_LONGEST = "swim_longest_m"
    SWIM_100M = "swim_100m_s"
    SWIM_100YD = "swim_100yd_s"
    SWIM_400M = "swim_400m_s"
    SWIM_500YD = "swim_500yd_s"
    SWIM_750M = "swim_750m_s"
    SWIM_1000M = "swim_1000m_s"
    SWIM_1000YD = "swim_1000yd_s"
    SWIM_1500M = "swim_1500m_s"
    SWIM_1650YD = "swim_1650yd_s"


class PersonalRecord(NamedTuple):
    """(kind, source) is its natural key; `activity_id` is the source's own, empty where it names none."""

    kind: RecordKind
    day: date
    value: float
    source: str
    activity_id: str = ""
