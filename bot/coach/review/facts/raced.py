"""The days on which somebody raced: told as races, or planned as ones and done."""

from datetime import date

from domain.plan.execution import done_as
from domain.plan.plan import PlanVersion
from domain.training.workout import Purpose
from storage.database import Unit
from storage.repositories import races
from storage.repositories.activities import Done


async def race_days(unit: Unit, athlete_id: str, plan: PlanVersion | None, done: Done) -> frozenset[date]:
    """Of all races that were told, also those ahead, and of what was done those that `plan` has as races."""
    planned_as = done_as(done.executions, plan.blueprint.workouts if plan else {})
    raced = {key for key, workout in planned_as.items() if workout.purpose is Purpose.RACE}
    told = {race.day for race in await races.of_athlete(unit, athlete_id)}
    return frozenset(told | {each.day for each in done.activities if each.key in raced})
