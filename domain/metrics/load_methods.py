"""The ways to a session's load, each from figures of its own; None where one of these is missing."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.athlete.profile import Known, Origin, Profile, Sex
from domain.metrics.effort import HIGHEST, LOWEST, effort_points
from domain.metrics.power import power_tss
from domain.metrics.speed import rtss, stss
from domain.metrics.trimp import HeartRates, Stretch, hrss, trimp_of
from domain.training.activity import Activity, SetKind
from domain.training.sport import Sport
from domain.units import SECONDS_PER_HOUR, pace_s_per_km

DEFAULT_RPE = 6.0
DEFAULT_POINTS_PER_HOUR = 50.0

HEART_RATES = (40.0, 220.0)
# Laps that are this far from the time of their session leave something of it out, or tell of its rests.
LAPS_OFF_SHARE = 0.05
RUN_SPEEDS = (1.2, 6.5)
SWIM_SPEEDS = (0.4, 2.2)

# Without a graded pace, a flat formula is unfair to a hill and blind to a treadmill's guessed distance.
HILLY_ASCENT_SHARE = 0.02
TREADMILL = frozenset({"treadmill", "indoor_running", "virtual_activity"})


class LoadMethod(StrEnum):
    POWER_TSS = "power_tss"
    RTSS = "rtss"
    RTSS_FLAT = "rtss_flat"
    HRSS = "hrss"
    STSS = "stss"
    SESSION_RPE = "session_rpe"
    DURATION_DEFAULT = "duration_default"


@dataclass(frozen=True, slots=True)
class SessionLoad:
    """`assumed` where the method had to guess one of its inputs.

    `dropped` names better methods whose result no body could produce, a sign of a wrong threshold or reading. `inputs`
    are the figures it was computed from, by their names, and `n` is how many of the session's own went into it.
    """

    points: float
    method: LoadMethod
    assumed: bool = False
    dropped: tuple[LoadMethod, ...] = ()
    inputs: Mapping[str, float] = field(default_factory=dict)
    n: int = 1


def by_power(activity: Activity, profile: Profile) -> SessionLoad | None:
    power, ftp = activity.normalized_power_w or activity.average_power_w, _value(profile.ftp_w)
    if power is None or power <= 0 or ftp is None:
        return None
    points = power_tss(activity.moving_s, power, ftp)
    inputs = {"seconds": activity.moving_s, "power_w": power, "ftp_w": ftp}
    return _load(points, LoadMethod.POWER_TSS, inputs, assumed=activity.normalized_power_w is None)


def by_graded_pace(activity: Activity, profile: Profile) -> SessionLoad | None:
    """What the watch makes of the hills; a treadmill has none, and its distance is guessed."""
    speed = _within(activity.graded_speed_m_per_s, RUN_SPEEDS)
    return None if speed is None else by_pace(activity, profile, speed, LoadMethod.RTSS)


def by_flat_pace(activity: Activity, profile: Profile) -> SessionLoad | None:
    speed = _speed(activity, RUN_SPEEDS)
    return None if speed is None or _hilly(activity) else by_pace(activity, profile, speed, LoadMethod.RTSS_FLAT)


def by_pace(activity: Activity, profile: Profile, speed: float, method: LoadMethod) -> SessionLoad | None:
    known = profile.threshold_pace_s_per_km
    threshold = _value(known)
    if not threshold or activity.sub_sport in TREADMILL:
        return None
    pace = pace_s_per_km(speed)
    inputs = {"seconds": activity.moving_s, "pace_s_per_km": pace, "threshold_s_per_km": threshold}
    return _load(rtss(activity.moving_s, pace, threshold), method, inputs, assumed=_guessed(known))


def by_swim_speed(activity: Activity, profile: Profile) -> SessionLoad | None:
    known, distance = profile.css_s_per_100m, activity.distance_m or 0.0
    speed, css = _speed(activity, SWIM_SPEEDS), _value(known)
    if speed is None or not css:
        return None
    inputs = {"seconds": activity.moving_s, "distance_m": distance, "css_s_per_100m": css}
    points = stss(activity.moving_s, distance, 100 / css * 60)
    return _load(points, LoadMethod.STSS, inputs, assumed=_guessed(known))


def by_heart_rate(activity: Activity, profile: Profile) -> SessionLoad | None:
    rest, highest = _value(profile.resting_hr), _value(profile.max_hr)
    average = _within(activity.average_hr, HEART_RATES)
    if rest is None or highest is None or average is None:
        return None
    body = HeartRates(rest, highest, profile.sex or Sex.MALE, _value(profile.lthr))
    stretches = _stretches(activity, average)
    points = trimp_of(stretches, body)
    inputs = {"seconds": seconds_of(activity), "average_hr": average, "resting_hr": rest, "max_hr": highest}
    inputs["lthr"] = body.lthr
    if points is None:
        return None
    inputs["trimp"] = points
    # A wrist in the water reads a heart poorly.
    doubtful = profile.sex is None or _guessed(profile.resting_hr) or activity.sport is Sport.SWIM
    found = _load(hrss(points, body), LoadMethod.HRSS, inputs, assumed=doubtful)
    return found and replace(found, n=len(stretches))


def _stretches(activity: Activity, average_hr: float) -> list[Stretch]:
    """The laps, where each has a heart rate and they are the session; else all of it as one."""
    seconds = seconds_of(activity)
    laps = [(lap.seconds, rate) for lap in activity.laps if (rate := _within(lap.average_hr, HEART_RATES)) is not None]
    told_s = math.fsum(lap_s for lap_s, _ in laps)
    whole = len(laps) == len(activity.laps) and abs(told_s - seconds) <= LAPS_OFF_SHARE * seconds
    if not whole or not told_s:
        return [(seconds, average_hr)]
    return [(lap_s / told_s * seconds, rate) for lap_s, rate in laps]


def by_effort(activity: Activity, _profile: Profile) -> SessionLoad | None:
    if activity.rpe is None:
        return None
    inputs = {"seconds": seconds_of(activity), "rpe": activity.rpe}
    return _load(effort_points(activity.rpe, seconds_of(activity)), LoadMethod.SESSION_RPE, inputs)


def by_lifting(activity: Activity, profile: Profile) -> SessionLoad | None:
    answered = by_effort(activity, profile)
    if answered:
        return answered
    told = _rpe_of_sets(activity)
    rpe = sum(told) / len(told) if told else DEFAULT_RPE
    found = _load(
        effort_points(rpe, seconds_of(activity)),
        LoadMethod.SESSION_RPE,
        {"seconds": seconds_of(activity), "rpe": rpe},
        assumed=not told,
    )
    return found and replace(found, n=len(told))


def by_duration(activity: Activity, dropped: tuple[LoadMethod, ...]) -> SessionLoad:
    seconds = seconds_of(activity)
    points = seconds / SECONDS_PER_HOUR * DEFAULT_POINTS_PER_HOUR
    return SessionLoad(points, LoadMethod.DURATION_DEFAULT, True, dropped, {"seconds": seconds}, 0)


def _load(
    points: float | None, method: LoadMethod, inputs: Mapping[str, float], *, assumed: bool = False
) -> SessionLoad | None:
    return None if points is None else SessionLoad(points, method, assumed, inputs=inputs)


def _value(known: Known | None) -> float | None:
    return None if known is None else known.value


def _guessed(known: Known | None) -> bool:
    return known is not None and known.origin is Origin.ESTIMATE


def seconds_of(activity: Activity) -> float:
    return max(0.0, activity.minutes * 60)


def _speed(activity: Activity, allowed: tuple[float, float]) -> float | None:
    if not activity.distance_m or activity.moving_s <= 0:
        return None
    return _within(activity.distance_m / activity.moving_s, allowed)


def _within(value: float | None, allowed: tuple[float, float]) -> float | None:
    return value if value is not None and allowed[0] <= value <= allowed[1] else None


def _hilly(activity: Activity) -> bool:
    return (activity.ascent_m or 0.0) > HILLY_ASCENT_SHARE * (activity.distance_m or 0.0)


def _rpe_of_sets(activity: Activity) -> list[float]:
    working = (done.rpe for done in activity.sets if done.kind is not SetKind.WARMUP)
    return [rpe for rpe in working if rpe is not None and LOWEST <= rpe <= HIGHEST]
