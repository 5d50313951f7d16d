"""Week roll-ups: what the days and sessions of each calendar week add up to."""

import math
from collections.abc import Iterable, Sequence
from datetime import date

from domain.calendar import week_start
from domain.metrics.rollups import by_sport
from domain.metrics.strain import weekly_strain
from domain.metrics.trimp import edwards_trimp
from domain.training.activity import Activity
from domain.training.rollup import DayRollup, WeekRollup
from domain.training.sport import Sport

WEEK_DAYS = 7
# Below the first threshold lie the two zones in which one can still talk (Seiler).
EASY_ZONES = 2


def weeks(activities: Iterable[Activity], days: Iterable[DayRollup]) -> tuple[WeekRollup, ...]:
    """Every calendar week that has a day among these, the oldest first; its activities must all be there."""
    of_week: dict[date, list[DayRollup]] = {}
    for day in days:
        of_week.setdefault(week_start(day.day), []).append(day)
    done: dict[date, list[Activity]] = {}
    for activity in activities:
        done.setdefault(week_start(activity.day), []).append(activity)
    return tuple(_week(monday, rolled, done.get(monday, [])) for monday, rolled in sorted(of_week.items()))


def _week(monday: date, days: Sequence[DayRollup], done: Sequence[Activity]) -> WeekRollup:
    loads = [day.load for day in days]
    strain = weekly_strain(loads) if len(days) == WEEK_DAYS else None
    zones = [activity.hr_zone_s for activity in done if activity.hr_zone_s]
    return WeekRollup(
        monday,
        sessions=len(done),
        load=math.fsum(loads),
        ctl=days[-1].ctl,
        atl=days[-1].atl,
        minutes=_summed((activity.sport, activity.minutes) for activity in done),
        distance_m=_summed((activity.sport, activity.distance_m) for activity in done if activity.distance_m),
        edwards=math.fsum(edwards_trimp([seconds / 60 for seconds in each]) for each in zones),
        easy_s=math.fsum(seconds for each in zones for seconds in each[:EASY_ZONES]),
        hard_s=math.fsum(seconds for each in zones for seconds in each[EASY_ZONES:]),
        monotony=None if strain is None else strain.monotony,
        strain=None if strain is None else strain.strain,
    )


def _summed(each: Iterable[tuple[Sport, float]]) -> dict[Sport, float]:
    found: dict[Sport, list[float]] = {}
    for sport, amount in each:
        found.setdefault(sport, []).append(amount)
    return by_sport(found)
