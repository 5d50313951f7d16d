"""Which activity was which workout: the assignment that costs least, with leaving out always allowed."""

import math
from collections.abc import Iterable, Mapping, Sequence

from domain.calendar import week_start
from domain.plan.assignment import cheapest
from domain.plan.execution import Execution, confirmed, extras
from domain.training.activity import Activity, Key
from domain.training.sport import Sport
from domain.training.workout import Workout

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

    A confirmed workout or activity takes no further part, and an activity that was extra neither. `hard` says which
    activities were hard; where it is silent, intensity does not speak for or against a pair. The order in which
    workouts and activities are given changes nothing.
    """
    decided = tuple(decided)
    sure = confirmed(decided)
    taken = {one.workout_id for one in sure} | {one.activity for one in sure} | extras(decided)
    planned = sorted((one for one in workouts if one.id not in taken), key=_workout_order)
    done = sorted((one for one in activities if one.key not in taken), key=_activity_order)
    found: list[Execution] = []
    for sport in Sport:
        of_sport = [one for one in planned if one.sport is sport]
        found += _match_sport(of_sport, [one for one in done if one.sport is sport], hard or {})
    days = {workout.id: workout.day for workout in planned}
    return tuple(sorted(found, key=lambda one: (days[one.workout_id], one.workout_id)))


def cost(workout: Workout, activity: Activity, hard: bool | None = None) -> float | None:
    """How far the two are apart, 0 being the same session on its day; None where nobody would suggest them."""
    total = apart(workout, activity, hard)
    return total if total is not None and total < COST_LIMIT else None


def apart(workout: Workout, activity: Activity, hard: bool | None = None) -> float | None:
    """The same without a limit, for whoever knows better; None where sport or days say that they are not the same."""
    if activity.sport is not workout.sport or not near(workout, activity):
        return None
    total = DAY_COSTS[abs((activity.day - workout.day).days)]
    total += OTHER_WEEK_COST if week_start(activity.day) != week_start(workout.day) else 0.0
    if hard is not None and hard != workout.hard:
        total += INTENSITY_COST
    return total + _size_cost(workout, activity)


def near(workout: Workout, activity: Activity) -> bool:
    """In as few days of each other as a session moves."""
    return abs((activity.day - workout.day).days) < len(DAY_COSTS)


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
    hard: Mapping[Key, bool],
) -> list[Execution]:
    if not workouts or not activities:
        return []
    costs = [[cost(workout, activity, hard.get(activity.key)) for activity in activities] for workout in workouts]
    gains = [[0.0 if value is None else value - COST_LIMIT for value in row] for row in costs]
    found: list[Execution] = []
    for row, column in cheapest(gains):
        value = costs[row][column]
        if value is not None:
            found.append(Execution(workouts[row].id, activities[column].key, value))
    return found


def _workout_order(workout: Workout) -> tuple[object, ...]:
    return workout.day, workout.id


def _activity_order(activity: Activity) -> tuple[object, ...]:
    return activity.started_at, activity.source, activity.source_id
