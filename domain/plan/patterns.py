"""Patterns in how a plan is followed, told only where they came three times: once is chance, twice may be."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from domain.metrics.volume import hard_day_gaps
from domain.plan.adherence import Adherence, CreditState
from domain.plan.quality import PACE_FREE_S, UNHURRIED, pace_off
from domain.plan.training_log import TrainingLog
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Workout
from domain.units import METRES_PER_KM, METRES_PER_MILE

LEAST_TIMES = 3
HARD_RUNS_APART = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class MissedWeekday:
    """Monday is 0. Every one of the `days` on which something was due was missed whole."""

    weekday: int
    days: int


@dataclass(frozen=True, slots=True)
class EasyTooFast:
    """`times` of so many `judged` easy runs; the median one was `seconds_per_km` faster than its range allows."""

    times: int
    judged: int
    seconds_per_km: float


@dataclass(frozen=True, slots=True)
class HardSpacing:
    """Days from each hard day to the next, the oldest first; `in_a_row` of them are 1.

    `close_runs` are hard runs that began less than 48 hours after the hard run before them.
    """

    gaps: tuple[int, ...]
    close_runs: int

    @property
    def in_a_row(self) -> int:
        return sum(gap == 1 for gap in self.gaps)

    @property
    def median(self) -> float | None:
        return statistics.median(self.gaps) if self.gaps else None


def missed_weekdays(workouts: Iterable[Workout], found: Adherence) -> tuple[MissedWeekday, ...]:
    """Weekdays on which nothing that was due was ever done; what may still come in is not looked at."""
    days = {workout.id: workout.day for workout in workouts}
    missed_on: dict[date, bool] = {}
    for credit in found.credits:
        if credit.workout_id in days and credit.state is not CreditState.PENDING:
            day = days[credit.workout_id]
            missed_on[day] = missed_on.get(day, True) and credit.state is CreditState.MISSED
    return tuple(
        MissedWeekday(weekday, len(missed))
        for weekday in range(7)
        if len(missed := [each for day, each in missed_on.items() if day.weekday() == weekday]) >= LEAST_TIMES
        and all(missed)
    )


def easy_too_fast(log: TrainingLog) -> EasyTooFast | None:
    """Easy, long and recovery runs that were faster than planned by more than 15 s a mile, as quality judges them."""
    done_as = log.done_as()
    easy = [
        off
        for activity in log.done(date.min, log.known_through)
        if (workout := done_as.get(activity.key)) is not None
        and workout.sport is activity.sport is Sport.RUN
        and workout.purpose in UNHURRIED
        and (off := pace_off(workout, activity)) is not None
    ]
    fast = [-off for off in easy if off < -PACE_FREE_S]
    if len(fast) < LEAST_TIMES:
        return None
    return EasyTooFast(len(fast), len(easy), statistics.median(fast) * METRES_PER_KM / METRES_PER_MILE)


def hard_spacing(log: TrainingLog, first: date) -> HardSpacing:
    """Of the hard sessions since then: intensity, race, test, or heavy legs."""
    done_as = log.done_as()
    hard = [each for each in log.done(first, log.known_through) if log.was_hard(each, done_as.get(each.key))]
    return HardSpacing(hard_day_gaps(each.day for each in hard), _close_runs(hard))


def _close_runs(hard: Iterable[Activity]) -> int:
    starts = sorted(each.started_at for each in hard if each.sport is Sport.RUN)
    return sum(later - earlier < HARD_RUNS_APART for earlier, later in pairwise(starts))
