"""Swims in a 25-yard pool, length by length, with the rests at the wall."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox.athlete.person import CSS_S_PER_100M
from bot.sandbox.athlete.progress import Progress
from bot.sandbox.athlete.season import Outing
from domain.training.activity import Length, Pool
from domain.training.sport import Stroke
from domain.units import METRES_PER_YARD

POOL = Pool(length_m=25 * METRES_PER_YARD, in_yards=True)

_CSS_LENGTH_S = CSS_S_PER_100M * POOL.length_m / 100
_PACING = (-0.7, -0.1, 0.3, 0.5)
"""Seconds by which the four lengths of a fast hundred differ from their mean: the push-off is fresh, the end is not."""


@dataclass(frozen=True, slots=True)
class _Set:
    """`repeats` times so many lengths, each at a share of the time a length takes at CSS."""

    repeats: int
    lengths: int
    share: float
    rest_s: float
    stroke: Stroke = Stroke.FREESTYLE


def swim_lengths(outing: Outing, form: Progress, rng: random.Random) -> tuple[Length, ...]:
    """Warm-up, a main set filling the time in the water, one fast hundred, and an easy end."""
    water_s = outing.minutes * 60
    start, end = list(_swum(_warmup(), rng)), list(_swum(_cooldown(), rng))
    hundred = list(_hundred(form.hundred_yards_s, rng))
    left_s = water_s - sum(length.seconds for length in (*start, *hundred, *end))
    main: list[Length] = []
    while (spent_s := sum(length.seconds for length in main)) < left_s - _CSS_LENGTH_S:
        main.extend(_swum(_next_set(len(main), left_s - spent_s, outing.hard), rng))
    return (*start, *main, *hundred, *end)


def _warmup() -> tuple[_Set, ...]:
    return (
        _Set(1, 8, 1.10, 20),
        _Set(2, 2, 1.25, 15, Stroke.BACKSTROKE),
        _Set(2, 2, 1.40, 15, Stroke.BREASTSTROKE),
        _Set(4, 1, 0.98, 15),
    )


def _cooldown() -> tuple[_Set, ...]:
    return (_Set(1, 4, 1.18, 0),)


def _next_set(swum: int, left_s: float, building: bool) -> tuple[_Set, ...]:
    """Fifties and two-hundreds by turns, and two lengths at a time where there is no time left for more."""
    steady = 1.03 if building else 1.09
    if left_s < 8 * _CSS_LENGTH_S:
        return (_Set(1, 2, steady, 15),)
    return (_Set(4, 2, 0.92 if building else 1.0, 20),) if swum % 16 == 0 else (_Set(1, 8, steady, 25),)


def _swum(sets: tuple[_Set, ...], rng: random.Random) -> Iterator[Length]:
    for work in sets:
        for _ in range(work.repeats):
            for number in range(work.lengths):
                seconds = _CSS_LENGTH_S * work.share * (1 + rng.gauss(0, 0.012))
                rest_s = work.rest_s + rng.uniform(0, 3) if number == work.lengths - 1 and work.rest_s else 0.0
                yield _length(seconds, work.stroke, rest_s, rng)


def _hundred(seconds: float, rng: random.Random) -> Iterator[Length]:
    """A hundred at full effort, after a full rest and before another: noise that cancels out inside it."""
    noise = [rng.gauss(0, 0.15) for _ in _PACING]
    for number, (pacing, jitter) in enumerate(zip(_PACING, noise, strict=True)):
        mean_free = jitter - sum(noise) / len(noise)
        rest_s = 60.0 if number == len(_PACING) - 1 else 0.0
        yield _length(seconds / len(_PACING) + pacing + mean_free, Stroke.FREESTYLE, rest_s, rng)


def _length(seconds: float, stroke: Stroke, rest_s: float, rng: random.Random) -> Length:
    per_second = 0.50 if stroke is Stroke.BREASTSTROKE else 0.72
    strokes = round(seconds * per_second + rng.gauss(0, 0.6))
    return Length(round(seconds, 2), stroke, strokes, round(rest_s, 1))
