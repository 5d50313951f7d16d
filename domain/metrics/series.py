"""Strength as series: what the sets of a stretch of days add up to, per exercise, muscle and group of muscles."""

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from domain.metrics.body import BodyWeights
from domain.metrics.lifts import e1rm
from domain.metrics.muscles import is_hard, sets_by_group, sets_by_muscle
from domain.training.activity import Activity, LiftSet
from domain.training.series import ExerciseDay, MuscleDay, SetFact


def set_facts(activities: Iterable[Activity], weights: BodyWeights) -> tuple[SetFact, ...]:
    """Every set there is, warm-ups too, in the order of sessions given and of the sets in them."""
    return tuple(
        _fact(activity, number, done, body_kg)
        for activity in activities
        if activity.sets
        for body_kg in (weights.on(activity.day),)
        for number, done in enumerate(activity.sets)
    )


def exercise_days(facts: Iterable[SetFact]) -> tuple[ExerciseDay, ...]:
    """By day and exercise; an exercise that was only warmed up for is left out."""
    of_day: dict[tuple[date, str], list[SetFact]] = {}
    for fact in facts:
        if fact.hard:
            of_day.setdefault((fact.day, fact.exercise), []).append(fact)
    return tuple(_exercise_day(*key, of_day[key]) for key in sorted(of_day))


def muscle_days(activities: Iterable[Activity]) -> tuple[MuscleDay, ...]:
    return _summed(activities, sets_by_muscle)


def group_days(activities: Iterable[Activity]) -> tuple[MuscleDay, ...]:
    return _summed(activities, sets_by_group)


def _fact(activity: Activity, number: int, done: LiftSet, bodyweight_kg: float | None) -> SetFact:
    return SetFact(
        *activity.key,
        number,
        activity.day,
        done.exercise,
        done.kind.value,
        is_hard(done),
        done.reps,
        done.weight_kg,
        done.rpe,
        e1rm(done, bodyweight_kg),
    )


def _exercise_day(day: date, exercise: str, facts: list[SetFact]) -> ExerciseDay:
    return ExerciseDay(
        day,
        exercise,
        sets=len(facts),
        reps=sum(fact.reps or 0 for fact in facts),
        volume_kg=math.fsum((fact.reps or 0) * (fact.weight_kg or 0.0) for fact in facts),
        top_weight_kg=max((fact.weight_kg for fact in facts if fact.weight_kg is not None), default=None),
        e1rm_kg=max((fact.e1rm_kg for fact in facts if fact.e1rm_kg is not None), default=None),
    )


def _summed[Part: str](
    activities: Iterable[Activity], count: Callable[[Iterable[LiftSet]], Mapping[Part, float]]
) -> tuple[MuscleDay, ...]:
    of_day: dict[date, list[LiftSet]] = {}
    for activity in activities:
        if activity.sets:
            of_day.setdefault(activity.day, []).extend(activity.sets)
    return tuple(
        MuscleDay(day, str(name), sets) for day in sorted(of_day) for name, sets in sorted(count(of_day[day]).items())
    )
