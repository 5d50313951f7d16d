"""What lies in a service's calendar, held against the plan: the athlete's own hand may have been at it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.plan.export import DELETED_THERE, MOVED_THERE, Destination
from domain.training.sport import Sport
from domain.training.workout import Workout

type Calendar = Mapping[str, tuple[date, ...]]
"""The days on which a workout lies there, by the id that the service has for it."""


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
    """What was done with it and, where it was moved, the nearest day it lies on; None where it lies on its day.

    A workout that lies on another day as well was copied, which is nothing to ask about.
    """
    lies_on = calendar.get(remote_id, ())
    if workout.day in lies_on:
        return None
    if not lies_on:
        return DELETED_THERE, None
    return MOVED_THERE, min(lies_on, key=lambda day: (abs(day - workout.day), day))


def calendar_of(entries: Iterable[tuple[str, date]]) -> Calendar:
    days: dict[str, set[date]] = {}
    for remote_id, day in entries:
        days.setdefault(remote_id, set()).add(day)
    return {remote_id: tuple(sorted(found)) for remote_id, found in sorted(days.items())}


def written(calendar: Calendar) -> str:
    """The same text for the same calendar."""
    return json.dumps({remote_id: [day.isoformat() for day in days] for remote_id, days in calendar.items()})


def read(text: str) -> Calendar:
    return {remote_id: tuple(map(date.fromisoformat, days)) for remote_id, days in json.loads(text).items()}
