"""Workouts that did not arrive where they belong, or were changed there: tried again, or whose they are to be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.coach.approve.card import queue_card_of
from bot.coach.approve.following import follow
from bot.coach.approve.pushing import begun_anew, undone_ahead
from domain.athlete.athlete import Athlete
from domain.errors import NotFound
from domain.plan.export import CHANGED_THERE, Export, ExportState
from domain.plan.limits import Limits
from storage.database import Unit
from storage.repositories import exports, plans


class Wish(StrEnum):
    RETRY = "retry"
    KEEP_MINE = "mine"
    USE_PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Settled:
    """How many workouts it concerned, and how many of them the plan could follow, of those that it has otherwise."""

    workouts: int
    differing: int = 0
    followed: int = 0


async def settle(
    unit: Unit, athlete: Athlete, given: Sequence[Export], wish: Wish, limits: Limits, now: datetime
) -> Settled:
    """Of these exports those that it concerns and that are still to come.

    Where the athlete keeps theirs, what the plan would have to change for it becomes a proposal. Raises NotFound
    without a plan.
    """
    version = await plans.current(unit, athlete.id)
    if version is None:
        raise NotFound("plan_not_found")
    ahead = await undone_ahead(unit, athlete, version, now)
    gone = {each.workout_id for each in given} - version.blueprint.workouts.keys()
    still = [each for each in given if _concerns(each, wish) and each.workout_id in ahead.keys() | gone]
    for export in still:
        await exports.update(unit, athlete.id, _wished(export, wish), now)
    await queue_card_of(unit, athlete, still, now)
    if wish is not Wish.KEEP_MINE or not still:
        return Settled(len(still))
    return Settled(len(still), *await follow(unit, athlete, version, still, limits, now))


def _concerns(export: Export, wish: Wish) -> bool:
    """Those at rest without having arrived."""
    if export.state is not ExportState.FAILED or export.attempts < exports.MOST_ATTEMPTS:
        return False
    return (export.error in CHANGED_THERE) is (wish is not Wish.RETRY)


def _wished(export: Export, wish: Wish) -> Export:
    if wish is Wish.KEEP_MINE:
        return replace(export, state=ExportState.KEPT, error=None)
    return replace(begun_anew(export), overwrite=wish is Wish.USE_PLAN)
