"""The plan of the coming days as the facts of a message."""

from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from domain.errors import NotFound
from domain.notice import Notice, NoticeKind
from domain.plan.execution import done_workouts
from domain.plan.plan import Blueprint
from domain.training.workout import Workout
from storage.database import Unit
from storage.repositories import executions, plans

SIX_DAYS = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Ahead:
    """Seven days from `today` on, and of their workouts the ids of those that a recorded session stands for.

    `over`: nothing is planned from today on.
    """

    title: str
    today: date
    workouts: tuple[Workout, ...]
    done: tuple[str, ...] = ()
    over: bool = False

    @classmethod
    def of(cls, plan: Blueprint, today: date, done: frozenset[str]) -> "Ahead":
        ahead = plan.between(today, today + SIX_DAYS)
        over = not any(workout.day >= today for workout in plan.workouts.values())
        return cls(plan.title, today, ahead, tuple(each.id for each in ahead if each.id in done), over)

    @property
    def notice(self) -> Notice:
        return Notice(NoticeKind.PLAN_AHEAD, msgspec.to_builtins(self))


async def plan_ahead(unit: Unit, athlete_id: str, today: date) -> Notice:
    """Raises NotFound where there is no plan."""
    current = await plans.current(unit, athlete_id)
    if current is None:
        raise NotFound("plan_not_found")
    linked = await executions.for_plan(unit, athlete_id, current.plan_id)
    return Ahead.of(current.blueprint, today, frozenset(done_workouts(linked))).notice
