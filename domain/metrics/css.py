"""Critical swim speed (CSS) from two trials that an athlete told, and what lengths of training let one guess of it.

Wakayoshi 1992. A trial and its partner lie within 14 days of each other, and both are maximal.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.metrics.swim import Trial, best_window, credible, critical_swim_speed, pace_s_per_100m
from domain.training.activity import Activity
from domain.training.reading import BY_THE_COACH, Reading, ReadingKind
from domain.training.sport import Sport
from domain.units import METRES_PER_YARD

SHORT, LONG = 200, 400
WITHIN_DAYS = 14
ESTIMATED_FROM = timedelta(days=55)
TWO_TRIALS, BEST_UNBROKEN = "two_trials", "best_unbroken"
UNITS = {"m": 1.0, "yd": METRES_PER_YARD}
PAIRED = "trials:"
"""What the source of a CSS from two trials begins with; the two follow."""


@dataclass(frozen=True, slots=True)
class Css:
    """`pace` in seconds per 100 m; `d_prime_m` is how far one gets beyond it, once."""

    pace_s_per_100m: float
    d_prime_m: float


def css(short: Trial, long: Trial) -> Css | None:
    """D′ = d1 − CSS × t1. None for a bad pair, or at a speed of no swimmer."""
    speed = critical_swim_speed(short, long)
    if speed is None or not credible(speed):
        return None
    return Css(pace_s_per_100m(speed), d_prime(short, speed))


def d_prime(trial: Trial, speed_m_per_s: float) -> float:
    """Metres of a trial that were swum beyond the critical speed."""
    return trial.distance_m - speed_m_per_s * trial.seconds


def css_estimates(swims: Sequence[Activity], first: date) -> tuple[Reading, ...]:
    """One for each day from `first` on with a pool swim, from the best unbroken 200 and 400 of the eight weeks to it.

    Estimates, as nobody swims both all-out in training. In pools of yards these are of yards; of both kinds of pool the
    faster one counts. `swims` are those of the eight weeks before too.
    """
    every = [best for swim in swims if (best := _bests(swim))]
    days = sorted({best.day for best in every if best.day >= first})
    known = ((day, [best for best in every if timedelta(0) <= day - best.day <= ESTIMATED_FROM]) for day in days)
    return tuple(
        Reading(ReadingKind.CSS_ESTIMATE, day, found.pace_s_per_100m, BY_THE_COACH, method=BEST_UNBROKEN, n=len(swum))
        for day, swum in known
        if (found := _estimated(swum))
    )


def css_readings(trials: Iterable[Reading]) -> tuple[Reading, ...]:
    """A CSS for every trial over 200 or 400 that has a partner not later than itself; its source names both.

    Trials in yards and in metres are never a pair.
    """
    told = sorted(trials, key=lambda each: (each.day, each.exercise))
    found: dict[Reading, None] = {}
    for unit, metres in UNITS.items():
        short, long = ([each for each in told if each.exercise == trial_name(far, unit)] for far in (SHORT, LONG))
        for one, other in _pairs(short, long):
            known = css(Trial(SHORT * metres, one.value), Trial(LONG * metres, other.value))
            if known is not None:
                day = max(one.day, other.day)
                pace, source = known.pace_s_per_100m, _source(one, other)
                found[Reading(ReadingKind.CSS, day, pace, source, method=TWO_TRIALS, n=2)] = None
    return tuple(found)


def trial_name(distance: int, unit: str) -> str:
    """What the reading of a swim trial calls its distance."""
    return f"{Sport.SWIM.value}_{distance}{unit}"


def _pairs(short: Sequence[Reading], long: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Each trial with the newest of the other distance up to its day."""
    yield from ((one, other) for one in short for other in _newest(long, one.day))
    yield from ((one, other) for other in long for one in _newest(short, other.day))


def _newest(trials: Sequence[Reading], day: date) -> Sequence[Reading]:
    """That one alone; of trials by their day."""
    return [each for each in trials if 0 <= (day - each.day).days <= WITHIN_DAYS][-1:]


def _source(*pair: Reading) -> str:
    return PAIRED + "+".join(f"{each.exercise}@{each.day}" for each in pair)


class _Bests(NamedTuple):
    """Of one swim, in the unit of its pool."""

    day: date
    unit: str
    short: Trial | None
    long: Trial | None


def _bests(swim: Activity) -> _Bests | None:
    if swim.pool is None:
        return None
    unit = "yd" if swim.pool.in_yards else "m"
    short, long = (best_window(swim, distance * UNITS[unit]) for distance in (SHORT, LONG))
    return _Bests(swim.day, unit, short, long) if short or long else None


def _estimated(every: Sequence[_Bests]) -> Css | None:
    found = [_of_unit([each for each in every if each.unit == unit]) for unit in UNITS]
    return min((each for each in found if each), key=lambda each: each.pace_s_per_100m, default=None)


def _of_unit(every: Sequence[_Bests]) -> Css | None:
    short, long = _fastest(each.short for each in every), _fastest(each.long for each in every)
    return None if short is None or long is None else css(short, long)


def _fastest(trials: Iterable[Trial | None]) -> Trial | None:
    return min((each for each in trials if each), key=lambda each: each.seconds / each.distance_m, default=None)


METRICS = (
    Metric(
        key="css",
        symbol="CSS",
        label="Critical swim speed",
        unit=Unit.PACE_PER_100M,
        decimals=1,
        weekly=Weekly.LAST,
        valid=(45.0, 300.0),
        needs="a 200 and a 400 time trial within two weeks, or a watch that tells it",
        source=Measured(ReadingKind.CSS),
        sports=(Sport.SWIM,),
        lower_is_better=True,
    ),
)
