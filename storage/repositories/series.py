"""What was lifted: sets, and what they add up to by day for each exercise, muscle and group of muscles."""

from datetime import date

from domain.metrics.history import History
from domain.training.series import ExerciseDay, MuscleDay, SetFact
from storage.database import Unit
from storage.stretch import Stretch
from storage.tables.series import series_exercises, series_muscle_groups, series_muscles, set_facts

_SETS = Stretch(set_facts, set_facts.c.day, SetFact)
_EXERCISES = Stretch(series_exercises, series_exercises.c.day, ExerciseDay)
_MUSCLES = Stretch(series_muscles, series_muscles.c.day, MuscleDay)
_GROUPS = Stretch(series_muscle_groups, series_muscle_groups.c.day, MuscleDay)


async def sets(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[SetFact, ...]:
    """Both days included, session by session."""
    return await _SETS.between(unit, athlete_id, first, last)


async def exercises(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[ExerciseDay, ...]:
    """Both days included, the oldest first."""
    return await _EXERCISES.between(unit, athlete_id, first, last)


async def muscles(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[MuscleDay, ...]:
    """Both days included, the oldest first."""
    return await _MUSCLES.between(unit, athlete_id, first, last)


async def groups(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[MuscleDay, ...]:
    """Both days included, the oldest first."""
    return await _GROUPS.between(unit, athlete_id, first, last)


async def replace_from(unit: Unit, athlete_id: str, first: date, history: History) -> None:
    """What was lifted in it instead of all that is stored from that day on."""
    await _SETS.replace_from(unit, athlete_id, first, history.sets)
    await _EXERCISES.replace_from(unit, athlete_id, first, history.exercises)
    await _MUSCLES.replace_from(unit, athlete_id, first, history.muscles)
    await _GROUPS.replace_from(unit, athlete_id, first, history.groups)
