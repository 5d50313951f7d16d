"""Which activity was which planned workout: suggestions, made anew whenever either side changes."""

from datetime import date, timedelta

from domain.athlete.athlete import Athlete
from domain.plan.matching import match
from storage.database import Unit
from storage.repositories import activities, executions, plans

LOOK_BACK = timedelta(days=35)
MARGIN = timedelta(days=2)


async def rematch(unit: Unit, athlete: Athlete, today: date) -> None:
    """What the athlete confirmed or rejected is not touched."""
    current = await plans.current(unit, athlete.id)
    if current is None:
        return
    planned = current.blueprint.between(today - LOOK_BACK, today + MARGIN)
    done = await activities.between(unit, athlete.id, today - LOOK_BACK - MARGIN, today + MARGIN)
    decided = await executions.for_plan(unit, athlete.id, current.plan_id)
    suggested = match(planned, done, decided)
    await executions.suggest(unit, athlete.id, current.plan_id, suggested)
