"""A plan file becomes the first plan; over a plan that exists it becomes a proposal, and a sheet one that joins it."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.coach.approve.proposing import Message, Wish, proposed, put_forward
from bot.coach.approve.situation import situation_of
from bot.coach.bring_in.bests import renew_bests
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.predicting import renew_races, renew_running
from bot.coach.bring_in.rollups import BEGINNING, rebuild
from bot.coach.plan.joining import joined
from bot.coach.review.starting import begin
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.plan.execution import done_workouts
from domain.plan.limits import Limits
from domain.plan.plan import Blueprint, PlanVersion
from domain.plan.plan_file import PlanFile
from domain.plan.proposal import Reason
from domain.plan.rewrite import rewrite
from storage.database import Unit
from storage.repositories import athletes, executions, plans


class Saved(StrEnum):
    FIRST_PLAN = "first_plan"
    PROPOSED = "proposed"
    NOTHING_NEW = "nothing_new"


@dataclass(frozen=True, slots=True)
class Saving:
    """What came of it, with the blueprint that was read."""

    saved: Saved
    blueprint: Blueprint


async def save_plan(unit: Unit, athlete_id: str, file: PlanFile, limits: Limits, now: datetime) -> Saving:
    """What the file says about the athlete and their races is stored either way.

    Raises NotFound without such an athlete, LimitExceeded where the new plan would break a limit from today on.
    """
    athlete = await _described(unit, athlete_id, file, now)
    current = await plans.current(unit, athlete_id)
    if current is None:
        saving = await _first(unit, athlete, file.blueprint, now)
    else:
        saving = await _propose(unit, athlete, current, file, limits, now)
    if file.races is not None:
        await renew_races(unit, athlete, file.races, now)
    return saving


async def _described(unit: Unit, athlete_id: str, file: PlanFile, now: datetime) -> Athlete:
    known = await athletes.get(unit, athlete_id, lock=True)
    if known is None:
        raise NotFound("athlete_not_found")
    athlete = known if file.athlete is None else file.athlete.onto(known)
    if file.athlete is not None:
        await athletes.save(unit, athlete)
        await begin(unit, athlete, now)
    if athlete.profile != known.profile:
        await renew_running(unit, athlete, BEGINNING, now)
        await rebuild(unit, athlete, local_day(now, athlete.zone))
    if athlete.profile.weight_kg != known.profile.weight_kg:
        await renew_bests(unit, athlete, now)
    return athlete


async def _first(unit: Unit, athlete: Athlete, blueprint: Blueprint, now: datetime) -> Saving:
    await plans.create(unit, athlete.id, PlanVersion(f"pl-{secrets.token_hex(6)}", 1, blueprint, now))
    await begin(unit, athlete, now)
    await rematch(unit, athlete, now)
    return Saving(Saved.FIRST_PLAN, blueprint)


async def _propose(
    unit: Unit, athlete: Athlete, current: PlanVersion, file: PlanFile, limits: Limits, now: datetime
) -> Saving:
    today, blueprint = local_day(now, athlete.zone), file.blueprint
    wanted = joined(current.blueprint, blueprint) if file.joins else blueprint
    matched = await executions.for_plan(unit, athlete.id, current.plan_id)
    done = done_workouts(matched)
    patch = rewrite(current.blueprint, wanted, today, done)
    if not patch:
        return Saving(Saved.NOTHING_NEW, blueprint)
    ahead = sum(workout.day >= today for workout in blueprint.workouts.values())
    rule = "session_sheet" if file.joins else "made_plan" if file.made else "plan_file"
    wish = Wish(patch, (Reason(rule, float(len(blueprint.workouts)), float(ahead)),))
    own = limits.overridden(athlete.limits)
    bounds = await situation_of(unit, athlete, today)
    proposal, applied = proposed(wish, athlete, current, own, bounds, now)
    await put_forward(unit, athlete, current, proposal, applied, Message())
    return Saving(Saved.PROPOSED, blueprint)
