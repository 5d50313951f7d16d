"""Whose a workout is to be that was changed at a service: the athlete's, and the plan may follow, or the plan's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.coach.approve import proposing
from bot.coach.approve.anew import Wish, concerns, wished
from bot.coach.approve.card import queue_card_of
from bot.coach.approve.noticing import asked_in
from bot.coach.approve.proposing import Message, proposed, put_forward
from bot.coach.approve.situation import situation_of
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.notice import Notice
from domain.plan.export import DELETED_THERE, MOVED_THERE, Destination, Export
from domain.plan.limits import Limits
from domain.plan.patch import Change, Op
from domain.plan.plan import PlanVersion
from domain.plan.proposal import Reason, as_far_as_allowed
from domain.plan.there import Calendar, changed, read
from domain.training.delivery import CALENDAR
from domain.training.service import Service
from domain.training.workout import Purpose, Workout
from storage.database import Unit
from storage.repositories import cursors, exports, outbox, plans
from storage.repositories.outbox import Outgoing

RULE = "changed_on_the_watch"
SETTLED, OVER = "settled", "over"


@dataclass(frozen=True, slots=True)
class Settled:
    """How many workouts it concerned, and how many of them the plan could follow, of those that it has otherwise."""

    workouts: int
    differing: int = 0
    followed: int = 0


async def settle(unit: Unit, athlete: Athlete, asked: Outgoing, wish: Wish, limits: Limits, now: datetime) -> Settled:
    """Of what a message asked about, whatever is still open. The message says what became of it.

    Where the athlete keeps theirs, what the plan would have to change for it becomes a proposal. Raises NotFound
    without a plan.
    """
    version = await plans.current(unit, athlete.id)
    if version is None:
        raise NotFound("plan_not_found")
    ids = {each.export_id for each in asked_in(asked.notice.facts)}
    at_rest = await exports.given_up(unit, athlete.id, version.plan_id)
    still = [each for each in at_rest if each.id in ids and concerns(each, wish)]
    for export in still:
        await exports.update(unit, athlete.id, wished(export, wish), now)
    await queue_card_of(unit, athlete, still, now)
    facts = {**asked.notice.facts, SETTLED: wish.value if still else OVER}
    await outbox.add(unit, athlete.id, asked.chat_id, Notice(asked.notice.kind, facts, edits=asked.id), now)
    if wish is not Wish.KEEP_MINE:
        return Settled(len(still))
    differing, followed = await _follow(unit, athlete, version, still, limits, now)
    return Settled(len(still), differing, followed)


async def _follow(
    unit: Unit, athlete: Athlete, version: PlanVersion, kept: Sequence[Export], limits: Limits, now: datetime
) -> tuple[int, int]:
    """Propose what of it passes the limits; how many changes it would take, and how many pass."""
    calendar = (await cursors.of_service(unit, athlete.id, Service.GARMIN)).get(CALENDAR)
    changes = tuple(_changes(kept, version.blueprint.workouts, read(calendar or "{}")))
    own, bounds = limits.overridden(athlete.limits), await situation_of(unit, athlete, local_day(now, athlete.zone))
    patch = as_far_as_allowed(changes, version.blueprint, own, bounds)
    if patch:
        wish = proposing.Wish(patch, (Reason(RULE),))
        proposal, applied = proposed(wish, athlete, version, own, bounds, now)
        await put_forward(unit, athlete, version, proposal, applied, Message())
    return len(changes), len(patch)


def _changes(kept: Sequence[Export], workouts: Mapping[str, Workout], calendar: Calendar) -> Iterator[Change]:
    """The plan as the calendar has it by now. A race is on its day, whatever a calendar says."""
    for export in kept:
        workout = workouts.get(export.workout_id)
        if workout is None or workout.purpose is Purpose.RACE or export.destination is not Destination.GARMIN:
            continue
        seen = changed(workout, export.remote_id, calendar) if export.remote_id else None
        lies_on = seen[1] if seen else None
        path = f"/workouts/{workout.id}"
        if lies_on is not None and export.error in {MOVED_THERE, DELETED_THERE}:
            yield Change(Op.REPLACE, f"{path}/day", lies_on.isoformat())
        elif seen is not None and export.error == DELETED_THERE:
            # That it is nowhere says little by itself: the calendar may have been read before it was put there.
            yield Change(Op.REMOVE, path)
