"""What lies in a service's calendar, held against the plan: the athlete's own hand may have been at it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.plan.export import DELETED_THERE, EDITED_THERE, MOVED_THERE, Destination
from domain.training.sport import Sport
from domain.training.workout import Workout


@dataclass(frozen=True, slots=True)
class Calendar:
    """`days`: where a workout lies, by the id that the service has for it. `edited` are those that are known to be no
    longer what was put there; nobody looks at all of them.
    """

    days: Mapping[str, tuple[date, ...]]
    edited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangedThere:
    """One workout that is not there as it was put: `error` says how, `lies_on` is the day it was moved to.

    The rest says what the plan has.
    """

    export_id: str
    destination: Destination
    sport: Sport
    title: str
    day: date
    minutes: int
    error: str
    lies_on: date | None = None


def changed(workout: Workout, remote_id: str, calendar: Calendar) -> tuple[str, date | None] | None:
    """What was done with it and, where it was moved, the nearest day it lies on; None where it lies on its day as it
    was put there.

    A workout that lies on another day as well was copied, which is nothing to ask about.
    """
    lies_on = calendar.days.get(remote_id, ())
    if not lies_on:
        return DELETED_THERE, None
    if workout.day not in lies_on:
        return MOVED_THERE, min(lies_on, key=lambda day: (abs(day - workout.day), day))
    return (EDITED_THERE, None) if remote_id in calendar.edited else None


def calendar_of(entries: Iterable[tuple[str, date]]) -> Calendar:
    days: dict[str, set[date]] = {}
    for remote_id, day in entries:
        days.setdefault(remote_id, set()).add(day)
    return Calendar({remote_id: tuple(sorted(found)) for remote_id, found in sorted(days.items())})


def written(calendar: Calendar) -> str:
    """The same text for the same calendar."""
    days = {remote_id: [day.isoformat() for day in found] for remote_id, found in calendar.days.items()}
    return json.dumps({"days": days, "edited": sorted(calendar.edited)})


def read(text: str) -> Calendar:
    told = json.loads(text)
    days = {remote_id: tuple(map(date.fromisoformat, found)) for remote_id, found in told["days"].items()}
    return Calendar(days, frozenset(told["edited"]))
