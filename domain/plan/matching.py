"""Which activity was which workout: the assignment that costs least, with leaving out always allowed."""

import math
from collections.abc import Iterable, Mapping, Sequence

from domain.calendar import week_start
from domain.plan.assignment import cheapest
from domain.plan.execution import Execution, ExecutionState
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Workout

Key = tuple[str, str]

# Concave, so that one session on its own day beats shifting two of them.
DAY_COSTS = (0.0, 0.6, 1.1)
OTHER_WEEK_COST = 0.001  # decides only between pairs that are otherwise equal
INTENSITY_COST = 0.4
RATIO_COST = 0.75
COST_LIMIT = 1.5


def match(
    workouts: Iterable[Workout],
    activities: Iterable[Activity],
    decided: Iterable[Execution] = (),
    hard: Mapping[Key, bool] | None = None,
) -> tuple[Execution, ...]:
    """New suggestions, in order of workout day and id; what was decided is respected and not repeated.

    A confirmed workout or activity takes no further part; a rejected pair is not suggested again. `hard` says which
    activities were hard; where it is silent, intensity does not speak for or against a pair. The order in which
    workouts and activities are given changes nothing.
    """
    decided = tuple(decided)
    rejected = {(one.workout_id, one.activity) for one in decided if one.state is ExecutionState.REJECTED}
    confirmed = tuple(one for one in decided if one.state is ExecutionState.CONFIRMED)
    taken = {one.workout_id for one in confirmed} | {one.activity for one in confirmed}
    planned = sorted((one for one in workouts if one.id not in taken), key=_workout_order)
    done = sorted((one for one in activities if _key(one) not in taken), key=_activity_order)
    found: list[Execution] = []
    for sport in Sport:
        of_sport = [one for one in planned if one.sport is sport]
        found += _match_sport(of_sport, [one for one in done if one.sport is sport], rejected, hard or {})
    days = {workout.id: workout.day for workout in planned}
    return tuple(sorted(found, key=lambda one: (days[one.workout_id], one.workout_id)))


def cost(workout: Workout, activity: Activity, hard: bool | None = None) -> float | None:
    """How far the two are apart, 0 being the same session on its day; None where they cannot be the same."""
    apart = abs((activity.day - workout.day).days)
    if activity.sport is not workout.sport or apart >= len(DAY_COSTS):
        return None
    total = DAY_COSTS[apart] + (OTHER_WEEK_COST if week_start(activity.day) != week_start(workout.day) else 0.0)
    if hard is not None and hard != workout.hard:
        total += INTENSITY_COST
    total += _size_cost(workout, activity)
    return total if total < COST_LIMIT else None


def _size_cost(workout: Workout, activity: Activity) -> float:
    duration = _ratio(activity.minutes, workout.minutes)
    if not workout.distance_m or not activity.distance_m:
        return 2 * RATIO_COST * duration
    return RATIO_COST * (duration + _ratio(activity.distance_m, workout.distance_m))


def _ratio(done: float, planned: float) -> float:
    """0 for the same size, 1 from half or double on."""
    return abs(math.log2(done / planned)) if planned < 2 * done < 4 * planned else 1.0


def _match_sport(
    workouts: Sequence[Workout],
    activities: Sequence[Activity],
    rejected: set[tuple[str, Key]],
    hard: Mapping[Key, bool],
) -> list[Execution]:
    if not workouts or not activities:
        return []
    costs = [
        [
            None if (workout.id, _key(activity)) in rejected else cost(workout, activity, hard.get(_key(activity)))
            for activity in activities
        ]
        for workout in workouts
    ]
    gains = [[0.0 if value is None else value - COST_LIMIT for value in row] for row in costs]
    found: list[Execution] = []
    for row, column in cheapest(gains):
        value = costs[row][column]
        if value is not None:
            found.append(Execution(workouts[row].id, _key(activities[column]), value))
    return found


def _key(activity: Activity) -> Key:
    return activity.source, activity.source_id


def _workout_order(workout: Workout) -> tuple[object, ...]:
    return workout.day, workout.id


def _activity_order(activity: Activity) -> tuple[object, ...]:
    return activity.started_at, activity.source, activity.source_id
