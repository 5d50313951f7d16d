"""Swim speed: critical swim speed from two trials, and the best 100 yards inside a pool swim."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.training.activity import Activity, Length
from domain.training.reading import ReadingKind
from domain.training.sport import Sport, Stroke
from domain.units import HUNDRED_YARDS_M, METRES_PER_YARD

UNBROKEN, SCALED_LENGTHS = "unbroken_lengths", "scaled_lengths"
EXACT_WITHIN_M = 0.05
CREDIBLE_SPEEDS = (0.4, 2.2)
# A turn that the watch missed, or one it invented, is Garmin's known error.
CREDIBLE_LENGTH = (0.6, 1.6)


@dataclass(frozen=True, slots=True)
class Trial:
    """One maximal effort; of so many `lengths` where a watch counted them."""

    distance_m: float
    seconds: float
    lengths: int = 0


@dataclass(frozen=True, slots=True)
class Best100yd:
    """Of `n` lengths; `exact` where these make 100 yards, elsewhere the time is scaled from the next whole length."""

    seconds: float
    exact: bool
    n: int


def critical_swim_speed(short: Trial, long: Trial) -> float | None:
    """Metres per second by (d2 − d1) / (t2 − t1) (Wakayoshi 1992).

    None for a bad pair: the longer trial not slower than the shorter one.
    """
    if long.seconds <= short.seconds or long.distance_m <= short.distance_m or short.seconds <= 0:
        return None
    speed = (long.distance_m - short.distance_m) / (long.seconds - short.seconds)
    return None if speed >= short.distance_m / short.seconds else speed


def pace_s_per_100m(speed_m_per_s: float) -> float:
    return 100 / speed_m_per_s


def pace_s_per_100yd(pace_s_per_100m: float) -> float:
    """By distance alone; the extra turns of a short pool belong to races."""
    return pace_s_per_100m * METRES_PER_YARD


def best_100yd(activity: Activity) -> Best100yd | None:
    """The fastest run of whole freestyle lengths that covers 100 yards without a rest, from a push-off.

    None without pool lengths, or where no such run is credible.
    """
    best = best_window(activity, HUNDRED_YARDS_M)
    if best is None:
        return None
    exact = abs(best.distance_m - HUNDRED_YARDS_M) <= EXACT_WITHIN_M
    return Best100yd(best.seconds * (1.0 if exact else HUNDRED_YARDS_M / best.distance_m), exact, best.lengths)


def best_window(activity: Activity, distance_m: float) -> Trial | None:
    """The fastest unbroken freestyle over the fewest whole lengths that make the distance; None as best_100yd."""
    if activity.sport is not Sport.SWIM or activity.pool is None or activity.pool.length_m <= 0:
        return None
    window = math.ceil((distance_m - EXACT_WITHIN_M) / activity.pool.length_m)
    covered_m = window * activity.pool.length_m
    times = [seconds for seconds in _windows(activity.lengths, window) if credible(covered_m / seconds)]
    return Trial(covered_m, min(times), window) if times else None


def credible(speed_m_per_s: float) -> bool:
    return CREDIBLE_SPEEDS[0] <= speed_m_per_s <= CREDIBLE_SPEEDS[1]


def _windows(lengths: Sequence[Length], window: int) -> list[float]:
    """Seconds of every run of that many believable freestyle lengths without a rest between them."""
    freestyle = [length.seconds for length in lengths if length.stroke is Stroke.FREESTYLE and length.seconds > 0]
    if not freestyle:
        return []
    usual = statistics.median(freestyle)
    least, most = (share * usual for share in CREDIBLE_LENGTH)
    found: list[float] = []
    unbroken: list[float] = []
    for length in lengths:
        if length.stroke is not Stroke.FREESTYLE or not least <= length.seconds <= most:
            unbroken = []
            continue
        unbroken.append(length.seconds)
        if len(unbroken) >= window:
            found.append(math.fsum(unbroken[-window:]))
        if length.rest_after_s > 0:
            unbroken = []
    return found


METRICS = (
    Metric(
        key="swim100",
        symbol="100 yd",
        label="100 yd freestyle",
        unit=Unit.SECONDS,
        decimals=1,
        weekly=Weekly.LEAST,
        valid=(40.0, 300.0),
        needs="a pool swim with lengths, or a time typed in",
        source=Measured(ReadingKind.SWIM_100YD),
        sports=(Sport.SWIM,),
        lower_is_better=True,
    ),
)
