"""Which activity was which planned workout: suggestions, made anew whenever either side changes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.metrics.load import was_hard
from domain.plan.choice import affected
from domain.plan.execution import Execution
from domain.plan.matching import match
from storage.database import Unit
from storage.repositories import activities, executions, insights, plans

MARGIN = timedelta(days=2)


async def rematch(unit: Unit, athlete: Athlete, now: datetime, before: Sequence[Execution] | None = None) -> None:
    """Over the whole plan up to now; what the athlete confirmed or rejected is not touched.

    Notes of sessions that count as something else now, or could, are made anew. `before` is how all of it was, where
    the athlete has said something in the meantime.
    """
    current = await plans.current(unit, athlete.id)
    if current is None or not current.blueprint.workouts:
        return
    workouts, until = current.blueprint.workouts, local_day(now, athlete.zone) + MARGIN
    first = min(workout.day for workout in workouts.values())
    done = await activities.between(unit, athlete.id, first - MARGIN, until)
    hard = {each.key: known for each in done if (known := was_hard(each, athlete.profile)) is not None}
    decided = await executions.for_plan(unit, athlete.id, current.plan_id)
    found = match(current.blueprint.between(first, until), done, decided, hard)
    after = await executions.suggest(unit, athlete.id, current.plan_id, found)
    changed = affected(decided if before is None else before, after, workouts, done)
    await insights.want_again(unit, athlete.id, changed, now)
