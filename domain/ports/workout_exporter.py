"""A place that can hold a planned workout: a folder of files, a watch's calendar, a gym app."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from domain.plan.export import Destination, Order, Request

type Created = Callable[[str], Awaitable[None]]


class WorkoutExporter(Protocol):
    @property
    def destination(self) -> Destination: ...

    async def export(self, order: Order, created: Created) -> str:
        """Put it there, read it back, and return the name it has there.

        `created` is awaited with that name as soon as it exists there, before anything else is done with it. Doing it
        twice leaves one. Raises Refused where the workout cannot be said there, or (edited_there) where the athlete
        changed it there and it may not be overwritten; LoginNeeded; Unavailable for later.
        """
        ...

    async def withdraw(self, athlete_id: str, workout_id: str, remote_id: str | None) -> None:
        """Take away what was put there for that workout, and nothing else; at rest where it is not there."""
        ...


class Rehearsing(Protocol):
    """A service that can be asked what is there without anything being changed. Raises as the deeds themselves do."""

    async def rehearse(self, order: Order) -> tuple[Request, ...]:
        """What `export` would send, in its order; nothing where all is as it should be."""
        ...

    async def rehearse_withdrawal(self, athlete_id: str, workout_id: str, remote_id: str | None) -> tuple[Request, ...]:
        """What `withdraw` would send."""
        ...
