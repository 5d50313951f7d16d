"""A reading is one figure of one day, measured or told: a night's HRV, a weight, a best time, how sore a muscle is."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

BY_HAND: Final = "manual"
"""The source of whatever an athlete typed."""

BY_THE_COACH: Final = "coach"
"""The source of what is computed from many sessions, and not from a single one."""


class ReadingKind(StrEnum):
    """The unit stands at the end of the name; a VO2max is in ml/kg/min, a score from 0 to 100, a load of the watch's in
    its own points, a training status one of TrainingStatus, and an HRV status one of HrvStatus.
    """

    HRV = "hrv_ms"
    HRV_SDNN = "hrv_sdnn_ms"
    SLEEP = "sleep_hours"
    RESTING_HR = "resting_hr"
    WEIGHT = "weight_kg"
    BODY_FAT = "body_fat_percent"
    MUSCLE_MASS = "muscle_mass_kg"
    VO2MAX_RUN = "vo2max_run"
    VO2MAX_RIDE = "vo2max_ride"
    READINESS = "training_readiness_score"
    BODY_BATTERY = "body_battery_score"
    STRESS = "stress_score"
    TRAINING_STATUS = "watch_training_status"
    WATCH_ACUTE_LOAD = "watch_acute_load"
    WATCH_CHRONIC_LOAD = "watch_chronic_load"
    WATCH_HRV = "watch_hrv_ms"
    WATCH_HRV_STATUS = "watch_hrv_status"
    CSS = "css_s_per_100m"
    CSS_ESTIMATE = "css_estimate_s_per_100m"
    PREDICTED_5K = "predicted_5k_s"
    PREDICTED_10K = "predicted_10k_s"
    PREDICTED_HALF = "predicted_half_marathon_s"
    PREDICTED_MARATHON = "predicted_marathon_s"
    SWIM_100YD = "swim_100yd_s"
    ADAPTIVE_5K = "adaptive_5k_s"
    E1RM = "e1rm_kg"
    SESSION_RPE = "session_rpe"
    SORENESS = "soreness_of_10"
    PAIN = "pain_of_10"
    ENERGY = "energy_of_10"
    SLEEP_QUALITY = "sleep_quality_of_10"
    TIME_TRIAL = "time_trial_s"
    JUMP = "jump_cm"
    BALANCE = "balance_s"
    REACH = "reach_cm"


# What a watch concludes by itself is shown beside what we conclude, and never counted.
CONCLUDED_BY_A_WATCH: Final = frozenset(
    {
        ReadingKind.READINESS,
        ReadingKind.BODY_BATTERY,
        ReadingKind.STRESS,
        ReadingKind.TRAINING_STATUS,
        ReadingKind.WATCH_ACUTE_LOAD,
        ReadingKind.WATCH_CHRONIC_LOAD,
        ReadingKind.WATCH_HRV,
        ReadingKind.WATCH_HRV_STATUS,
        ReadingKind.PREDICTED_5K,
        ReadingKind.PREDICTED_10K,
        ReadingKind.PREDICTED_HALF,
        ReadingKind.PREDICTED_MARATHON,
    }
)

# No service and no device knows these.
ONLY_BY_HAND: Final = frozenset(
    {
        ReadingKind.SESSION_RPE,
        ReadingKind.SORENESS,
        ReadingKind.PAIN,
        ReadingKind.ENERGY,
        ReadingKind.SLEEP_QUALITY,
        ReadingKind.TIME_TRIAL,
        ReadingKind.JUMP,
        ReadingKind.BALANCE,
        ReadingKind.REACH,
    }
)

# What a watch makes of a day with all that was done on it: nobody knows it before the last session is over.
OF_THE_WHOLE_DAY: Final = frozenset(
    {
        ReadingKind.VO2MAX_RUN,
        ReadingKind.VO2MAX_RIDE,
        ReadingKind.READINESS,
        ReadingKind.BODY_BATTERY,
        ReadingKind.STRESS,
        ReadingKind.TRAINING_STATUS,
        ReadingKind.WATCH_ACUTE_LOAD,
        ReadingKind.WATCH_CHRONIC_LOAD,
        ReadingKind.PREDICTED_5K,
        ReadingKind.PREDICTED_10K,
        ReadingKind.PREDICTED_HALF,
        ReadingKind.PREDICTED_MARATHON,
    }
)


class Reading(NamedTuple):
    """(kind, exercise, day, source) is its natural key; `exercise` says of what, where a day has several of a kind.

    That is the exercise of an e1RM, the place of soreness and pain, the distance of a time trial, the leg of a balance
    test, the part of what a watch says of HRV, and the moment at which the session of an RPE began.

    What was computed says by which `method`, and from how many sets, lengths, trials or runs: `n`. What was measured or
    told has neither. A tuple, because a review reads two hundred of them and a frozen dataclass takes four times as
    long to make.
    """

    kind: ReadingKind
    day: date
    value: float
    source: str
    exercise: str = ""
    method: str = ""
    n: int = 0

    @property
    def key(self) -> "Reading":
        """The same with no value and no way to it: of two with one key, one is another state of the other."""
        return self._replace(value=0.0, method="", n=0)


# Its exercise says how the time was come by, in yards or scaled from another pool, and not of what it is.
_OF_ONE_THING: Final = frozenset({ReadingKind.SWIM_100YD})


def counted(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """What an athlete told of a day goes before what a device measured of the same on that day, and what was computed
    of it; the order stays.
    """
    found = tuple(readings)
    told = {_of(each) for each in found if each.source == BY_HAND}
    if not told:
        return found
    return tuple(each for each in found if each.source == BY_HAND or _of(each) not in told)


def _of(reading: Reading) -> tuple[ReadingKind, str, date]:
    return reading.kind, "" if reading.kind in _OF_ONE_THING else reading.exercise, reading.day
