"""The load of one session in TSS points, by the best method its figures allow."""

import math
from collections.abc import Callable
from dataclasses import replace

from domain.athlete.profile import Profile
from domain.metrics.load_methods import (
    LoadMethod,
    SessionLoad,
    by_duration,
    by_effort,
    by_flat_pace,
    by_graded_pace,
    by_heart_rate,
    by_lifting,
    by_power,
    by_swim_speed,
    seconds_of,
)
from domain.metrics.spec import Metric, Rolled, Unit, Weekly
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.units import SECONDS_PER_HOUR

MOST_POINTS_PER_HOUR = 200.0
HARD_POINTS_PER_HOUR = 70.0
FELT_NOT_MEASURED = frozenset({"yoga", "pilates", "flexibility_training", "breathing"})

Method = Callable[[Activity, Profile], SessionLoad | None]


def session_load(activity: Activity, profile: Profile) -> SessionLoad:
    """The first method of the sport's order that has its inputs and gives 0 to 200 points an hour."""
    dropped: list[LoadMethod] = []
    for method in _order(activity):
        found = method(activity, profile)
        if found is None:
            continue
        if 0 <= _per_hour(found, activity) <= MOST_POINTS_PER_HOUR:
            return replace(found, dropped=tuple(dropped)) if dropped else found
        dropped.append(found.method)
    return by_duration(activity, tuple(dropped))


def was_hard(activity: Activity, profile: Profile) -> bool | None:
    """At least 70 points an hour, which is 84 % of threshold held throughout; None where the load is a guess.

    Where an estimate in the profile makes it one, what is known without that may still tell. Strength is None too: its
    points tell how hard it felt, not what it asks of the legs tomorrow.
    """
    if activity.sport is Sport.STRENGTH:
        return None
    load = session_load(activity, profile)
    if load.assumed:
        load = session_load(activity, profile.without_estimates())
    return None if load.assumed else _per_hour(load, activity) >= HARD_POINTS_PER_HOUR


_ORDERS: dict[Sport, tuple[Method, ...]] = {
    Sport.RIDE: (by_power, by_heart_rate, by_effort),
    Sport.RUN: (by_graded_pace, by_flat_pace, by_heart_rate, by_effort),
    Sport.SWIM: (by_swim_speed, by_heart_rate, by_effort),
    Sport.STRENGTH: (by_lifting,),
    Sport.OTHER: (by_heart_rate, by_effort),
}


def _order(activity: Activity) -> tuple[Method, ...]:
    if activity.sport is Sport.OTHER and activity.sub_sport in FELT_NOT_MEASURED:
        return (by_effort, by_heart_rate)
    return _ORDERS[activity.sport]


def _per_hour(load: SessionLoad, activity: Activity) -> float:
    """Points without any time are more than any hour holds."""
    seconds = seconds_of(activity)
    if not seconds:
        return math.inf if load.points else 0.0
    return load.points / seconds * SECONDS_PER_HOUR


METRICS = (
    Metric(
        key="load",
        symbol="TSS",
        label="Training load",
        unit=Unit.POINTS,
        decimals=0,
        weekly=Weekly.SUM,
        valid=(0.0, 2_000.0),
        needs="an activity with a heart rate, a pace or an RPE",
        source=Rolled(lambda day: day.load),
    ),
)
