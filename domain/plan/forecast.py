"""Where the plan leads: fitness, fatigue and form of the days ahead, if it is done as it stands."""

import math
from collections.abc import Iterable
from datetime import date, timedelta

from domain.calendar import days
from domain.metrics.effort import effort_points
from domain.metrics.fitness import after_day
from domain.training.rollup import DayRollup
from domain.training.workout import Purpose, Workout

# How hard each kind of session is meant to feel, of ten.
RPE = {
    Purpose.RECOVERY: 2.0,
    Purpose.EASY: 3.0,
    Purpose.LONG: 4.0,
    Purpose.TECHNIQUE: 3.0,
    Purpose.TEMPO: 7.0,
    Purpose.INTERVALS: 7.5,
    Purpose.TEST: 8.0,
    Purpose.RACE: 9.0,
    Purpose.STRENGTH: 6.0,
    Purpose.MOBILITY: 1.0,
}


def planned_load(workout: Workout) -> float:
    """TSS points, by how hard its purpose is meant to feel (Friel's table): a convention, not a measurement."""
    return effort_points(RPE[workout.purpose], workout.minutes * 60.0) or 0.0


def forecast(today: DayRollup, workouts: Iterable[Workout], last: date) -> tuple[DayRollup, ...]:
    """From the day after `today` to the last, going on from how today left the athlete."""
    planned: dict[date, list[float]] = {}
    for workout in workouts:
        planned.setdefault(workout.day, []).append(planned_load(workout))
    ahead: list[DayRollup] = []
    ctl, atl = today.ctl, today.atl
    for day in days(today.day + timedelta(days=1), last):
        load = math.fsum(planned.get(day, ()))
        ctl, atl = after_day(ctl, atl, load)
        ahead.append(DayRollup(day, load, ctl, atl, warming_up=today.warming_up))
    return tuple(ahead)
