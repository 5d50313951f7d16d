"""What the athlete does in the app, and what there is to see of it, as the control speaks it."""

from typing import Any, Literal

import msgspec

from bot.sandbox.serving.faults import Fault

type Wire = dict[str, Any]


class DoneSet(msgspec.Struct, frozen=True, omit_defaults=True):
    """Kilograms, metres, seconds."""

    reps: int | None = None
    weight_kg: float | None = None
    type: Literal["warmup", "normal", "failure", "dropset"] = "normal"
    rpe: float | None = None
    distance_meters: int | None = None
    duration_seconds: int | None = None


class DoneExercise(msgspec.Struct, frozen=True, omit_defaults=True):
    """`title` is Hevy's own name of the template unless given."""

    exercise_template_id: str
    sets: tuple[DoneSet, ...]
    title: str | None = None
    superset_id: int | None = None


class DoneWorkout(msgspec.Struct, frozen=True, omit_defaults=True):
    """`start_time` and `end_time` in ISO 8601."""

    title: str
    start_time: str
    end_time: str
    exercises: tuple[DoneExercise, ...]
    description: str = ""
    routine_id: str | None = None


class Changed(msgspec.Struct, frozen=True):
    """Keys of a thing as the API shows it, put in the place of what is there."""

    id: str
    changes: Wire


class Rules(msgspec.Struct, frozen=True, omit_defaults=True):
    """Changes to how this Hevy behaves; what is not given stays."""

    page_max: int | None = None
    routine_limit: int | None = None
    key: str | None = None
    ahead_s: float = 0.0
    count_off: int | None = None
    without_template: str | None = None


class Planned(msgspec.Struct, frozen=True):
    faults: tuple[Fault, ...]


class Call(msgspec.Struct, frozen=True):
    """One request to the API: `what` is `GET workouts/count`, `status` 0 where nothing was answered."""

    what: str
    query: dict[str, str]
    body: Any
    status: int


class Seen(msgspec.Struct, frozen=True):
    """What lies there now. `notes` are those of whole routines by id, which only the app shows."""

    calls: tuple[Call, ...]
    workouts: tuple[Wire, ...]
    routines: tuple[Wire, ...]
    folders: tuple[Wire, ...]
    measurements: tuple[Wire, ...]
    notes: dict[str, str]
