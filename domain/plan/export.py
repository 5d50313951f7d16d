"""An export is one workout of one plan version on its way to one destination."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.training.sport import Sport
from domain.training.workout import Workout


class Destination(StrEnum):
    """Where a workout can go. The services bear the names they have as sources."""

    FILE = "file"
    GARMIN = "garmin"
    HEVY = "hevy"


class ExportState(StrEnum):
    """A file is created when written and verified when it was read back step by step.

    Superseded: a later version of the plan brings the same workout there, or takes it away. Kept: the athlete changed
    it there and wants it so.
    """

    PENDING = "pending"
    CREATED = "created"
    VERIFIED = "verified"
    FAILED = "failed"
    SUPERSEDED = "superseded"
    KEPT = "kept"


EDITED_THERE, MOVED_THERE, DELETED_THERE = "edited_there", "moved_there", "deleted_there"
# Why a workout is not there as it was put: the athlete's own hand was at it.
CHANGED_THERE = frozenset({EDITED_THERE, MOVED_THERE, DELETED_THERE})


def belongs(workout: Workout, destination: Destination) -> bool:
    """A gym app is for lifting; a watch has no place for what is none of its sports."""
    match destination:
        case Destination.HEVY:
            return workout.sport is Sport.STRENGTH
        case Destination.GARMIN:
            return workout.sport is not Sport.OTHER
        case Destination.FILE:
            return True


def destinations(workout: Workout, connected: Collection[Destination]) -> tuple[Destination, ...]:
    """Where it goes: to the services that take it, and as a file where there is none."""
    return tuple(each for each in sorted(connected) if belongs(workout, each)) or (Destination.FILE,)


@dataclass(frozen=True, slots=True)
class Order:
    """What an exporter is asked for. `remote_id` is what it has there, where an earlier attempt or version got so far,
    and `proven` what was read back there, so that it is the athlete's doing where it is not as it was.

    `overwrite`: the athlete changed it there, was asked, and wants the plan's.
    """

    athlete_id: str
    workout: Workout
    remote_id: str | None = None
    overwrite: bool = False
    proven: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What a service would be asked to change, in its own words."""

    method: str
    path: str
    body: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """`remote_id` is what the destination calls it; for a file, its name in the data folder.

    `round` counts how often it was begun anew, asked for by the athlete or after a rest, and `overwrite` says whether
    what they changed there may go. `detail` is the exercise that an error is about. It is not tried before `next_at`.
    """

    id: str
    plan_id: str
    version: int
    workout_id: str
    destination: Destination
    state: ExportState = ExportState.PENDING
    remote_id: str | None = None
    attempts: int = 0
    error: str | None = None
    round: int = 0
    overwrite: bool = False
    detail: str | None = None
    next_at: datetime | None = None
