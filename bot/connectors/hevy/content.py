"""What a routine holds, in the one form in which what was sent and what is read back can be compared."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from bot.connectors.marker import without_marker


class SetContent(msgspec.Struct, frozen=True, array_like=True):
    """`reps` where there is one figure, else a range; 0.1 kg is finer than any plate. `kind` also tells how long and
    how far, where a set is one of time or way: ours never are, so what lies there from before is the same as ever.
    """

    kind: str
    weight_kg: float | None
    reps: float | None
    low: float | None
    high: float | None


class ExerciseContent(msgspec.Struct, frozen=True, array_like=True):
    template_id: str
    rest_s: float | None
    superset: float | None
    note: str
    sets: tuple[SetContent, ...]


class Content(msgspec.Struct, frozen=True, array_like=True):
    title: str
    exercises: tuple[ExerciseContent, ...]

    @property
    def digest(self) -> str:
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:12]


def content_of(routine: Mapping[str, Any]) -> Content:
    """Of a body to be sent or of a routine as Hevy gives it; what is not as it should be counts as not there."""
    return Content(_text(routine.get("title")), tuple(map(_exercise, _things(routine.get("exercises")))))


def _exercise(exercise: Mapping[str, Any]) -> ExerciseContent:
    # Two spellings: what the description says, and what comes.
    superset = exercise.get("superset_id", exercise.get("supersets_id"))
    return ExerciseContent(
        template_id=_text(exercise.get("exercise_template_id")),
        rest_s=_number(exercise.get("rest_seconds")) or None,
        superset=_number(superset),
        note=_text(without_marker(_string(exercise.get("notes")))),
        sets=tuple(map(_set, _things(exercise.get("sets")))),
    )


def _set(done: Mapping[str, Any]) -> SetContent:
    """Where there is a range, a single figure beside it says nothing."""
    given = done.get("rep_range")
    inner = given if isinstance(given, Mapping) else {}
    low, high = _number(inner.get("start")), _number(inner.get("end"))
    reps = _number(done.get("reps")) if low is None and high is None else None
    weight_kg = _number(done.get("weight_kg"))
    return SetContent(_kind(done), round(weight_kg, 1) if weight_kg else None, reps, low, high)


def _kind(done: Mapping[str, Any]) -> str:
    measured = ((_number(done.get(name)), unit) for name, unit in (("duration_seconds", "s"), ("distance_meters", "m")))
    return " ".join([_text(done.get("type")), *(f"{figure:g} {unit}" for figure, unit in measured if figure)])


def _things(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _text(value: object) -> str:
    return " ".join(_string(value).split())


def _number(value: object) -> float | None:
    """Hevy describes rests as text and gives them as numbers."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    return float(value) if isinstance(value, int | float) else None
