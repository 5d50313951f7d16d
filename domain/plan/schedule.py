"""A plan by its days and weeks, read once so that every rule can ask of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from domain.calendar import week_start
from domain.plan.plan import Blueprint
from domain.training.workout import Purpose, Workout

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is planned in a day or a week: `days` with training, `demanding` ones with a hard or a long session.

    `minutes` leave out the races that the athlete entered.
    """

    minutes: int = 0
    days: int = 0
    demanding: int = 0

    @property
    def rest_days(self) -> int:
        """Of a week."""
        return DAYS_A_WEEK - self.days


_REST = Stretch()


@dataclass(frozen=True, slots=True)
class Schedule:
    """`ahead`: the workouts from today on, in the order they are to be done. Past days count in everything else."""

    ahead: tuple[Workout, ...]
    days: Mapping[date, Stretch]
    weeks: Mapping[date, Stretch]
    hard: tuple[date, ...]

    @classmethod
    def of(cls, plan: Blueprint, today: date, race_days: Collection[date] = ()) -> "Schedule":
        workouts = sorted(plan.workouts.values(), key=lambda workout: (workout.day, workout.id))
        days = {day: _day(tuple(each), race_days) for day, each in groupby(workouts, key=lambda workout: workout.day)}
        return cls(
            ahead=tuple(workout for workout in workouts if workout.day >= today),
            days=days,
            weeks={monday: _week([days[day] for day in each]) for monday, each in groupby(days, key=week_start)},
            hard=tuple(dict.fromkeys(workout.day for workout in workouts if workout.hard)),
        )

    @property
    def days_ahead(self) -> Iterable[date]:
        """Days with training from today on."""
        return dict.fromkeys(workout.day for workout in self.ahead)

    @property
    def weeks_ahead(self) -> Iterable[tuple[date, Stretch]]:
        """Whole weeks with training from today on, by their Mondays."""
        if not self.ahead:
            return ()
        first = week_start(self.ahead[0].day)
        return tuple(week for week in self.weeks.items() if week[0] >= first)

    def week(self, monday: date) -> Stretch:
        return self.weeks.get(monday, _REST)


def entered(workout: Workout, race_days: Collection[date]) -> bool:
    """Whether it is a race that the athlete entered, and no session that only calls itself one."""
    return workout.purpose is Purpose.RACE and workout.day in race_days


def demanding(workout: Workout) -> bool:
    """Hard or long: a body has room for few of these in a week."""
    return workout.hard or workout.purpose is Purpose.LONG


def _day(workouts: tuple[Workout, ...], race_days: Collection[date]) -> Stretch:
    minutes = sum(workout.minutes for workout in workouts if not entered(workout, race_days))
    return Stretch(minutes, 1, int(any(map(demanding, workouts))))


def _week(days: list[Stretch]) -> Stretch:
    return Stretch(sum(day.minutes for day in days), len(days), sum(day.demanding for day in days))
