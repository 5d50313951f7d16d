"""The gym app as its owner sees it: the routines that lie in folders, each exercise on a line."""

from itertools import groupby

import msgspec

from bot.sandbox.hevy.world import Wire, World
from bot.sandbox.together.calendar import said


class Exercise(msgspec.Struct, frozen=True):
    """`sets` is `3 × 5–8`; `weight` is empty where none is set."""

    title: str
    sets: str
    weight: str
    note: str


class Routine(msgspec.Struct, frozen=True):
    title: str
    note: str
    exercises: tuple[Exercise, ...]


def routines(world: World) -> tuple[Routine, ...]:
    """By title, which is how the app sorts a folder."""
    inside = [routine for routine in world.routines.values() if routine["folder_id"] is not None]
    found = [
        Routine(each["title"], said(world.routine_notes.get(each["id"])), tuple(map(_exercise, each["exercises"])))
        for each in inside
    ]
    return tuple(sorted(found, key=lambda routine: routine.title))


def _exercise(exercise: Wire) -> Exercise:
    alike = [(reps, len(list(same))) for reps, same in groupby(_reps(each) for each in exercise["sets"])]
    weights = sorted({each["weight_kg"] for each in exercise["sets"] if each["weight_kg"]})
    return Exercise(
        exercise["title"],
        ", ".join(f"{times} × {reps}" for reps, times in alike),
        "–".join(f"{weight:g}" for weight in weights) + (" kg" if weights else ""),
        said(exercise["notes"]),
    )


def _reps(lifted: Wire) -> str:
    ranged = lifted["rep_range"]
    return f"{ranged['start']}–{ranged['end']}" if ranged else f"{lifted['reps']}"
