"""A plan is a set of workouts that changes only in whole versions, each an immutable snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from domain.training.sport import Sport
from domain.training.workout import Workout


@dataclass(frozen=True, slots=True)
class Blueprint:
    """Everything a version of a plan says. `weekly_hours` is the lowest and highest week the athlete wants."""

    title: str
    focus: tuple[str, ...] = ()
    weekly_hours: tuple[float, float] | None = None
    workouts: Mapping[str, Workout] = field(default_factory=dict)

    def between(self, first: date, last: date) -> tuple[Workout, ...]:
        """The workouts of those days, both included, in the order they are to be done."""
        chosen = (workout for workout in self.workouts.values() if first <= workout.day <= last)
        return tuple(sorted(chosen, key=lambda workout: (workout.day, workout.id)))

    def minutes_between(self, first: date, last: date) -> dict[Sport, float]:
        """Planned on those days, both included; sports that are not are left out."""
        total: dict[Sport, float] = {}
        for workout in self.between(first, last):
            total[workout.sport] = total.get(workout.sport, 0.0) + workout.minutes
        return total

    def with_workout(self, workout: Workout) -> "Blueprint":
        return replace(self, workouts={**self.workouts, workout.id: workout})

    def without(self, workout_id: str) -> "Blueprint":
        return replace(self, workouts={key: kept for key, kept in self.workouts.items() if key != workout_id})


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """Version `number` of one athlete's plan. `proposal_id` is the approved proposal that caused it, if any."""

    plan_id: str
    number: int
    blueprint: Blueprint
    made_at: datetime
    proposal_id: str | None = None
