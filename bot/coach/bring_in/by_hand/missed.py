"""Why a planned workout of the last days was not done."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.coach.bring_in.by_hand.stored import MissedChange, Stored
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.plan.execution import done_workouts
from domain.plan.missed import MissedWorkout
from domain.plan.plan import PlanVersion
from domain.ports.clock import Clock
from domain.training.entry.entry import Entry, Missed
from domain.training.workout import Workout
from storage.database import Unit
from storage.repositories import executions, missed, plans

# Today and the six days before it.
REACH = timedelta(days=6)


async def store_missed(
    unit: Unit, athlete: Athlete, told: Missed, day: date | None, clock: Clock
) -> Stored | tuple[Entry, ...]:
    """Several entries where it may be one of several workouts. Raises NotFound where it can be none."""
    now = clock.now()
    today = local_day(now, athlete.zone)
    first, last = day or today - REACH, day or today
    plan = await plans.current(unit, athlete.id)
    if plan is None:
        raise NotFound("plan_not_found")
    open_ = [each for each in await _open(unit, athlete.id, plan, first, last) if told.sport in {None, each.sport}]
    known = {each.workout_id: each for each in await missed.between(unit, athlete.id, first, last)}
    meant = [each for each in open_ if each.id not in known] or open_
    if not meant:
        raise NotFound("no_workout_missed")
    if len({(each.day, each.sport) for each in meant}) > 1:
        return tuple(Entry(Missed(told.reason, each.sport), each.day) for each in reversed(meant))
    workout = meant[0]
    after = MissedWorkout(plan.plan_id, workout.id, workout.day, told.reason)
    before = known.get(workout.id)
    facts = {"told": "missed", "day": workout.day.isoformat(), "title": workout.title, "reason": told.reason}
    facts["sport"] = workout.sport.value
    if before == after:
        return Stored(facts)
    await missed.tell(unit, athlete.id, after, now)
    return Stored({**facts, "before": before.reason if before else None}, missed=(MissedChange(after, before),))


async def _open(unit: Unit, athlete_id: str, plan: PlanVersion, first: date, last: date) -> Sequence[Workout]:
    """Planned for those days and matched with nothing, the oldest first."""
    linked = await executions.for_plan(unit, athlete_id, plan.plan_id)
    done = done_workouts(linked)
    return [each for each in plan.blueprint.between(first, last) if each.id not in done]
