"""What can be done in this Garmin from outside: the watch uploads, the owner changes things, trouble is planned."""

from typing import Any

import msgspec

from bot.sandbox.serving.faults import Fault


class Uploaded(msgspec.Struct, frozen=True):
    """An activity as the list shows it, and its file as a download gives it (base64 of the FIT file)."""

    entry: dict[str, Any]
    fit: str | None = None


class Told(msgspec.Struct, frozen=True):
    """Answers of days, by the name of the part and the day; None takes one away."""

    part: str
    answers: dict[str, Any]


class Person(msgspec.Struct, frozen=True, omit_defaults=True):
    """Changes to the account; what is not given stays."""

    password: str | None = None
    mfa_code: str | None = None
    locked: bool | None = None
    shut_out: bool = False
    shut_out_refreshing: bool = False


class Planned(msgspec.Struct, frozen=True):
    faults: tuple[Fault, ...]


class Edited(msgspec.Struct, frozen=True):
    """The owner changes a workout of theirs by hand."""

    workout_id: int
    changes: dict[str, Any]


class Seen(msgspec.Struct, frozen=True):
    """What lies there now."""

    calls: list[dict[str, Any]]
    workouts: dict[int, dict[str, Any]]
    schedule: dict[int, tuple[int, str]]
