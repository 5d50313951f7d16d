"""Which activity was which planned workout: suggestions, made anew whenever either side changes."""

from datetime import date, timedelta

from domain.athlete.athlete import Athlete
from domain.metrics.load import was_hard
from domain.plan.matching import match
from storage.database import Unit
from storage.repositories import activities, executions, plans

MARGIN = timedelta(days=2)


async def rematch(unit: Unit, athlete: Athlete, today: date) -> None:
    """Over the whole plan up to now; what the athlete confirmed or rejected is not touched."""
    current = await plans.current(unit, athlete.id)
    if current is None or not current.blueprint.workouts:
        return
    first = min(workout.day for workout in current.blueprint.workouts.values())
    planned = current.blueprint.between(first, today + MARGIN)
    done = await activities.between(unit, athlete.id, first - MARGIN, today + MARGIN)
    hard = {
        (each.source, each.source_id): known for each in done if (known := was_hard(each, athlete.profile)) is not None
    }
    decided = await executions.for_plan(unit, athlete.id, current.plan_id)
    await executions.suggest(unit, athlete.id, current.plan_id, match(planned, done, decided, hard))
