"""What an exercise asks for the next time: more weight, more repetitions, or something else where it stalls."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from domain.metrics.progression import Scheme, hung_kg, progression
from domain.metrics.stall import STALLED, Trained, Tried, next_try, stall
from domain.metrics.suggestion import Suggestion
from domain.metrics.trend import Point
from domain.plan.plan import Blueprint
from domain.review.session_note import NextLift
from domain.training.activity import LiftSet, SetKind
from domain.training.exercises import CATALOGUE
from domain.training.reading import ReadingKind, counted
from domain.training.series import SetFact
from domain.training.workout import PlannedExercise
from storage.database import Unit
from storage.repositories import plans, readings, series, weekly

REACH = timedelta(days=90)
SIX_DAYS = timedelta(days=6)


class _Week(msgspec.Struct):
    """Of a weekly review, as much as is asked here."""

    lifts: tuple[NextLift, ...] = ()


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
    trained = Trained(exercise, weight_kg, planned.sets, scheme, body_kg, await _maxima(unit, athlete_id, today))
    return next_try(stalled, trained, await _tried(unit, athlete_id, exercise, today), today)


async def next_lifts(
    unit: Unit, athlete_id: str, exercises: Iterable[str], today: date, most: int
) -> tuple[NextLift, ...]:
    """Of these exercises, in their order, those that the plan trains; at most so many."""
    best = await readings.of_kind(unit, athlete_id, ReadingKind.E1RM, today - REACH, today)
    found: list[NextLift] = []
    for exercise in exercises:
        points = [(each.day, each.value) for each in best if each.exercise == exercise]
        suggestion = await next_lift(unit, athlete_id, exercise, points, today)
        if suggestion is not None:
            found.append(NextLift(exercise, suggestion))
        if len(found) == most:
            break
    return tuple(found)


async def _maxima(unit: Unit, athlete_id: str, today: date) -> dict[str, float]:
    """The latest e1RM of each exercise; of several on a day the best."""
    found = await readings.of_kind(unit, athlete_id, ReadingKind.E1RM, today - REACH, today)
    return {each.exercise: each.value for each in sorted(counted(found), key=lambda each: (each.day, each.value))}


async def _tried(unit: Unit, athlete_id: str, exercise: str, today: date) -> list[Tried]:
    """What the weekly reviews said against a stall of this exercise, each on its Sunday."""
    found = []
    for monday, facts in await weekly.since(unit, athlete_id, today - REACH):
        told = msgspec.convert(facts["weekly"], _Week).lifts
        sunday = monday + SIX_DAYS
        found += [Tried(sunday, each.suggestion.suggested_action) for each in told if _stalled(each, exercise)]
    return found


def _stalled(told: NextLift, exercise: str) -> bool:
    return told.exercise == exercise and told.suggestion.reason.rule == STALLED


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
