"""Drift of the resting heart rate: the last seven days against the 60 before them, in bpm by day."""

import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.training.reading import ReadingKind

Mornings = Mapping[date, float | None]

WEEK_DAYS, WEEK_MIN = 7, 3
BASELINE_DAYS, BASELINE_MIN = 60, 14
AMBER_BPM, RED_BPM = 3.0, 5.0
SD_FLOOR_BPM = 1.0  # a watch tells whole beats
VALID_BPM = (25.0, 120.0)  # trained hearts rest well below the 40 bpm that are credible in a workout


class DriftState(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Drift:
    """How far the week's mean lies above the baseline; a falling resting heart rate is never flagged here."""

    state: DriftState
    change_bpm: float
    week_bpm: float
    baseline_bpm: float


def resting_hr_drift(mornings: Mornings, day: date) -> Drift | None:
    """The seven days that end on `day`; None with fewer than 3 of them or 14 of the 60 before."""
    week = _known(mornings, day + timedelta(1), WEEK_DAYS)
    baseline = _known(mornings, day - timedelta(WEEK_DAYS - 1), BASELINE_DAYS)
    if len(week) < WEEK_MIN or len(baseline) < BASELINE_MIN:
        return None
    now, before = math.fsum(week) / len(week), math.fsum(baseline) / len(baseline)
    return Drift(_state(now - before), now - before, now, before)


@dataclass(frozen=True, slots=True)
class MorningRate:
    """One morning's rate against the mean of the 60 days before it, the day itself left out; `z` in sample SDs."""

    z: float
    change_bpm: float
    baseline_bpm: float


@dataclass(frozen=True, slots=True)
class UsualMornings:
    """What was usual on any day of many, found without a walk over sixty days for each; the days in their order."""

    days: tuple[date, ...] = ()
    bpm: tuple[float, ...] = ()

    @classmethod
    def of(cls, mornings: Mornings) -> "UsualMornings":
        told = ((day, bpm) for day, bpm in mornings.items() if bpm is not None)
        found = sorted(each for each in told if VALID_BPM[0] <= each[1] <= VALID_BPM[1])
        return cls(tuple(day for day, _ in found), tuple(bpm for _, bpm in found))

    def before(self, day: date) -> float | None:
        """The mean of the 60 days before that one, itself left out; None where fewer than 14 of them were measured."""
        first = bisect_left(self.days, day - timedelta(days=BASELINE_DAYS))
        found = self.bpm[first : bisect_left(self.days, day)]
        return math.fsum(found) / len(found) if len(found) >= BASELINE_MIN else None


def resting_hr_z(mornings: Mornings, day: date) -> MorningRate | None:
    """None where it was not measured that morning, or on fewer than 14 of the 60 before."""
    today, baseline = _known(mornings, day + timedelta(1), 1), _known(mornings, day, BASELINE_DAYS)
    if not today or len(baseline) < BASELINE_MIN:
        return None
    mean = math.fsum(baseline) / len(baseline)
    spread = math.sqrt(math.fsum((bpm - mean) ** 2 for bpm in baseline) / (len(baseline) - 1))
    change = today[0] - mean
    return MorningRate(change / max(SD_FLOOR_BPM, spread), change, mean)


def _state(change_bpm: float) -> DriftState:
    if change_bpm >= RED_BPM:
        return DriftState.RED
    return DriftState.AMBER if change_bpm >= AMBER_BPM else DriftState.GREEN


def _known(mornings: Mornings, before: date, count: int) -> list[float]:
    found = (mornings.get(before - timedelta(back)) for back in range(1, count + 1))
    return [bpm for bpm in found if bpm is not None and VALID_BPM[0] <= bpm <= VALID_BPM[1]]


METRICS = (
    Metric(
        key="rhr",
        symbol="RHR",
        label="Resting heart rate",
        unit=Unit.BPM,
        decimals=0,
        weekly=Weekly.MEAN,
        valid=VALID_BPM,
        needs="a watch worn at night",
        source=Measured(ReadingKind.RESTING_HR),
        lower_is_better=True,
    ),
)
