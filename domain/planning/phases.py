"""The phases of the weeks before a race."""

import math
from enum import StrEnum

BASE_SHARE, BUILD_SHARE = 0.40, 0.38
LONGEST_PREPARATION = 24
LEAST_WEEKS = 4


class Phase(StrEnum):
    """What a week is for; `sharpening` is all that a race within four weeks leaves time for."""

    MAINTENANCE = "maintenance"
    BASE = "base"
    BUILD = "build"
    PEAK = "peak"
    TAPER = "taper"
    SHARPENING = "sharpening"


def phases(weeks: int, taper: int) -> tuple[Phase, ...]:
    """One for each of so many weeks up to the race's own, of which the last `taper` get less.

    Fewer than four weeks only sharpen; of more than 24 the first ones keep up what is there.
    """
    taper = min(taper, weeks)
    if weeks < LEAST_WEEKS:
        return (Phase.SHARPENING,) * (weeks - taper) + (Phase.TAPER,) * taper
    waiting = max(0, weeks - LONGEST_PREPARATION)
    return (Phase.MAINTENANCE,) * waiting + _before_taper(weeks - waiting - taper) + (Phase.TAPER,) * taper


def _before_taper(weeks: int) -> tuple[Phase, ...]:
    """Two fifths to the base, almost as much to the build, the rest to the peak, which is never missing."""
    base = min(_nearest(BASE_SHARE * weeks), max(0, weeks - 1))
    build = min(_nearest(BUILD_SHARE * weeks), max(0, weeks - base - 1))
    return (Phase.BASE,) * base + (Phase.BUILD,) * build + (Phase.PEAK,) * (weeks - base - build)


def _nearest(value: float) -> int:
    return math.floor(value + 0.5)
