"""Planned workouts as FIT files in the data folder: one role of the workout exporter."""

import asyncio
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.connectors.files.fit.workout import encode_workout, file_name, read_back
from domain.errors import Unavailable
from domain.plan.export import Destination, Order
from domain.ports.clock import Clock
from domain.ports.workout_exporter import Created
from domain.training.workout import Workout


@dataclass(frozen=True, slots=True)
class WorkoutFiles:
    """One folder an athlete below `folder`; the same workout again replaces its file."""

    folder: Path
    clock: Clock
    destination: Destination = Destination.FILE

    async def export(self, order: Order, created: Created) -> str:
        """Write the file, read it back from the disk and give its path.

        Raises Refused where the workout cannot be said in FIT, Unavailable where the disk does not take it.
        """
        workout = order.workout
        path = self.folder / order.athlete_id / file_name(workout)
        try:
            await asyncio.to_thread(_make, path, workout, self.clock.now())
        except OSError as error:
            raise Unavailable("workout_file_not_written", problem=error.strerror) from error
        await created(str(path))
        return str(path)

    async def withdraw(self, athlete_id: str, workout_id: str, remote_id: str | None) -> None:
        """A file that the athlete was given stays; nobody takes it for a plan."""


def _make(path: Path, workout: Workout, made_at: datetime) -> None:
    read_back(_written(path, encode_workout(workout, made_at)), workout)


def _written(path: Path, data: bytes) -> bytes:
    """Whole or not at all: a reader never sees half a file, whenever the power goes."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return path.read_bytes()
