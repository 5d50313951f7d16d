"""Exercises of a strength workout as a watch counts them: sets of reps with rests between."""

from collections.abc import Iterable

from bot.connectors.files.fit.messages import names
from bot.connectors.files.fit.steps import FitStep, Group, rest, watch_text
from domain.training.exercises import CATALOGUE
from domain.training.workout import PlannedExercise

_LONGEST_NAME_BYTES = 32


def lifts(exercises: Iterable[PlannedExercise]) -> list[Group]:
    """One set and its rest for each exercise, and how many there are."""
    return [([_set(planned), *_rest(planned)], planned.sets) for planned in exercises]


def _set(planned: PlannedExercise) -> FitStep:
    """The watch knows one count: the top of the range, so that it never calls time on a good set."""
    known = CATALOGUE[planned.exercise]
    return {
        "wkt_step_name": watch_text(known.title, _LONGEST_NAME_BYTES),
        "intensity": "active",
        "duration_type": "reps",
        "duration_value": planned.reps_high,
        "target_type": "open",
        "notes": _note(planned),
        "exercise_category": names("exercise_category")[known.fit_category],
        "exercise_name": known.fit_name,
        **_weight(planned.weight_kg),
    }


def _rest(planned: PlannedExercise) -> list[FitStep]:
    return [] if planned.rest_s == 0 else [rest(planned.rest_s)]


def _note(planned: PlannedExercise) -> str:
    low, high = planned.reps_low, planned.reps_high
    reps = f"{low}-{high}" if low < high else f"{high}"
    return reps if planned.rir is None else f"{reps} RIR {planned.rir:g}"


def _weight(weight_kg: float | None) -> FitStep:
    if weight_kg is None:
        return {}
    return {"exercise_weight": round(weight_kg, 2), "weight_display_unit": "kilogram"}
