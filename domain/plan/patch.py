"""A patch is a small list of changes to a blueprint: a strict subset of RFC 6902 whose paths use workout ids.

Allowed paths and operations:

    replace  /workouts/{id}/day        an ISO date
    replace  /workouts/{id}/minutes    the session is shortened or lengthened as a whole
    replace  /workouts/{id}/priority   key, normal or optional
    replace  /workouts/{id}            another workout of the same id
    add      /workouts/{id}            a new workout
    remove   /workouts/{id}
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import PatchRefused
from domain.plan.plan import Blueprint
from domain.training.scaling import scaled
from domain.training.validity import FIRST_DAY, LAST_DAY, MINUTES, problems, valid_id
from domain.training.workout import Priority, Workout

MOST_CHANGES = 1000


class Op(StrEnum):
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Change:
    """One operation. `value` is an ISO date, minutes, a priority, a whole workout, or None for a removal."""

    op: Op
    path: str
    value: str | int | Workout | None = None


Patch = tuple[Change, ...]


def apply(patch: Iterable[Change], blueprint: Blueprint) -> Blueprint:
    """The blueprint after every change, in order. Raises PatchRefused on the first that is not allowed."""
    changes = tuple(patch)
    if len(changes) > MOST_CHANGES:
        raise PatchRefused("too_many_changes", count=len(changes), most=MOST_CHANGES)
    for change in changes:
        blueprint = _apply_one(change, blueprint)
    return blueprint


def workout_id(path: str) -> str:
    """The id inside a path. Raises PatchRefused where the path is none of the allowed forms."""
    return _parts(path)[0]


def _apply_one(change: Change, blueprint: Blueprint) -> Blueprint:
    identity, field = _parts(change.path)
    if change.op is Op.ADD:
        if field or identity in blueprint.workouts:
            raise PatchRefused("add_over_existing", path=change.path)
        return blueprint.with_workout(_whole(change, identity))
    if identity not in blueprint.workouts:
        raise PatchRefused("no_such_workout", path=change.path)
    if change.op is Op.REMOVE:
        if field or change.value is not None:
            raise PatchRefused("cannot_remove", path=change.path)
        return blueprint.without(identity)
    current = blueprint.workouts[identity]
    return blueprint.with_workout(_FIELDS[field](current, change) if field else _whole(change, identity))


def _parts(path: str) -> tuple[str, str]:
    head, *rest = path.split("/")
    if head or len(rest) not in {2, 3} or rest[0] != "workouts" or not valid_id(rest[1]):
        raise PatchRefused("path_not_allowed", path=path)
    if len(rest) == 3 and rest[2] not in _FIELDS:
        raise PatchRefused("path_not_allowed", path=path)
    return rest[1], rest[2] if len(rest) == 3 else ""


def _whole(change: Change, identity: str) -> Workout:
    if not isinstance(change.value, Workout) or change.value.id != identity:
        raise PatchRefused("value_not_allowed", path=change.path)
    if wrong := problems(change.value):
        raise PatchRefused("workout_invalid", path=change.path, problems=wrong)
    return change.value


def _day(workout: Workout, change: Change) -> Workout:
    try:
        day = date.fromisoformat(str(change.value))
    except ValueError as error:
        raise PatchRefused("value_not_allowed", path=change.path) from error
    if day.isoformat() != change.value or not FIRST_DAY <= day <= LAST_DAY:
        raise PatchRefused("value_not_allowed", path=change.path)
    return workout.moved(day)


def _minutes(workout: Workout, change: Change) -> Workout:
    if not isinstance(change.value, int) or not MINUTES.hold(change.value):
        raise PatchRefused("value_not_allowed", path=change.path)
    return scaled(workout, change.value)


def _priority(workout: Workout, change: Change) -> Workout:
    try:
        return replace(workout, priority=Priority(str(change.value)))
    except ValueError as error:
        raise PatchRefused("value_not_allowed", path=change.path) from error


_FIELDS: dict[str, Callable[[Workout, Change], Workout]] = {"day": _day, "minutes": _minutes, "priority": _priority}
