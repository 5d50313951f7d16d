"""Day roll-ups: each day's load and minutes, and the fitness and fatigue they leave."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from domain.calendar import ONE_DAY, days
from domain.metrics.fitness import SEED_DAYS, WARM_UP_DAYS, after_day, initial_level
from domain.metrics.known_by_day import KnownByDay
from domain.metrics.load import session_load
from domain.metrics.load_methods import SessionLoad
from domain.metrics.muscles import sets_by_muscle
from domain.training.activity import Activity, LiftSet
from domain.training.rollup import DayRollup
from domain.training.sport import Sport


class Loaded(NamedTuple):
    """An activity and what it cost."""

    activity: Activity
    load: SessionLoad


def loaded(activities: Iterable[Activity], known: KnownByDay) -> tuple[Loaded, ...]:
    """Each held against what was known on its day."""
    return tuple(Loaded(activity, session_load(activity, known.on(activity.day))) for activity in activities)


def needs_full_rebuild(touched_day: date, first_day: date) -> bool:
    """Whether a change on that day reaches back to the first roll-up, which is the day of the first activity.

    The first 28 days decide the seed of all that follow, and the first 42 carry the mark of warming up.
    """
    return touched_day < first_day + timedelta(WARM_UP_DAYS)


def roll_up(
    sessions: Iterable[Loaded], first_day: date, last_day: date, previous: DayRollup | None = None
) -> tuple[DayRollup, ...]:
    """One roll-up for every day from the first to the last; sessions of other days are left out.

    Without `previous` the first day is the athlete's first and the series is built whole. With `previous`, the roll-up
    of the day before `first_day`, the series goes on from there and is equal to the last bit to the whole one, provided
    `needs_full_rebuild` is false for `first_day`. Raises ValueError where `previous` is another day's.
    """
    if previous is not None and previous.day != first_day - ONE_DAY:
        raise ValueError(f"{previous.day} is not the day before {first_day}")
    done = _days_done(sessions, first_day, last_day)
    ctl, atl = _seed(done, first_day, last_day) if previous is None else (previous.ctl, previous.atl)
    rolled: list[DayRollup] = []
    for index, day in enumerate(days(first_day, last_day)):
        today = done.get(day, _REST)
        load = math.fsum(today.loads)
        ctl, atl = after_day(ctl, atl, load)
        warming_up = previous is None and index < WARM_UP_DAYS
        rolled.append(DayRollup(day, load, ctl, atl, by_sport(today.minutes), warming_up, sets_by_muscle(today.sets)))
    return tuple(rolled)


def by_sport(each: Mapping[Sport, Sequence[float]]) -> dict[Sport, float]:
    """An exact sum does not depend on the order in which activities came in."""
    return {sport: math.fsum(each[sport]) for sport in Sport if sport in each}


@dataclass(slots=True)
class _Day:
    loads: list[float] = field(default_factory=list)
    minutes: dict[Sport, list[float]] = field(default_factory=dict)
    sets: list[LiftSet] = field(default_factory=list)

    def add(self, session: Loaded) -> None:
        self.loads.append(session.load.points)
        self.minutes.setdefault(session.activity.sport, []).append(session.activity.minutes)
        self.sets += session.activity.sets


_REST = _Day()


def _days_done(sessions: Iterable[Loaded], first: date, last: date) -> Mapping[date, _Day]:
    done: dict[date, _Day] = {}
    for session in sessions:
        if first <= session.activity.day <= last:
            done.setdefault(session.activity.day, _Day()).add(session)
    return done


def _seed(done: Mapping[date, _Day], first: date, last: date) -> tuple[float, float]:
    opening = [done.get(day, _REST) for day in days(first, min(last, first + timedelta(SEED_DAYS - 1)))]
    level = initial_level([math.fsum(day.loads) for day in opening], sum(len(day.loads) for day in opening))
    return level, level
