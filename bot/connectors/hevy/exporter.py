"""Strength workouts as routines in Hevy: one for each, ours by its mark, and never a second one."""

from dataclasses import dataclass
from datetime import timedelta

import httpx

from bot.connectors.hevy.client import Hevy, hevy_of
from bot.connectors.hevy.content import content_of
from bot.connectors.hevy.place import place_for, withdrawable
from bot.connectors.hevy.refusals import explained
from bot.connectors.hevy.routine import Body, freed, routine_of
from bot.connectors.hevy.shelf import (
    FOLDER,
    Ours,
    all_ours,
    folder_of_ours,
    of_workout,
    oldest_past,
    our_folder,
    ours_in,
    routine_at,
    unwrapped,
)
from domain.errors import Refused, Unavailable
from domain.plan.export import Destination, Order, Request
from domain.ports.clock import Clock
from domain.ports.credentials import Credentials
from domain.ports.workout_exporter import Created
from domain.training.workout import PlannedExercise, Workout

# Somewhere it is still yesterday; the athlete's zone is not known here.
SURELY_OVER = timedelta(days=1)
NEW_FOLDER = Request("POST", "/v1/routine_folders", {"routine_folder": {"title": FOLDER}})
REST = (PlannedExercise("plank", sets=1, reps_low=1, reps_high=1),)


@dataclass(frozen=True, slots=True)
class HevyExporter:
    """`http` is made by `hevy_http`. The secret of a credential is `{"api_key": …}`."""

    http: httpx.AsyncClient
    credentials: Credentials
    clock: Clock
    destination: Destination = Destination.HEVY

    async def export(self, order: Order, created: Created) -> str:
        workout = order.workout
        body = routine_of(workout)
        hevy = await hevy_of(self.http, self.credentials, order.athlete_id)
        try:
            identity = await self._placed(hevy, order, body, created)
        except Refused as refused:
            raise await explained(hevy, refused, workout.exercises) from refused
        if await _lies_there(hevy, identity, body) is None:
            raise Refused("hevy_read_back_differs", workout=workout.title)
        return identity

    async def withdraw(self, athlete_id: str, workout_id: str, remote_id: str | None) -> None:
        """Hevy deletes nothing: ours is emptied, and the next workout gets it. Raises Refused (edited_there)."""
        hevy = await hevy_of(self.http, self.credentials, athlete_id)
        identity = await withdrawable(hevy, workout_id, remote_id)
        if identity is not None:
            await _replaced(hevy, identity, freed(REST, workout_id))

    async def rehearse(self, order: Order) -> tuple[Request, ...]:
        body = routine_of(order.workout)
        hevy = await hevy_of(self.http, self.credentials, order.athlete_id)
        place = await place_for(hevy, order, body)
        if place.identity is not None:
            return () if place.right else (replacement(place.identity, body),)
        folder = () if await our_folder(hevy) else (NEW_FOLDER,)
        return (*folder, Request("POST", "/v1/routines", {"routine": body}))

    async def rehearse_withdrawal(self, athlete_id: str, workout_id: str, remote_id: str | None) -> tuple[Request, ...]:
        hevy = await hevy_of(self.http, self.credentials, athlete_id)
        identity = await withdrawable(hevy, workout_id, remote_id)
        return () if identity is None else (replacement(identity, freed(REST, workout_id)),)

    async def _placed(self, hevy: Hevy, order: Order, body: Body, created: Created) -> str:
        """In the routine it has, in one that is free, or in a new one."""
        place = await place_for(hevy, order, body)
        identity = place.identity
        if identity is None:
            identity = await self._made_or_put(hevy, order.workout, body)
        await created(identity)
        if place.identity is not None and not place.right:
            await _replaced(hevy, identity, body)
        return identity

    async def _made_or_put(self, hevy: Hevy, workout: Workout, body: Body) -> str:
        """Where Hevy takes no more routines, in the place of the one that has been over the longest."""
        try:
            return await _made(hevy, workout.id, body)
        except Refused as refused:
            over = oldest_past(await all_ours(hevy), (self.clock.now() - SURELY_OVER).date())
            if refused.key != "hevy_routine_limit" or over is None:
                raise
        await _replaced(hevy, over.identity, body)
        return over.identity


def replacement(identity: str, body: Body) -> Request:
    return Request("PUT", f"/v1/routines/{identity}", {"routine": body})


async def _made(hevy: Hevy, workout_id: str, body: Body) -> str:
    """Sent once. Where the answer is lost, it is looked for by its mark, and only there or not there is an answer."""
    folder_id = await folder_of_ours(hevy)
    try:
        answer = await hevy.post("routines", {"routine": {**body, "folder_id": folder_id}})
    except Unavailable:
        lost = of_workout(await all_ours(hevy), workout_id)
        if lost is None:
            raise
        return lost.identity
    made = ours_in(unwrapped(answer, "routine")) or of_workout(await all_ours(hevy), workout_id)
    if made is None:
        raise Unavailable("hevy_answer_unreadable")
    return made.identity


async def _replaced(hevy: Hevy, identity: str, body: Body) -> None:
    """A lost answer is no failure where the routine reads as it should."""
    try:
        answer = await hevy.put(f"routines/{identity}", {"routine": body})
    except Unavailable:
        if await _lies_there(hevy, identity, body) is None:
            raise
        return
    if answer is None and await routine_at(hevy, identity) is None:
        raise Unavailable("hevy_routine_gone")


async def _lies_there(hevy: Hevy, identity: str, body: Body) -> Ours | None:
    """The routine, where it reads as it was sent."""
    there = ours_in(await routine_at(hevy, identity))
    same = there is not None and not there.edited and there.content == content_of(body)
    return there if same else None
