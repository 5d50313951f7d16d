"""What was run all-out: trials of which the athlete told, and races of which there is a recording."""

import re
from collections.abc import Iterable, Sequence

from domain.metrics.adaptive_5k import Result, is_of
from domain.metrics.css import UNITS
from domain.race.race import Race
from domain.training.activity import Activity
from domain.training.reading import Reading

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


def _of_race(run: Activity, race: Race) -> bool:
    return is_of(run, Result(race.day, race.distance_m, run.elapsed_s))
