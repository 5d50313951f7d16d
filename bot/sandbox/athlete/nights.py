"""The nights: heart-rate variability, sleep and resting pulse, with the cold in them."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import fmean, stdev
from zoneinfo import ZoneInfo

from bot.sandbox.athlete.chance import chance
from bot.sandbox.athlete.person import RESTING_HR
from bot.sandbox.athlete.season import COLD, USEFUL_WEEKS
from domain.calendar import local_moment
from domain.training.night import Night

SOURCE = "simulated watch"

_USUAL_LN_HRV = math.log(58)
_LN_HRV_NOISE = 0.08
_COLD_LN_HRV = -0.32
_COLD_HR = 7
_LAST_NIGHT_Z = -0.6
_BASELINE_NIGHTS = 60
_NOT_WORN = frozenset({-47, -17})
_WAKING = time(6, 10)


class Stage(StrEnum):
    """The names FIT gives them."""

    AWAKE = "awake"
    LIGHT = "light"
    DEEP = "deep"
    REM = "rem"


@dataclass(frozen=True, slots=True)
class RecordedNight:
    """A night with its stages: each begins at its moment and lasts until the next; the last is waking up."""

    night: Night
    stages: tuple[tuple[datetime, Stage], ...]

    @property
    def woke_at(self) -> datetime:
        return self.stages[-1][0]


def nights(last_day: date, zone: ZoneInfo, seed: int) -> tuple[RecordedNight, ...]:
    """One for every morning of the twelve weeks on which the watch was worn."""
    offsets = (offset for offset in range(1 - 7 * USEFUL_WEEKS, 1) if offset not in _NOT_WORN)
    return _with_last_night(tuple(_night(last_day, offset, zone, seed) for offset in offsets))


def _night(last_day: date, offset: int, zone: ZoneInfo, seed: int) -> RecordedNight:
    rng = chance(seed, f"night {offset}")
    ill = offset in COLD
    day = last_day + timedelta(days=offset)
    woke_at = local_moment(day, _WAKING, zone) + timedelta(minutes=rng.randrange(-10, 26))
    stages = tuple(_stages(woke_at, rng))
    hrv_ms = math.exp(_USUAL_LN_HRV + rng.gauss(0, _LN_HRV_NOISE) + (_COLD_LN_HRV if ill else 0))
    night = Night(
        day=day,
        source=SOURCE,
        hrv_ms=round(hrv_ms, 1),
        sleep_hours=_hours_asleep(stages),
        resting_hr=float(round(RESTING_HR + rng.gauss(0, 1.1) + (_COLD_HR if ill else 0))),
    )
    return RecordedNight(night, stages)


def _stages(woke_at: datetime, rng: random.Random) -> Iterator[tuple[datetime, Stage]]:
    """Four or five cycles, deep sleep in the first ones, more dreams towards the morning."""
    pieces = list(_pieces(max(6.1, rng.gauss(7.3, 0.5)) * 60, rng))
    at = woke_at - timedelta(minutes=sum(minutes for minutes, _ in pieces))
    for minutes, stage in pieces:
        yield at, stage
        at += timedelta(minutes=minutes)
    yield woke_at, Stage.AWAKE


def _pieces(minutes: float, rng: random.Random) -> Iterator[tuple[int, Stage]]:
    left, cycle = round(minutes), 0
    while left > 0:
        deep, rem = max(0, 30 - 9 * cycle), 12 + 6 * cycle
        for length, stage in ((90 - deep - rem, Stage.LIGHT), (deep, Stage.DEEP), (rem, Stage.REM)):
            if taken := min(left, length):
                left -= taken
                yield taken, stage
        if left and rng.random() < 0.5:
            yield rng.randrange(2, 9), Stage.AWAKE
        cycle += 1


def _hours_asleep(stages: tuple[tuple[datetime, Stage], ...]) -> float:
    asleep = (after - begun for (begun, stage), (after, _) in pairwise(stages) if stage is not Stage.AWAKE)
    return sum(asleep, timedelta()) / timedelta(hours=1)


def _with_last_night(recorded: tuple[RecordedNight, ...]) -> tuple[RecordedNight, ...]:
    """The same nights, the last one a little below the athlete's own normal and no more than that."""
    *before, last = recorded
    first = last.night.day - timedelta(days=_BASELINE_NIGHTS)
    usual = [math.log(kept.night.hrv_ms) for kept in before if kept.night.hrv_ms and kept.night.day >= first]
    hrv_ms = round(math.exp(fmean(usual) + _LAST_NIGHT_Z * stdev(usual)), 1)
    return (*before, replace(last, night=replace(last.night, hrv_ms=hrv_ms)))
