"""How the athlete gets better: slowly, and not every day."""

import random
from dataclasses import dataclass

from bot.sandbox.athlete.season import USEFUL_WEEKS

_DAYS = 7 * USEFUL_WEEKS


@dataclass(frozen=True, slots=True)
class Progress:
    """What a body can do on one day.

    Seconds for 100 yd of freestyle from a push-off; one-repetition maximum of each lift and running speed
    as a multiple of what they were when the twelve weeks began.
    """

    hundred_yards_s: float
    strength: float
    speed: float


def progress(offset: int, rng: random.Random) -> Progress:
    """The form of the day, `offset` days from the last one."""
    share = min(1.0, max(0.0, 1 + offset / _DAYS))
    return Progress(
        hundred_yards_s=82.0 - 5.0 * share + rng.gauss(0, 0.45),
        strength=1 + 0.075 * share + rng.gauss(0, 0.012),
        speed=1 + 0.02 * share + rng.gauss(0, 0.008),
    )
