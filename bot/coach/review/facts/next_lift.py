"""What an exercise asks for the next time: more weight, more repetitions, or something else where it stalls."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.metrics.progression import Scheme, hung_kg, progression
from domain.metrics.stall import Trained, next_try, stall
from domain.metrics.suggestion import Suggestion
from domain.metrics.trend import Point
from domain.plan.plan import Blueprint
from domain.training.activity import LiftSet, SetKind
from domain.training.exercises import CATALOGUE
from domain.training.reading import ReadingKind
from domain.training.series import SetFact
from domain.training.workout import PlannedExercise
from storage.database import Unit
from storage.repositories import plans, readings, series

REACH = timedelta(days=90)


async def next_lift(
    unit: Unit, athlete_id: str, exercise: str, e1rms: Sequence[Point], today: date
) -> Suggestion | None:
    """None for an exercise that the plan does not train, since it has no range of repetitions then."""
    current = await plans.current(unit, athlete_id)
    planned = current and _planned(current.blueprint, exercise, today)
    known = CATALOGUE.get(exercise)
    if not planned or known is None:
        return None
    scheme = Scheme(planned.reps_low, planned.reps_high, known.increment_kg, planned.rir)
    sessions = _sessions(await series.sets(unit, athlete_id, today - REACH, today), exercise)
    stalled = stall([point for point in e1rms if point[0] >= today - REACH])
    if stalled is None:
        return progression(scheme, sessions)
    last = sessions[-1] if sessions else []
    weight_kg = max((kg for done in last if (kg := hung_kg(done)) is not None), default=None)
    body_kg = await readings.latest(unit, athlete_id, ReadingKind.WEIGHT, today - REACH, today)
    return next_try(stalled, Trained(exercise, weight_kg, planned.sets, scheme, body_kg))


def _planned(blueprint: Blueprint, exercise: str, today: date) -> PlannedExercise | None:
    """As the next workout has it, else as the last one had it."""
    having = [
        (workout.day, planned)
        for workout in blueprint.workouts.values()
        for planned in workout.exercises
        if planned.exercise == exercise
    ]
    ahead = [each for each in having if each[0] >= today]
    chosen = min(ahead, key=_day) if ahead else max(having, key=_day, default=None)
    return None if chosen is None else chosen[1]


def _day(each: tuple[date, PlannedExercise]) -> date:
    return each[0]


def _sessions(facts: Iterable[SetFact], exercise: str) -> list[list[LiftSet]]:
    """The sets of each, the oldest session first."""
    found: dict[tuple[date, str, str], list[LiftSet]] = {}
    for fact in facts:
        if fact.exercise == exercise:
            done = LiftSet(fact.exercise, SetKind(fact.kind), fact.reps, fact.weight_kg, None, fact.rpe)
            found.setdefault((fact.day, fact.source, fact.source_id), []).append(done)
    return [found[key] for key in sorted(found, key=lambda key: key[0])]
