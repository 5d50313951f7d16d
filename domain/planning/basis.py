"""What is known of an athlete's training when a plan is made."""

import statistics
from dataclasses import dataclass
from datetime import date

from domain.training.workout import Workout
from domain.units import METRES_PER_KM

# Where nothing is known: a week that few adults would find too much.
FIRST_WEEK_MINUTES = 120.0
# Tendons take longer to get used to running than lungs do.
WEEKS_TO_ACCUSTOM = 3


@dataclass(frozen=True, slots=True)
class Basis:
    """Every value optional. Means are of the last four real weeks, before the plan's first.

    `weekly_minutes` of all sports together, `weekly_run_m` in metres, `longest_run_minutes` of the last 30 days,
    `recent_weeks_minutes` of the last three calendar weeks, the oldest first. VDOT in ml/kg/min.

    `kept` are workouts of the days before that stay as they are, and `quiet` days on which nothing may be hard.
    """

    vdot: float | None = None
    weekly_minutes: float | None = None
    weekly_run_m: float | None = None
    longest_run_minutes: float | None = None
    recent_weeks_minutes: tuple[float, ...] = ()
    kept: tuple[Workout, ...] = ()
    quiet: frozenset[date] = frozenset()

    @property
    def first_week_minutes(self) -> float:
        """Of all sports: the mean of the last real weeks, as far as they are known."""
        if self.weekly_minutes is not None:
            return self.weekly_minutes
        return statistics.fmean(self.recent_weeks_minutes) if self.recent_weeks_minutes else FIRST_WEEK_MINUTES

    def accustomed(self, week: int) -> bool:
        """Whether a run of that week of the plan, counted from 1, may be fast."""
        return self.longest_run_minutes is not None or week > WEEKS_TO_ACCUSTOM

    def first_run_minutes(self, easy_s_per_km: float) -> float:
        """Of running in a week; without a distance, what the hours of all sports allow."""
        if self.weekly_run_m is None:
            return self.first_week_minutes
        return self.weekly_run_m / METRES_PER_KM * easy_s_per_km / 60
