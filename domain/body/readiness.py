"""Readiness: a number from 0 to 100 for the eye, and the reasons behind it, which are what counts.

There is no standard; weights and slopes are this project's convention. A watch's own readiness is another figure.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from domain.body.flags import may_be_ill
from domain.body.morning import Morning
from domain.metrics.hrv import hrv_day
from domain.metrics.resting_hr import resting_hr_z
from domain.metrics.sleep import VALID_HOURS

SIGNALS_MIN, WEIGHT_MIN = 2, 0.35
GREEN_FROM, AMBER_FROM = 70.0, 50.0
LEAST_SLEEP_HOURS = 4.0
ENOUGH_SLEEP_HOURS = 8.0
FORM_SCORES = ((-50.0, 0.0), (-30.0, 40.0), (-10.0, 100.0))


class Band(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


class Signal(StrEnum):
    """The first five make the score; illness and injury override it; muscles, by their sets or sore, and their balance
    are told beside it and change no score.
    """

    HRV = "hrv"
    RESTING_HR = "resting_hr"
    SLEEP = "sleep"
    FORM = "form"
    FEELING = "feeling"
    SICK = "sick"
    INJURED = "injured"
    MAYBE_ILL = "maybe_ill"
    HARDLY_SLEPT = "hardly_slept"
    MUSCLES = "muscles"
    SORE = "sore"
    BALANCE = "balance"


WEIGHTS = {
    Signal.HRV: 0.30,
    Signal.SLEEP: 0.20,
    Signal.FORM: 0.20,
    Signal.RESTING_HR: 0.15,
    Signal.FEELING: 0.15,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """What one signal says: its value in its own unit, what it is held against, and its share of the score.

    `score` is 0 to 100, None for what has none of its own; `detail` names the muscle, or the pair that works against
    each other, `hamstrings:quads`, the one that falls behind first.
    """

    signal: Signal
    value: float | None = None
    baseline: float | None = None
    score: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """`score` is None where too little is known. The reasons come with what weighs most against training first."""

    score: float | None
    band: Band
    reasons: tuple[Reason, ...]


def readiness(morning: Morning, beside: Iterable[Reason] = ()) -> Readiness:
    """Of the signals that there are; fewer than two of them, or too light ones, make no readiness.

    `beside` are reasons that are told with it and change no score.
    """
    scored = tuple(_signals(morning))
    against = tuple(_overrides(morning))
    weight = math.fsum(WEIGHTS[each.signal] for each in scored)
    known = len(scored) >= SIGNALS_MIN and weight >= WEIGHT_MIN
    score = math.fsum(WEIGHTS[each.signal] * (each.score or 0.0) for each in scored) / weight if known else None
    worst_first = sorted(scored, key=lambda each: (each.score or 0.0, each.signal))
    return Readiness(score, Band.RED if against else band_of(score), (*against, *worst_first, *beside))


def band_of(score: float | None) -> Band:
    if score is None:
        return Band.UNKNOWN
    if score >= GREEN_FROM:
        return Band.GREEN
    return Band.AMBER if score >= AMBER_FROM else Band.RED


def hrv_score(z: float) -> float:
    return _clipped(75 + 25 * z)


def resting_hr_score(z: float) -> float:
    return _clipped(75 - 25 * z)


def sleep_score(hours: float) -> float:
    return _clipped(100 * (hours - LEAST_SLEEP_HOURS) / (ENOUGH_SLEEP_HOURS - LEAST_SLEEP_HOURS))


def form_score(percent: float) -> float:
    """Straight lines from 100 at −10 % of CTL over 40 at −30 % to 0 at −50 %."""
    if percent <= FORM_SCORES[0][0]:
        return FORM_SCORES[0][1]
    for (low, low_score), (high, high_score) in pairwise(FORM_SCORES):
        if percent <= high:
            return low_score + (percent - low) / (high - low) * (high_score - low_score)
    return FORM_SCORES[-1][1]


def feeling_score(answers: Iterable[float]) -> float | None:
    """Of scores from 1 to 5; None without any."""
    given = [answer for answer in answers if 1 <= answer <= 5]
    return 25 * (math.fsum(given) / len(given) - 1) if given else None


def _signals(morning: Morning) -> Iterator[Reason]:
    night = hrv_day(morning.hrv_ms, morning.day)
    if night is not None:
        yield Reason(Signal.HRV, morning.hrv_ms[morning.day], night.baseline_ms, hrv_score(night.z))
    heart = resting_hr_z(morning.resting_hr, morning.day)
    if heart is not None:
        yield Reason(Signal.RESTING_HR, morning.resting_hr[morning.day], heart.baseline_bpm, resting_hr_score(heart.z))
    slept = _slept(morning)
    if slept is not None:
        yield Reason(Signal.SLEEP, slept, ENOUGH_SLEEP_HOURS, sleep_score(slept))
    if morning.form_percent is not None:
        yield Reason(Signal.FORM, morning.form_percent, FORM_SCORES[-1][0], form_score(morning.form_percent))
    feeling = feeling_score(morning.told.answers)
    if feeling is not None:
        yield Reason(Signal.FEELING, feeling / 25 + 1, None, feeling)


def _overrides(morning: Morning) -> Iterator[Reason]:
    if morning.told.sick:
        yield Reason(Signal.SICK)
    if morning.told.injured:
        yield Reason(Signal.INJURED)
    if may_be_ill(morning):
        yield Reason(Signal.MAYBE_ILL)
    slept = _slept(morning)
    if slept is not None and slept < LEAST_SLEEP_HOURS:
        yield Reason(Signal.HARDLY_SLEPT, slept, LEAST_SLEEP_HOURS)


def _slept(morning: Morning) -> float | None:
    hours = morning.sleep_hours.get(morning.day)
    return hours if hours is not None and VALID_HOURS[0] < hours <= VALID_HOURS[1] else None


def _clipped(score: float) -> float:
    return min(100.0, max(0.0, score))
