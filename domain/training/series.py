"""What was lifted, day by day: each set, each exercise, each muscle and each group of muscles."""

from datetime import date
from typing import NamedTuple


class SetFact(NamedTuple):
    """One set of a session, known by the session's (source, source id) and its number in it, from 0.

    `hard` is a working set that was not easy; `e1rm_kg` is None where the set points to none.
    """

    source: str
    source_id: str
    number: int
    day: date
    exercise: str
    kind: str
    hard: bool
    reps: int | None = None
    weight_kg: float | None = None
    rpe: float | None = None
    e1rm_kg: float | None = None


class ExerciseDay(NamedTuple):
    """All of an exercise on one day: hard sets, their repetitions, and kg × repetitions of those with a weight."""

    day: date
    exercise: str
    sets: int
    reps: int
    volume_kg: float
    top_weight_kg: float | None = None
    e1rm_kg: float | None = None


class MuscleDay(NamedTuple):
    """Fractional hard sets of a muscle, or of a group of them, on one day."""

    day: date
    name: str
    sets: float
