"""How much a runner may train before a race: what each week is meant to hold, and what it can."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.athlete.athlete import Athlete
from domain.plan.schedule import DAYS_A_WEEK
from domain.planning.basis import Basis
from domain.planning.demands import demands_of
from domain.planning.ground import Ground
from domain.planning.hours import most_minutes
from domain.planning.long_run import LongRuns
from domain.planning.outline import Volume, Week, outline
from domain.planning.paces import Paces
from domain.planning.phases import Phase
from domain.planning.race_week import STRENGTH_SESSIONS, Room
from domain.planning.sketch import LEAST_MINUTES
from domain.race.race import Race
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout
from domain.units import METRES_PER_KM

# What somebody who does not run yet begins with; the safety rules may make it less.
LEAST_RUN_MINUTES = 60.0
USUAL_RUN_DAYS = 5
STRENGTH_RESERVE = STRENGTH_SESSIONS * LEAST_MINUTES


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a week that can be planned: its `open` days, and how much of a whole week it is."""

    open: tuple[date, ...]
    share: float
    racing: bool
    lifting: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    """`weeks` as they are meant to be, `most` minutes that any may hold of all sports.

    `largest` and `largest_run` are the largest week so far as it was placed, of all sports and of running; a taper is
    less than what was really trained.
    """

    weeks: tuple[Week, ...]
    most: float
    largest: float = 0.0
    largest_run: float = 0.0

    @property
    def peak(self) -> float:
        """Minutes of running in the largest week that is meant."""
        return max(week.run_minutes for week in self.weeks)

    def after(self, week: Week, workouts: Sequence[Workout], share: float) -> "Preparation":
        """With a placed week, of which `share` was left, taken for a whole one.

        Of a taper only its first week counts, and only where there was no week before it.
        """
        trained = [workout for workout in workouts if workout.purpose is not Purpose.RACE]
        if not trained or (week.phase is Phase.TAPER and self.largest):
            return self
        run = sum(workout.minutes for workout in trained if workout.sport is Sport.RUN)
        total = sum(workout.minutes for workout in trained)
        largest_run, largest = max(self.largest_run, run / share), max(self.largest, total / share)
        return replace(self, largest=largest, largest_run=largest_run)

    def room(self, week: Week, span: Span, ground: Ground) -> Room:
        """What the week can take: what it is meant to hold, and no more than the rules, the hours and the days."""
        allowed = min(self.most * span.share, math.inf if ground.most_minutes is None else ground.most_minutes)
        run = min(week.run_minutes * span.share, allowed)
        if week.phase is Phase.TAPER and self.largest:
            factor = week.run_minutes / self.peak * span.share
            run, allowed = min(run, factor * self.largest_run), min(allowed, factor * self.largest)
        rest = ground.rest_days(allowed if span.lifting else run)
        run_days = min(len(span.open), DAYS_A_WEEK - rest - span.racing)
        return Room(int(run), int(allowed - run) if span.lifting else 0, max(0, run_days), ground.most_run_minutes)


def preparation(athlete: Athlete, race: Race, basis: Basis, start: date, paces: Paces) -> Preparation:
    demands = demands_of(race)
    most = most_minutes(athlete)
    easy = paces.easy.s_per_km
    first = max(LEAST_RUN_MINUTES, basis.first_run_minutes(easy))
    # Whoever runs more than the usual most goes on with it.
    usual_most = max(first, _minutes(demands.week_m, easy))
    volume = Volume(first, min(usual_most, max(LEAST_RUN_MINUTES, most - STRENGTH_RESERVE)))
    long_runs = LongRuns(
        share=max(demands.long_run_share, 1 / _run_days(athlete)),
        most=min(_minutes(demands.long_run_m, easy), demands.long_run_minutes),
        longest=basis.longest_run_minutes,
    )
    return Preparation(outline(race, start, demands, volume, long_runs), most)


def _run_days(athlete: Athlete) -> int:
    """Days of a usual week on which a run can be; one run alone is not the long one."""
    there = sum(minutes >= LEAST_MINUTES for minutes in athlete.availability.minutes)
    return max(2, min(there, USUAL_RUN_DAYS))


def _minutes(distance_m: float, s_per_km: float) -> float:
    return distance_m / METRES_PER_KM * s_per_km / 60
