"""One thing Hevy tells about a workout: how it is now, or that it is gone."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

LONGEST_ID = 100


@dataclass(frozen=True, slots=True)
class Change:
    """`workout` is None where it is gone. `mark` tells two changes of the same workout apart."""

    identity: str
    workout: Mapping[str, Any] | None
    mark: str
    at: datetime | None


def workout_change(workout: object) -> Change | None:
    """None where it has no id."""
    identity = _identity(workout)
    if identity is None or not isinstance(workout, Mapping):
        return None
    at = _moment(workout.get("updated_at"))
    return Change(identity, workout, _mark(identity, at, workout), at)


def event_change(event: object) -> Change | None:
    """None for an event of a kind that nobody has described, or about nothing."""
    if not isinstance(event, Mapping):
        return None
    if event.get("type") == "deleted":
        identity, at = _identity(event), _moment(event.get("deleted_at"))
        return None if identity is None else Change(identity, None, _mark(identity, at, event), at)
    return workout_change(event.get("workout"))


def _identity(thing: object) -> str | None:
    identity = thing.get("id") if isinstance(thing, Mapping) else None
    return identity if isinstance(identity, str) and 0 < len(identity) <= LONGEST_ID else None


def _mark(identity: str, at: datetime | None, content: Mapping[str, Any]) -> str:
    """Without a moment, what it says stands for when it was said."""
    when = (
        at.isoformat() if at else hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()[:12]
    )
    return f"{identity}@{when}"


def _moment(told: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
