"""Everything an evening review looks at, as it was stored when the review began."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.athlete.athlete import Athlete
from domain.athlete.availability import Availability
from domain.plan.execution import Execution
from domain.plan.missed import MissedWorkout, excused
from domain.plan.plan import PlanVersion
from domain.training.activity import Activity
from domain.training.freshness import Freshness
from domain.training.reading import Reading
from domain.training.rollup import DayRollup


@dataclass(frozen=True, slots=True)
class Evidence:
    """`activities` of the last five weeks, `rollups` of 90 days, `readings` of 120.

    Of the activities only the day's strength sessions have their details. Of the readings of nights, HRV reaches back
    66 days, and the others are those of the day. `weeks_changed_at`: when an approval last made the weeks of the plan
    others than they were. `freshness` is of every service that is connected. `race_days`: of races told and races done,
    where fatigue is ahead of fitness, so that they matter. `missed` are the workouts of those five weeks of which the
    athlete said why.
    """

    athlete: Athlete
    now: datetime
    day: date
    plan: PlanVersion | None = None
    activities: tuple[Activity, ...] = ()
    executions: tuple[Execution, ...] = ()
    rollups: tuple[DayRollup, ...] = ()
    readings: tuple[Reading, ...] = ()
    weeks_changed_at: datetime | None = None
    freshness: tuple[Freshness, ...] = ()
    race_days: frozenset[date] = frozenset()
    missed: tuple[MissedWorkout, ...] = ()

    @property
    def availability(self) -> Availability:
        """The athlete's, without the days on which they were ill or hurt."""
        return excused(self.athlete.availability, self.missed)
