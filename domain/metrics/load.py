"""The load of one session in TSS points, by the best method its figures allow."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.athlete.profile import Known, Profile, Sex
from domain.metrics.effort import HIGHEST, LOWEST, effort_points
from domain.metrics.power import power_tss
from domain.metrics.spec import Metric, Rolled, Unit, Weekly
from domain.metrics.speed import rtss, stss
from domain.metrics.trimp import HeartRates, hrss, trimp
from domain.training.activity import Activity, SetKind
from domain.training.sport import Sport
from domain.units import SECONDS_PER_HOUR, pace_s_per_km

DEFAULT_RPE = 6.0
DEFAULT_POINTS_PER_HOUR = 50.0
MOST_POINTS_PER_HOUR = 200.0
HARD_POINTS_PER_HOUR = 70.0

HEART_RATES = (40.0, 220.0)
RUN_SPEEDS = (1.2, 6.5)
SWIM_SPEEDS = (0.4, 2.2)

# Without a graded pace, a flat formula is unfair to a hill and blind to a treadmill's guessed distance.
HILLY_ASCENT_SHARE = 0.02
TREADMILL = frozenset({"treadmill", "indoor_running", "virtual_activity"})
FELT_NOT_MEASURED = frozenset({"yoga", "pilates", "flexibility_training", "breathing"})


class LoadMethod(StrEnum):
    POWER_TSS = "power_tss"
    RTSS_FLAT = "rtss_flat"
    HRSS = "hrss"
    STSS = "stss"
    SESSION_RPE = "session_rpe"
    DURATION_DEFAULT = "duration_default"


@dataclass(frozen=True, slots=True)
class SessionLoad:
    """`assumed` where the method had to guess one of its inputs.

    `dropped` names better methods whose result no body could produce, a sign of a wrong threshold or reading.
    """

    points: float
    method: LoadMethod
    assumed: bool = False
    dropped: tuple[LoadMethod, ...] = ()


Method = Callable[[Activity, Profile], SessionLoad | None]


def session_load(activity: Activity, profile: Profile) -> SessionLoad:
    """The first method of the sport's order that has its inputs and gives 0 to 200 points an hour."""
    dropped: list[LoadMethod] = []
    for method in _order(activity):
        found = method(activity, profile)
        if found is None:
            continue
        if 0 <= _per_hour(found, activity) <= MOST_POINTS_PER_HOUR:
            return SessionLoad(found.points, found.method, found.assumed, tuple(dropped))
        dropped.append(found.method)
    return _by_duration(activity, tuple(dropped))


def was_hard(activity: Activity, profile: Profile) -> bool | None:
    """At least 70 points an hour, which is 84 % of threshold held throughout; None where the load is a guess.

    Strength is None too: its points tell how hard it felt, not what it asks of the legs tomorrow.
    """
    if activity.sport is Sport.STRENGTH:
        return None
    load = session_load(activity, profile)
    return None if load.assumed else _per_hour(load, activity) >= HARD_POINTS_PER_HOUR


def _by_power(activity: Activity, profile: Profile) -> SessionLoad | None:
    power = activity.normalized_power_w or activity.average_power_w
    if power is None or power <= 0:
        return None
    points = power_tss(activity.moving_s, power, _value(profile.ftp_w))
    return _load(points, LoadMethod.POWER_TSS, assumed=activity.normalized_power_w is None)


def _by_run_pace(activity: Activity, profile: Profile) -> SessionLoad | None:
    speed, threshold = _speed(activity, RUN_SPEEDS), _value(profile.threshold_pace_s_per_km)
    if speed is None or not threshold or activity.sub_sport in TREADMILL or _hilly(activity):
        return None
    return _load(rtss(activity.moving_s, pace_s_per_km(speed), threshold), LoadMethod.RTSS_FLAT)


def _by_swim_speed(activity: Activity, profile: Profile) -> SessionLoad | None:
    speed, css = _speed(activity, SWIM_SPEEDS), _value(profile.css_s_per_100m)
    if speed is None or not css:
        return None
    return _load(stss(activity.moving_s, activity.distance_m or 0.0, 100 / css * 60), LoadMethod.STSS)


def _by_heart_rate(activity: Activity, profile: Profile) -> SessionLoad | None:
    rest, highest, average = _value(profile.resting_hr), _value(profile.max_hr), activity.average_hr
    if rest is None or highest is None or average is None or not HEART_RATES[0] <= average <= HEART_RATES[1]:
        return None
    body = HeartRates(rest, highest, profile.sex or Sex.MALE, _value(profile.lthr))
    points = trimp(_seconds(activity) / 60, average, body)
    return None if points is None else _load(hrss(points, body), LoadMethod.HRSS, assumed=profile.sex is None)


def _by_effort(activity: Activity, _profile: Profile) -> SessionLoad | None:
    return _load(effort_points(activity.rpe, _seconds(activity)), LoadMethod.SESSION_RPE)


def _by_lifting(activity: Activity, profile: Profile) -> SessionLoad | None:
    answered = _by_effort(activity, profile)
    if answered:
        return answered
    of_sets = _mean_set_rpe(activity)
    points = effort_points(DEFAULT_RPE if of_sets is None else of_sets, _seconds(activity))
    return _load(points, LoadMethod.SESSION_RPE, assumed=of_sets is None)


def _by_duration(activity: Activity, dropped: tuple[LoadMethod, ...]) -> SessionLoad:
    points = _seconds(activity) / SECONDS_PER_HOUR * DEFAULT_POINTS_PER_HOUR
    return SessionLoad(points, LoadMethod.DURATION_DEFAULT, assumed=True, dropped=dropped)


_ORDERS: dict[Sport, tuple[Method, ...]] = {
    Sport.RIDE: (_by_power, _by_heart_rate, _by_effort),
    Sport.RUN: (_by_run_pace, _by_heart_rate, _by_effort),
    Sport.SWIM: (_by_swim_speed, _by_heart_rate, _by_effort),
    Sport.STRENGTH: (_by_lifting,),
    Sport.OTHER: (_by_heart_rate, _by_effort),
}


def _order(activity: Activity) -> tuple[Method, ...]:
    if activity.sport is Sport.OTHER and activity.sub_sport in FELT_NOT_MEASURED:
        return (_by_effort, _by_heart_rate)
    return _ORDERS[activity.sport]


def _load(points: float | None, method: LoadMethod, *, assumed: bool = False) -> SessionLoad | None:
    return None if points is None else SessionLoad(points, method, assumed)


def _value(known: Known | None) -> float | None:
    return None if known is None else known.value


def _seconds(activity: Activity) -> float:
    return max(0.0, activity.minutes * 60)


def _per_hour(load: SessionLoad, activity: Activity) -> float:
    """Points without any time are more than any hour holds."""
    seconds = _seconds(activity)
    if not seconds:
        return math.inf if load.points else 0.0
    return load.points / seconds * SECONDS_PER_HOUR


def _speed(activity: Activity, allowed: tuple[float, float]) -> float | None:
    if not activity.distance_m or activity.moving_s <= 0:
        return None
    speed = activity.distance_m / activity.moving_s
    return speed if allowed[0] <= speed <= allowed[1] else None


def _hilly(activity: Activity) -> bool:
    return (activity.ascent_m or 0.0) > HILLY_ASCENT_SHARE * (activity.distance_m or 0.0)


def _mean_set_rpe(activity: Activity) -> float | None:
    working = (done for done in activity.sets if done.kind is not SetKind.WARMUP)
    told = [done.rpe for done in working if done.rpe is not None and LOWEST <= done.rpe <= HIGHEST]
    return sum(told) / len(told) if told else None


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
