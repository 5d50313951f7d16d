"""What was run all-out: trials of which the athlete told, and races of which there is a recording."""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.metrics.adaptive_5k import Result, is_of
from domain.metrics.css import UNITS
from domain.race.race import SAME, Race
from domain.training.activity import Activity
from domain.training.reading import Reading
from domain.units import FIVE_KM_M, MARATHON_M

# Two results that are further apart speak of two fitnesses.
TOGETHER = timedelta(weeks=12)
# The longer one is so many times as long at least.
APART = 1.5
# Of time over distance; Riegel's is 1.06, and of runners with little training 1.15.
EXPONENTS = (1.0, 1.2)
_RUN = re.compile(r"run_(?P<amount>[0-9.]+)(?P<unit>m|yd)")


def results_of(trials: Iterable[Reading], races: Iterable[Race], runs: Sequence[Activity]) -> tuple[Result, ...]:
    """A told time goes before a recorded one, because a watch is stopped after the line. A race counts by its own
    distance, and by all the time from start to finish.
    """
    told = [
        Result(trial.day, float(named["amount"]) * UNITS[named["unit"]], trial.value)
        for trial in trials
        if (named := _RUN.fullmatch(trial.exercise))
    ]
    raced = [Result(race.day, race.distance_m, run.elapsed_s) for race in races for run in runs if _of_race(run, race)]
    return (*told, *raced)


def two_of(results: Iterable[Result], day: date) -> tuple[Result, Result] | None:
    """The shorter and the longer one of two results that tell how well the athlete keeps going, of the last twelve
    weeks; None where there are none.

    Of those shorter than a marathon the longest is taken, with the longest that is clearly shorter; of one distance the
    newest. Where the longer one was hardly slower, or very much, one of the two was not all-out.
    """
    recent = [each for each in results if timedelta(0) <= day - each.day <= TOGETHER]
    fitting = sorted(
        (each for each in recent if FIVE_KM_M * (1 - SAME) <= each.distance_m < MARATHON_M * (1 - SAME)),
        key=lambda each: (each.distance_m, each.day),
    )
    longer = fitting[-1] if fitting else None
    shorter = [each for each in fitting if longer is not None and each.distance_m * APART <= longer.distance_m]
    if longer is None or not shorter or not _follow(shorter[-1], longer):
        return None
    return shorter[-1], longer


def _follow(shorter: Result, longer: Result) -> bool:
    if longer.seconds <= shorter.seconds:
        return False
    exponent = math.log(longer.seconds / shorter.seconds) / math.log(longer.distance_m / shorter.distance_m)
    return EXPONENTS[0] <= exponent <= EXPONENTS[1]


def _of_race(run: Activity, race: Race) -> bool:
    return is_of(run, Result(race.day, race.distance_m, run.elapsed_s))
