"""A strength workout as the body of a Hevy routine."""

from datetime import date
from typing import Any

from bot.connectors.hevy.content import content_of
from bot.connectors.hevy.templates import template_of
from bot.connectors.marker import Marker, with_marker
from domain.training.workout import PlannedExercise, Workout

FREE_TITLE = "Coach · free"

type Body = dict[str, Any]


def routine_of(workout: Workout) -> Body:
    """With our mark in its notes. Raises Refused (hevy_exercise_unknown)."""
    body: Body = {
        "title": _plain(f"{workout.day} · {workout.title}"),
        "notes": _plain(workout.note),
        "exercises": [_exercise(planned) for planned in workout.exercises],
    }
    return _marked(body, Marker(workout.id, workout.day, content_of(body).digest))


def freed(exercises: tuple[PlannedExercise, ...], workout_id: str) -> Body:
    """What is left of a routine that is withdrawn: Hevy wants an exercise in it, and can delete nothing."""
    body: Body = {"title": FREE_TITLE, "notes": "", "exercises": [_exercise(planned) for planned in exercises]}
    return _marked(body, Marker(workout_id, None, content_of(body).digest))


def _marked(body: Body, marker: Marker[date | None]) -> Body:
    """The digest leaves the mark itself out, or it would have to hold its own sum."""
    first, *others = body["exercises"]
    marked = {**first, "notes": with_marker(first["notes"], marker)}
    return {**body, "notes": with_marker(body["notes"], marker), "exercises": [marked, *others]}


def _exercise(planned: PlannedExercise) -> Body:
    return {
        "exercise_template_id": template_of(planned.exercise),
        "superset_id": None,
        "rest_seconds": None if planned.rest_s is None else round(planned.rest_s),
        "notes": _note(planned),
        "sets": [_set(planned) for _ in range(planned.sets)],
    }


def _set(planned: PlannedExercise) -> Body:
    ranged = planned.reps_low < planned.reps_high
    return {
        "type": "normal",
        "weight_kg": planned.weight_kg,
        "reps": None if ranged else planned.reps_high,
        "distance_meters": None,
        "duration_seconds": None,
        "custom_metric": None,
        "rep_range": {"start": planned.reps_low, "end": planned.reps_high} if ranged else None,
    }


def _note(planned: PlannedExercise) -> str:
    """What a set cannot hold, and the range again for templates that know only a time or a distance."""
    low, high = planned.reps_low, planned.reps_high
    reps = f"{low}–{high}" if low < high else f"{high}"
    return f"{reps} reps" if planned.rir is None else f"{reps} reps · RIR {planned.rir:g}"


def _plain(text: str) -> str:
    """Hevy refuses an @ in a note without saying why."""
    return text.replace("@", " at ").strip()
