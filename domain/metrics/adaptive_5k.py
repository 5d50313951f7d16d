"""The adaptive 5 km: the time over 5 km that the runs of the last six weeks speak of, without a race.

An estimate, to some 5 %, until a race or a time trial shows how this athlete's heart differs from the table's.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from domain.calendar import SUNDAY
from domain.metrics.effective_vdot import effective_vdot, vdot_at_heart_rate
from domain.metrics.heat import in_heat
from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.metrics.trend import Point
from domain.metrics.vdot import race_time, vdot
from domain.training.activity import Activity
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from domain.units import FIVE_KM_M

WINDOW_DAYS, RUNS_MIN = 42, 3
RESULT_WEIGHT = 3.0
FACTORS = (0.9, 1.1)
# How long a race goes on telling the athlete's heart from the table's.
FACTOR_DAYS = 180
# A recording that is this near to the distance of a race, and on its day, is of that race.
SAME_DISTANCE = 0.05
TOWARDS, CHANGE_MAX = 0.3, 0.015
BY_HEART_RATE, BY_A_RACE = "heart_rate", "heart_rate_and_race"
# What it may be off by, as a share, until a race calibrates it.
OFF_BY = 0.05


@dataclass(frozen=True, slots=True)
class Result:
    """A race or a time trial, all-out."""

    day: date
    distance_m: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Effort:
    """What one run says. `factor` is how the VDOT of a result compares to the effective one of the same run.

    It is None for a run that is no result, and for a result without a usable heart rate.
    """

    day: date
    seconds: float
    vdot: float
    is_result: bool = False
    factor: float | None = None


@dataclass(frozen=True, slots=True)
class FiveK:
    """`n` runs were used; `calibrated` where a result tells this athlete's heart from the table's."""

    vdot: float
    seconds: float
    n: int
    calibrated: bool


class Snapshot(NamedTuple):
    """What is said on a Sunday: seconds over 5 km, from `n` runs."""

    day: date
    seconds: float
    method: str
    n: int

    @property
    def point(self) -> Point:
        return self.day, self.seconds


def efforts(runs: Sequence[Activity], results: Iterable[Result], max_hr: float | None) -> tuple[Effort, ...]:
    """By day. The run of a result counts as the result, and not twice; a second result of the same day and distance
    not at all, nor what was run in heat, be it a race.
    """
    known = _without_copies(results)
    raced = {run.key for result in known for run in runs if is_of(run, result)}
    found = [effort for result in not_in_heat(known, runs) if (effort := _of_result(result, runs, max_hr))]
    for run in runs:
        fitness = effective_vdot(run, max_hr)
        if fitness is not None and run.key not in raced:
            found.append(Effort(run.day, run.moving_s, fitness))
    return tuple(sorted(found, key=lambda each: (each.day, each.is_result, each.seconds, each.vdot)))


def not_in_heat(results: Iterable[Result], runs: Sequence[Activity]) -> list[Result]:
    """Those that no recording says to have been run in heat."""
    return [each for each in results if not any(in_heat(run) for run in runs if is_of(run, each))]


def is_of(run: Activity, result: Result) -> bool:
    """Whether the recording is of that race or trial."""
    same_day = run.sport is Sport.RUN and run.day == result.day
    return same_day and _near(run.distance_m or 0.0, result.distance_m)


def adaptive_5k(done: Sequence[Effort], day: date) -> FiveK | None:
    """From what `efforts` gave of the 42 days that end on `day`; None with fewer than three runs."""
    recent = _of_days(done, day, WINDOW_DAYS)
    if len(recent) < RUNS_MIN:
        return None
    factor = personal_factor(done, day)
    weights = [effort.seconds * (RESULT_WEIGHT if effort.is_result else 1.0) for effort in recent]
    values = [effort.vdot * (1.0 if effort.is_result else factor or 1.0) for effort in recent]
    mean = math.fsum(map(math.prod, zip(weights, values, strict=True))) / math.fsum(weights)
    seconds = race_time(mean, FIVE_KM_M)
    return None if seconds is None else FiveK(mean, seconds, len(recent), factor is not None)


def personal_factor(done: Sequence[Effort], day: date) -> float | None:
    """Of the newest result of the last 180 days that has one, from 0.9 to 1.1."""
    told = [effort.factor for effort in _of_days(done, day, FACTOR_DAYS) if effort.factor is not None]
    return min(max(told[-1], FACTORS[0]), FACTORS[1]) if told else None


def settled(before_s: float | None, found_s: float) -> float:
    """The next snapshot: 0.3 of the way to what was found, and at most 1.5 % from the one before."""
    if before_s is None:
        return found_s
    most = CHANGE_MAX * before_s
    return before_s + min(max(TOWARDS * (found_s - before_s), -most), most)


def snapshots(done: Sequence[Effort], first: date, last: date, before: Point | None = None) -> tuple[Snapshot, ...]:
    """Of every Sunday from the first to the last day that has an estimate.

    `before` is the last one of an earlier Sunday. One that is older than six weeks is forgotten.
    """
    found: list[Snapshot] = []
    for sunday in sundays(max(first, done[0].day), last) if done else ():
        estimate = adaptive_5k(done, sunday)
        if estimate is not None:
            before = (sunday, settled(still_known(before, sunday), estimate.seconds))
            found.append(Snapshot(*before, BY_A_RACE if estimate.calibrated else BY_HEART_RATE, estimate.n))
    return tuple(found)


def still_known(before: Point | None, day: date) -> float | None:
    """The seconds of a snapshot, where it is young enough for the next one to begin from."""
    return before[1] if before is not None and (day - before[0]).days <= WINDOW_DAYS else None


def sundays(first: date, last: date) -> Iterator[date]:
    day = first + timedelta(SUNDAY - first.weekday())
    while day <= last:
        yield day
        day += timedelta(7)


def _of_days(done: Sequence[Effort], last: date, count: int) -> Sequence[Effort]:
    begin = bisect_right(done, last - timedelta(count), key=lambda each: each.day)
    return done[begin : bisect_left(done, last + timedelta(1), key=lambda each: each.day)]


def _of_result(result: Result, runs: Sequence[Activity], max_hr: float | None) -> Effort | None:
    fitness = vdot(result.distance_m, result.seconds)
    if fitness is None:
        return None
    at_heart_rate = [each for run in runs if is_of(run, result) and (each := vdot_at_heart_rate(run, max_hr))]
    factor = fitness / max(at_heart_rate) if at_heart_rate else None
    return Effort(result.day, result.seconds, fitness, True, factor)


def _without_copies(results: Iterable[Result]) -> list[Result]:
    known: list[Result] = []
    for result in results:
        same = (each.day == result.day and _near(each.distance_m, result.distance_m) for each in known)
        if not any(same):
            known.append(result)
    return known


def _near(one_m: float, other_m: float) -> bool:
    return abs(one_m - other_m) <= SAME_DISTANCE * other_m


METRICS = (
    Metric(
        key="adaptive_5k",
        symbol="5 km",
        label="Adaptive 5 km",
        unit=Unit.SECONDS,
        decimals=0,
        weekly=Weekly.LAST,
        valid=(700.0, 7_200.0),
        needs="three runs with a heart rate within six weeks, and the greatest heart rate",
        source=Measured(ReadingKind.ADAPTIVE_5K),
        sports=(Sport.RUN,),
        lower_is_better=True,
    ),
)
