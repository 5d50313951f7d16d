"""One session that several programs wrote down: which of the copies counts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from domain.training.activity import Activity, Key
from domain.training.sport import Sport

# What the gym app exports has no ids: those that are made for it begin so.
EXPORTED = "csv-"

_SAME_START: Final = timedelta(minutes=2)
# The one that says more is kept; sources that are not here say most.
_SAYS_LESS: Final = {EXPORTED: 1, "tcx": 1, "gpx": 2, "apple_health": 3}
# What the gym app knows of a session, what a watch knows of it and what a person says of it are parts of it: none is a
# copy of another.
_PARTS: Final = frozenset({"hevy", "manual"})


@dataclass(frozen=True, slots=True)
class Sifted:
    """`fresh` counts; `outdone` are stored activities that say less than a fresh one; `copies` were left out."""

    fresh: tuple[Activity, ...]
    outdone: tuple[Activity, ...]
    copies: int


def sifted(found: Iterable[Activity], stored: Iterable[Activity] = ()) -> Sifted:
    """Each session once, in the order of start; of two that say as much the one that is stored stays.

    A copy comes from another source, began within two minutes, and is of the same sport where both name one; what the
    gym app exported is a copy of what it tells by itself. The same source and id again is no copy but the same
    activity, perhaps corrected.
    """
    known = {activity.key: activity for activity in stored}
    new = {activity.key: activity for activity in found}
    slots: dict[int, list[Activity]] = {}
    for activity in known.values():
        slots.setdefault(_slot(activity), []).append(activity)
    fresh: dict[Key, Activity] = {}
    outdone: dict[Key, Activity] = {}
    for key, activity in sorted(new.items(), key=lambda item: _rank(item[1])):
        others = [other for other in _near(slots, activity) if _is_copy(activity, other)]
        if key not in known and any(_rank(other) <= _rank(activity) for other in others):
            continue
        outdone |= {other.key: other for other in others if other.key in known and _rank(other) > _rank(activity)}
        fresh[key] = activity
        slots.setdefault(_slot(activity), []).append(activity)
    in_order = tuple(sorted(fresh.values(), key=lambda activity: activity.started_at))
    return Sifted(in_order, tuple(outdone.values()), len(new) - len(fresh))


def without_copies(found: Iterable[Activity], of: Collection[Activity]) -> tuple[Activity, ...]:
    """Whatever is no copy of these, however much it says."""
    return tuple(activity for activity in found if not any(_is_copy(activity, other) for other in of))


def _rank(activity: Activity) -> tuple[bool, int]:
    """The lower, the more it says; a track without a sport says least."""
    return _is_nameless(activity), _SAYS_LESS.get(_teller(activity), 0)


def _is_nameless(activity: Activity) -> bool:
    return activity.sport is Sport.OTHER and not activity.sub_sport


def _is_copy(activity: Activity, other: Activity) -> bool:
    near = abs(activity.started_at - other.started_at) <= _SAME_START
    same_sport = activity.sport is other.sport or _is_nameless(activity) or _is_nameless(other)
    return near and same_sport and _teller(activity) != _teller(other) and _part(activity) == _part(other)


def _teller(activity: Activity) -> str:
    """The gym app tells the same session twice, in its export and through its API."""
    return EXPORTED if activity.source_id.startswith(EXPORTED) else activity.source


def _part(activity: Activity) -> str:
    return activity.source if activity.source in _PARTS else ""


def _slot(activity: Activity) -> int:
    """By the start, one for each two minutes: copies lie in the same slot or in one beside it."""
    return int(activity.started_at.timestamp() // _SAME_START.total_seconds())


def _near(slots: dict[int, list[Activity]], activity: Activity) -> list[Activity]:
    slot = _slot(activity)
    return [other for near in (slot - 1, slot, slot + 1) for other in slots.get(near, ())]
