"""A tap under the brief asks for today's session otherwise; what comes is a proposal like any other."""

from datetime import date, datetime, time, timedelta

from bot.coach.approve.proposing import Message, Wish, proposed, put_forward
from bot.coach.approve.situation import situation_of
from domain.calendar import ONE_DAY, local_day, local_moment
from domain.errors import NotFound
from domain.plan.execution import done_workouts
from domain.plan.limits import Limits
from domain.plan.proposal import Reason
from domain.review.variants import Variant, varied
from storage.database import Unit
from storage.repositories import athletes, executions, plans

ASKED = "asked_for"


async def ask_otherwise(  # noqa: PLR0913, PLR0917 - what a button says, and what binds it
    unit: Unit, athlete_id: str, workout_id: str, day: date, variant: Variant, limits: Limits, now: datetime
) -> None:
    """Raises NotFound where the session is not today's any more, was done, or cannot be so within the limits."""
    athlete = await athletes.get(unit, athlete_id, lock=True)
    plan = await plans.current(unit, athlete_id)
    workout = plan.blueprint.workouts.get(workout_id) if plan else None
    if athlete is None or plan is None or workout is None:
        raise NotFound("session_not_today")
    today = local_day(now, athlete.zone)
    linked = await executions.for_plan(unit, athlete_id, plan.plan_id)
    done = done_workouts(linked)
    if not day == today == workout.day or workout_id in done:
        raise NotFound("session_not_today")
    own, bounds = limits.overridden(athlete.limits), await situation_of(unit, athlete, today)
    patch = varied(variant, workout, plan.blueprint, own, bounds)
    if not patch:
        raise NotFound("session_cannot_change", variant=variant.value)
    midnight = local_moment(today + ONE_DAY, time(0), athlete.zone)
    wish = Wish(patch, (Reason(ASKED),), min(timedelta(hours=24), midnight - now))
    proposal, applied = proposed(wish, athlete, plan, own, bounds, now)
    await put_forward(unit, athlete, plan, proposal, applied, Message())
