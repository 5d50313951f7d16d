"""Load from the heart rate: Banister's TRIMP, the HRSS built on it, and Edwards' zones."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from domain.athlete.profile import Sex

WEIGHTS = {Sex.MALE: (0.64, 1.92), Sex.FEMALE: (0.86, 1.67)}  # Banister 1991
type Stretch = tuple[float, float]
"""Seconds, and the average heart rate in bpm while they passed."""

DEFAULT_LTHR_SHARE = 0.85  # of the heart-rate reserve, as Elevate assumes it


@dataclass(frozen=True, slots=True)
class HeartRates:
    """The athlete's resting, maximal and threshold (LTHR) heart rate in bpm."""

    rest: float
    highest: float
    sex: Sex
    threshold: float | None = None

    @property
    def lthr(self) -> float:
        return self.threshold or self.rest + DEFAULT_LTHR_SHARE * (self.highest - self.rest)


def trimp(minutes: float, average_hr: float | None, body: HeartRates) -> float | None:
    """Minutes × x × a × exp(b × x), x being the share of the heart-rate reserve (Banister 1991).

    None without a heart rate or where the highest is not above the resting one; 0 at or below rest.
    """
    if average_hr is None or body.highest <= body.rest:
        return None
    reserve = (average_hr - body.rest) / (body.highest - body.rest)
    if reserve <= 0 or minutes <= 0:
        return 0.0
    scale, steepness = WEIGHTS[body.sex]
    return minutes * reserve * scale * math.exp(steepness * reserve)


def trimp_of(stretches: Sequence[Stretch], body: HeartRates) -> float | None:
    """Stretch by stretch: never less than by the average of all, since what is hard counts for more; None as trimp."""
    found = [trimp(seconds / 60, average_hr, body) for seconds, average_hr in stretches]
    return math.fsum(each or 0.0 for each in found) if found and None not in found else None


def hrss(trimp_points: float, body: HeartRates) -> float | None:
    """100 × TRIMP / TRIMP of an hour at threshold; None where the threshold is not above rest."""
    hour = trimp(60, body.lthr, body)
    return 100 * trimp_points / hour if hour else None


def edwards_trimp(zone_minutes: Sequence[float]) -> float:
    """Minutes in zones 1 to 5 weighted 1 to 5 (Edwards 1993, by 50–60–70–80–90–100 % of the highest rate).

    Whose zones they are is the caller's: what is stored has those of the watch, as the athlete set them there.
    """
    return sum(weight * minutes for weight, minutes in enumerate(zone_minutes, start=1))
