"""A heart that follows the effort with a delay and drifts when it gets long."""

import math
import random
from collections.abc import Iterable, Iterator

from bot.sandbox.athlete.person import LTHR, MAX_HR, RESTING_HR
from bot.sandbox.athlete.session import SAMPLE_S

_AT_START = 92.0
_BEATS_PER_INTENSITY = 110.0
_DRIFT_PER_MINUTE = 0.05
_LAG = 1 - math.exp(-SAMPLE_S / 40)


def heart_rates(intensities: Iterable[float], rng: random.Random) -> Iterator[int]:
    """One rate in bpm for each sample; an intensity of 1 is the threshold."""
    rate = _AT_START
    for number, intensity in enumerate(intensities):
        settled = LTHR - _BEATS_PER_INTENSITY * (1 - intensity) + _DRIFT_PER_MINUTE * number * SAMPLE_S / 60
        rate += (settled - rate) * _LAG
        yield round(min(MAX_HR - 2, max(RESTING_HR + 15, rate + rng.gauss(0, 1.2))))
