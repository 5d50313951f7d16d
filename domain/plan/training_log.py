"""What was planned and what was done, side by side and only as far as it is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.plan.execution import Execution, done_as
from domain.training.activity import Activity, Key
from domain.training.workout import Workout


@dataclass(frozen=True, slots=True)
class TrainingLog:
    """`workouts` are those that count: neither optional nor on a date that is taken (see adherence.expected).

    `known_through` is the last day of which all is here: nothing planned or done on a later one is looked at. `hard`
    says which activities were hard, as metrics.load.was_hard finds it; it may be silent on any.
    """

    known_through: date
    workouts: tuple[Workout, ...] = ()
    activities: tuple[Activity, ...] = ()
    executions: tuple[Execution, ...] = ()
    hard: Mapping[Key, bool] = field(default_factory=dict)

    def planned(self, first: date, last: date) -> tuple[Workout, ...]:
        """Of those days, both included."""
        last = min(last, self.known_through)
        return tuple(workout for workout in self.workouts if first <= workout.day <= last)

    def done(self, first: date, last: date) -> tuple[Activity, ...]:
        """Of those days, both included."""
        last = min(last, self.known_through)
        return tuple(activity for activity in self.activities if first <= activity.day <= last)

    def done_as(self) -> Mapping[Key, Workout]:
        """Which workout an activity was; what was rejected was none."""
        return done_as(self.executions, {workout.id: workout for workout in self.workouts})

    def was_hard(self, activity: Activity, workout: Workout | None) -> bool | None:
        """By what was measured, else by what was planned, as heavy legs are; None where neither tells."""
        measured = self.hard.get(activity.key)
        return measured if measured is not None or workout is None else workout.hard
