"""Where a workout lies in Hevy, or would lie: found out before anything is written."""

from dataclasses import dataclass

from bot.connectors.hevy.client import Hevy
from bot.connectors.hevy.content import content_of
from bot.connectors.hevy.routine import Body
from bot.connectors.hevy.shelf import Ours, all_ours, free_slot, of_workout, ours_in, routine_at
from domain.errors import Refused
from domain.plan.export import Order


@dataclass(frozen=True, slots=True)
class Place:
    """`identity` is the routine that is the workout's, or a free one, None where there is neither; `right`: nothing has
    to be written.
    """

    identity: str | None
    right: bool = False


async def place_for(hevy: Hevy, order: Order, body: Body) -> Place:
    """Raises Refused (edited_there) where the athlete made it something of their own and it may not be overwritten."""
    there = await _found(hevy, order.workout.id, order.remote_id)
    if there is None:
        await _not_rewritten(hevy, order)
        free = free_slot(await all_ours(hevy))
        return Place(None if free is None else free.identity)
    if there.edited and not order.overwrite:
        raise Refused("edited_there")
    return Place(there.identity, there.content == content_of(body) and there.marker.day == order.workout.day)


async def withdrawable(hevy: Hevy, workout_id: str, remote_id: str | None) -> str | None:
    """The routine that is emptied when the workout is withdrawn. Raises Refused (edited_there)."""
    there = await _found(hevy, workout_id, remote_id)
    if there is None or there.marker.day is None:
        return None
    if there.edited:
        raise Refused("edited_there")
    return there.identity


async def _found(hevy: Hevy, workout_id: str, remote_id: str | None) -> Ours | None:
    """By the name it was given, else by its mark; a routine that now belongs to another workout is not it."""
    known = ours_in(await routine_at(hevy, remote_id)) if remote_id else None
    if known is not None and known.marker.workout_id == workout_id:
        return known
    return of_workout(await all_ours(hevy), workout_id)


async def _not_rewritten(hevy: Hevy, order: Order) -> None:
    """What we made and now bears no mark was rewritten by the athlete, and is theirs; a second one only if wanted."""
    if not order.remote_id or order.overwrite:
        return
    routine = await routine_at(hevy, order.remote_id)
    if routine is not None and ours_in(routine) is None:
        raise Refused("edited_there")
