"""What a patch changes, in the athlete's terms: each touched workout before and after, and one hash over it all.

The hash is stored with the proposal that was shown and checked again when it is applied.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from domain.plan.plan import Blueprint
from domain.training.workout import Workout


@dataclass(frozen=True, slots=True)
class WorkoutDiff:
    """`before` is None for a new workout, `after` is None for one that is dropped."""

    before: Workout | None
    after: Workout | None

    @property
    def workout_id(self) -> str:
        either = self.after or self.before
        assert either is not None
        return either.id


def difference(before: Blueprint, after: Blueprint) -> tuple[WorkoutDiff, ...]:
    """Every workout that is not the same in both, by day and id."""
    ids = before.workouts.keys() | after.workouts.keys()
    pairs = (WorkoutDiff(before.workouts.get(identity), after.workouts.get(identity)) for identity in ids)
    changed = (pair for pair in pairs if pair.before != pair.after)
    return tuple(sorted(changed, key=_order))


def fingerprint(diffs: tuple[WorkoutDiff, ...]) -> str:
    """SHA-256 in hex over the exact values of both sides; equal only where every field is equal."""
    canonical = json.dumps([_canonical(asdict(diff)) for diff in diffs], sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _canonical(value: Any) -> Any:
    """5 and 5.0 are the same distance, whether it was just computed or has been stored and read."""
    if isinstance(value, dict):
        return {key: _canonical(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(inner) for inner in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value if value is None else str(value)


def _order(diff: WorkoutDiff) -> tuple[str, str]:
    earliest = min(workout.day for workout in (diff.before, diff.after) if workout is not None)
    return (earliest.isoformat(), diff.workout_id)
