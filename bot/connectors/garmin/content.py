"""What a workout at Garmin holds, in the one form in which what was sent and what is read back can be compared."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from bot.connectors.marker import Marker as AnyMarker
from bot.connectors.marker import marker_in, with_marker, without_marker

KEYS = ("stepType", "endCondition", "targetType", "strokeType")
PLAIN = ("description", "category", "exerciseName")
FIGURES = ("endConditionValue", "targetValueOne", "targetValueTwo", "weightValue", "numberOfIterations")

type Wire = Mapping[str, Any]
# None of ours is ever without its day there.
type Marker = AnyMarker[date]


def marked(workout: Wire, workout_id: str, day: date) -> dict[str, Any]:
    """With the marker at the end of its description."""
    note = str(workout.get("description") or "")
    return {**workout, "description": with_marker(note, AnyMarker(workout_id, day, digest_of(workout)))}


def marker_of(workout: Wire) -> Marker | None:
    """None where it is none of ours."""
    found = marker_in(str(workout.get("description") or ""))
    return AnyMarker(found.workout_id, found.day, found.digest) if found is not None and found.day else None


def as_it_is(workout: Wire) -> Marker | None:
    """The marker that would be right for what is there now; None where it is none of ours."""
    marker = marker_of(workout)
    return marker and replace(marker, digest=digest_of(workout))


def edited(workout: Wire) -> bool:
    """Whether it is ours, and no longer what was put there."""
    return as_it_is(workout) != marker_of(workout)


def digest_of(workout: Wire) -> str:
    """Of what a person could have changed: what Garmin adds of its own does not count."""
    note = without_marker(str(workout.get("description") or ""))
    (segment, *_) = workout.get("workoutSegments") or [{}]
    essence = {
        "name": workout.get("workoutName"),
        "note": note,
        "pool": _figure(workout.get("poolLength")),
        "steps": [_step(step) for step in segment.get("workoutSteps") or ()],
    }
    return hashlib.sha256(msgspec.json.encode(essence, order="sorted")).hexdigest()[:10]


def _step(step: Wire) -> dict[str, object]:
    found: dict[str, object] = {name: _key(step.get(name), name) for name in KEYS}
    found |= {name: step.get(name) or None for name in PLAIN}
    found |= {name: _figure(step.get(name)) for name in FIGURES}
    return found | {"steps": [_step(inner) for inner in step.get("workoutSteps") or ()]}


def _key(value: Any, name: str) -> object:
    """Each of them is an object with an id, a key and an order."""
    if not isinstance(value, Mapping):
        return None
    kind = {"endCondition": "conditionType", "targetType": "workoutTargetType"}.get(name, name)
    return value.get(f"{kind}Key")


def _figure(value: Any) -> float | None:
    """To the centimetre and the tenth of a second; 0 and nothing are the same."""
    return round(float(value), 2) or None if isinstance(value, int | float) else None
