"""A tap under the brief asks for today's session otherwise; what comes is a proposal like any other."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.coach.approve.proposing import Message, Wish, proposed, put_forward, rest_of_day
from bot.coach.approve.situation import situation_of
from domain.calendar import local_day
from domain.errors import NotFound
from domain.plan.execution import done_workouts
from domain.plan.limits import Limits
from domain.plan.proposal import Reason
from domain.review.variants import Variant, varied
from storage.database import Unit
from storage.repositories import athletes, executions, plans

ASKED = "asked_for"


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a button under the brief of that day asks for."""

    workout_id: str
    day: date
    variant: Variant


async def ask_otherwise(unit: Unit, athlete_id: str, asked: Otherwise, limits: Limits, now: datetime) -> None:
    """Raises NotFound where the session is not today's any more, was done, or cannot be so within the limits."""
    athlete = await athletes.get(unit, athlete_id, lock=True)
    plan = await plans.current(unit, athlete_id)
    workout = plan.blueprint.workouts.get(asked.workout_id) if plan else None
    if athlete is None or plan is None or workout is None:
        raise NotFound("session_not_today")
    today = local_day(now, athlete.zone)
    done = done_workouts(await executions.for_plan(unit, athlete_id, plan.plan_id))
    if not asked.day == today == workout.day or workout.id in done:
        raise NotFound("session_not_today")
    own, bounds = limits.overridden(athlete.limits), await situation_of(unit, athlete, today)
    patch = varied(asked.variant, workout, plan.blueprint, own, bounds)
    if not patch:
        raise NotFound("session_cannot_change")
    wish = Wish(patch, (Reason(ASKED),), rest_of_day(athlete, now))
    proposal, applied = proposed(wish, athlete, plan, own, bounds, now)
    await put_forward(unit, athlete, plan, proposal, applied, Message())
