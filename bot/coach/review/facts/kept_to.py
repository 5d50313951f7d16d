"""How close the runs of a plan came to it."""

from dataclasses import dataclass
from datetime import date

from domain.plan.execution import done_as
from domain.plan.plan import PlanVersion
from domain.plan.quality import Quality, quality
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import activities, executions


@dataclass(frozen=True, slots=True)
class KeptTo:
    """The mean quality, from 0 to 100, of so many runs; `hit` of them were inside every tolerance."""

    score: float
    runs: int
    hit: int


async def qualities_of(
    unit: Unit, athlete_id: str, plan: PlanVersion, first: date, last: date
) -> list[tuple[date, Quality]]:
    """Of each run that has one, by its day; read with their laps, by which intervals are judged."""
    planned = done_as(await executions.for_plan(unit, athlete_id, plan.plan_id), plan.blueprint.workouts)
    runs = await activities.of_sport_whole(unit, athlete_id, Sport.RUN, first, last)
    found = ((run.day, quality(planned[run.key], run)) for run in runs if run.key in planned)
    return [(day, each) for day, each in found if each is not None]


async def kept_to(unit: Unit, athlete_id: str, plan: PlanVersion, first: date, last: date) -> KeptTo | None:
    """None where no run of those days has a quality."""
    found = [each for _, each in await qualities_of(unit, athlete_id, plan, first, last)]
    if not found:
        return None
    return KeptTo(sum(each.score for each in found) / len(found), len(found), sum(each.hit for each in found))
