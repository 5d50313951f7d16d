"""Runs and rides: an effort for every stretch, sampled the way a watch samples."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import fmean

from bot.sandbox.athlete.heart import heart_rates
from bot.sandbox.athlete.person import FTP_W, THRESHOLD_PACE_S_PER_KM, WEIGHT_KG
from bot.sandbox.athlete.progress import Progress
from bot.sandbox.athlete.season import Kind, Outing
from bot.sandbox.athlete.session import SAMPLE_S, Sample
from domain.training.activity import Lap
from domain.units import speed_m_per_s

_THRESHOLD_M_PER_S = speed_m_per_s(THRESHOLD_PACE_S_PER_KM)
_ROLLING = 30 // SAMPLE_S


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a session at one effort: a share of threshold speed when running, of FTP when riding."""

    minutes: float
    intensity: float


@dataclass(frozen=True, slots=True)
class Trace:
    samples: tuple[Sample, ...]
    laps: tuple[Lap, ...]


def run_trace(outing: Outing, form: Progress, rng: random.Random) -> Trace:
    """A run on flat ground."""
    efforts = list(_efforts(_run_stretches(outing), outing))
    rates = heart_rates((effort for _, effort in efforts), rng)
    samples, distance_m = [], 0.0
    for number, ((_, effort), rate) in enumerate(zip(efforts, rates, strict=True)):
        speed = _THRESHOLD_M_PER_S * effort * form.speed / 1.01 * (1 + rng.gauss(0, 0.015))
        distance_m += speed * SAMPLE_S
        samples.append(Sample((number + 1) * SAMPLE_S, rate, round(distance_m, 2), speed))
    return Trace(tuple(samples), _laps([lap for lap, _ in efforts], samples))


def ride_trace(outing: Outing, form: Progress, rng: random.Random) -> Trace:
    """A ride on the road, with a power meter."""
    efforts = list(_efforts(_ride_stretches(outing), outing))
    rates = heart_rates((effort * 0.97 for _, effort in efforts), rng)
    samples, distance_m = [], 0.0
    for number, ((_, effort), rate) in enumerate(zip(efforts, rates, strict=True)):
        power_w = max(0.0, FTP_W * effort * form.speed / 1.01 * (1 + rng.gauss(0, 0.07)))
        speed = _riding_speed(FTP_W * effort) * (1 + rng.gauss(0, 0.03))
        distance_m += speed * SAMPLE_S
        samples.append(Sample((number + 1) * SAMPLE_S, rate, round(distance_m, 2), speed, round(power_w)))
    return Trace(tuple(samples), _laps([lap for lap, _ in efforts], samples))


def normalized_power(samples: tuple[Sample, ...]) -> float:
    """Watts: the fourth-power mean of the 30-s rolling power, as a watch shows it."""
    watts = [sample.power_w or 0 for sample in samples]
    rolling = [fmean(watts[end - _ROLLING : end]) for end in range(_ROLLING, len(watts) + 1)]
    return math.sqrt(math.sqrt(fmean(mean**4 for mean in rolling)))


def _run_stretches(outing: Outing) -> list[Stretch]:
    if outing.kind is not Kind.HARD_RUN or not outing.hard:
        return [Stretch(outing.minutes, 0.815 if outing.hard else 0.76)]
    repeats, rest = divmod(outing.minutes - 20, 5)
    return [Stretch(12, 0.82), *[Stretch(3, 1.10), Stretch(2, 0.74)] * repeats, Stretch(8 + rest, 0.80)]


def _ride_stretches(outing: Outing) -> list[Stretch]:
    if not outing.hard:
        return [Stretch(outing.minutes, 0.62)]
    repeats, rest = divmod(outing.minutes - 15, 13)
    return [Stretch(10, 0.68), *[Stretch(10, 0.93), Stretch(3, 0.62)] * repeats, Stretch(5 + rest, 0.68)]


def _efforts(stretches: list[Stretch], outing: Outing) -> Iterator[tuple[int, float]]:
    """Lap number and intensity of every sample, up to the moment the session ended."""
    left = round(outing.minutes * outing.done * 60 / SAMPLE_S)
    for lap, stretch in enumerate(stretches):
        for _ in range(min(left, round(stretch.minutes * 60 / SAMPLE_S))):
            left -= 1
            yield lap, stretch.intensity


def _laps(numbers: list[int], samples: list[Sample]) -> tuple[Lap, ...]:
    laps, before_m = [], 0.0
    for _, group in groupby(zip(numbers, samples, strict=True), key=lambda pair: pair[0]):
        inside = [sample for _, sample in group]
        laps.append(_lap(inside, before_m))
        before_m = inside[-1].distance_m or 0.0
    return tuple(laps)


def _lap(inside: list[Sample], before_m: float) -> Lap:
    lap = Lap(
        seconds=float(len(inside) * SAMPLE_S),
        distance_m=round((inside[-1].distance_m or 0.0) - before_m, 2),
        average_hr=fmean(sample.heart_rate for sample in inside),
    )
    watts = [sample.power_w for sample in inside if sample.power_w is not None]
    return replace(lap, average_power_w=fmean(watts)) if watts else lap


def _riding_speed(power_w: float) -> float:
    """Metres per second on flat road: air resistance grows with the cube of the speed."""
    return 8.6 * math.cbrt(power_w / (2.4 * WEIGHT_KG))
