"""The athlete's routines, among which are ours: found by our mark, and never mistaken for theirs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.connectors.hevy.client import Hevy
from bot.connectors.hevy.content import Content, content_of
from bot.connectors.marker import Marker, marker_in

FOLDER = "Coach"


@dataclass(frozen=True, slots=True)
class Ours:
    """A routine with our mark, as it lies in Hevy."""

    identity: str
    marker: Marker[date | None]
    content: Content

    @property
    def edited(self) -> bool:
        """Whether it holds something else than we wrote."""
        return self.content.digest != self.marker.digest


async def routine_at(hevy: Hevy, identity: str) -> Mapping[str, Any] | None:
    return unwrapped(await hevy.get(f"routines/{identity}"), "routine")


async def all_ours(hevy: Hevy) -> list[Ours]:
    """Each once: a list that changes while it is read shows some of it twice."""
    found = [ours_in(item) async for page in hevy.pages("routines", "routines") for item in page.items]
    return list({ours.identity: ours for ours in found if ours is not None}.values())


def ours_in(routine: object) -> Ours | None:
    """None for a routine without our mark, which is the athlete's own."""
    if not isinstance(routine, Mapping) or not isinstance(routine.get("id"), str):
        return None
    exercises = routine.get("exercises")
    inside = (
        [each.get("notes") for each in exercises if isinstance(each, Mapping)] if isinstance(exercises, list) else []
    )
    notes = [routine.get("notes"), *inside]
    marker = next((found for note in notes if isinstance(note, str) and (found := marker_in(note))), None)
    return None if marker is None else Ours(routine["id"], marker, content_of(routine))


def of_workout(ours: Iterable[Ours], workout_id: str) -> Ours | None:
    """The one of that workout; one that was withdrawn only where there is no other."""
    mine = [each for each in ours if each.marker.workout_id == workout_id]
    return min(mine, key=lambda each: each.marker.day is None, default=None)


def free_slot(ours: Iterable[Ours]) -> Ours | None:
    return next((each for each in ours if each.marker.day is None and not each.edited), None)


def oldest_past(ours: Iterable[Ours], today: date) -> Ours | None:
    """The one whose day has been over the longest, and which the athlete left as it was."""
    past = [(each.marker.day, each) for each in ours if each.marker.day and each.marker.day < today and not each.edited]
    return min(past, key=lambda pair: pair[0])[1] if past else None


async def folder_of_ours(hevy: Hevy) -> int | None:
    """The number of our folder, made where there is none; None where Hevy does not tell what it is called."""
    there = await our_folder(hevy)
    if there is not None:
        return _number(there)
    made = await hevy.post("routine_folders", {"routine_folder": {"title": FOLDER}})
    return _number(unwrapped(made, "routine_folder"))


async def our_folder(hevy: Hevy) -> Mapping[str, Any] | None:
    async for page in hevy.pages("routine_folders", "routine_folders"):
        for folder in page.items:
            if isinstance(folder, Mapping) and folder.get("title") == FOLDER:
                return folder
    return None


def unwrapped(answer: object, name: str) -> Mapping[str, Any] | None:
    """The one thing of an answer: bare, under its name, or in a list under its name; Hevy does all three."""
    inner = answer.get(name, answer) if isinstance(answer, Mapping) else None
    if isinstance(inner, list):
        inner = inner[0] if inner else None
    return inner if isinstance(inner, Mapping) else None


def _number(folder: Mapping[str, Any] | None) -> int | None:
    number = folder.get("id") if folder is not None else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None
