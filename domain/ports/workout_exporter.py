"""A place that can hold a planned workout: a folder of files, a watch's calendar, a gym app."""

from typing import Protocol

from domain.plan.export import Destination
from domain.training.workout import Workout


class WorkoutExporter(Protocol):
    @property
    def destination(self) -> Destination: ...

    async def export(self, workout: Workout, athlete_id: str) -> str:
        """Put it there, read it back, and return the name it has there.

        Doing it twice leaves one. Raises Refused where the workout cannot be said there, Unavailable for later.
        """
        ...
