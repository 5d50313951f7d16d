"""What a note after a workout looks at: the session, its plan, and the two months of its sport before it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.coach.bring_in.known_by_day import athlete_on
from bot.coach.review.facts.next_lift import next_lifts
from domain.calendar import local_day
from domain.metrics.load import session_load, was_hard
from domain.plan.choice import choice_of
from domain.plan.execution import Execution, done_as, done_workouts
from domain.plan.plan import PlanVersion
from domain.review.noting import COMING, SessionEvidence
from domain.training.activity import Key
from domain.training.exercises import CATALOGUE
from domain.training.workout import Workout
from storage.database import Unit
from storage.repositories import activities, athletes, executions, loads

REACH = timedelta(days=60)
MOST_LIFTS = 3


async def session_evidence(unit: Unit, athlete_id: str, activity: Key, now: datetime) -> SessionEvidence | None:
    """None where there is no such session of theirs any more."""
    found = await athletes.get_with_plan(unit, athlete_id)
    done = next(iter(await activities.with_keys(unit, athlete_id, [activity])), None)
    if found is None or done is None:
        return None
    athlete, plan = found
    athlete = await athlete_on(unit, athlete, done.sport, done.day)
    first, today = done.day - REACH, local_day(now, athlete.zone)
    of_sport = await activities.of_sport(unit, athlete_id, done.sport, first, done.day)
    linked = await executions.for_plan(unit, athlete_id, plan.plan_id) if plan else ()
    workouts = plan.blueprint.workouts if plan else {}
    planned_as = done_as(linked, workouts)
    lifted = [each for each in dict.fromkeys(lift.exercise for lift in done.sets) if each in CATALOGUE]
    return SessionEvidence(
        athlete=athlete,
        activity=done,
        today=today,
        load=session_load(done, athlete.profile),
        workout=planned_as.get(done.key),
        earlier=tuple(each for each in of_sport if each.started_at < done.started_at),
        loads=await loads.between(unit, athlete_id, first, done.day),
        done_as=planned_as,
        coming=_coming(plan, linked, max(done.day, today)),
        next_lifts=await next_lifts(unit, athlete_id, lifted, done.day, MOST_LIFTS) if lifted else (),
        choice=choice_of(done, workouts, linked, was_hard(done, athlete.profile)) if plan else None,
    )


def _coming(plan: PlanVersion | None, linked: Iterable[Execution], day: date) -> tuple[Workout, ...]:
    if plan is None:
        return ()
    over = done_workouts(linked)
    return tuple(each for each in plan.blueprint.between(day, day + COMING) if each.id not in over)
