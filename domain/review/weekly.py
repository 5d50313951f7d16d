"""What a weekly review finds: the week against its own past, its key sessions, a deload that is due, and what comes."""

import statistics
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import ONE_DAY, week_start
from domain.plan.plan import Blueprint
from domain.plan.quality import judged_speed
from domain.training.activity import Activity, Key
from domain.training.rollup import WeekRollup
from domain.training.sport import Sport
from domain.training.workout import Priority, Purpose, Workout

USUAL_WEEKS = 4
WEEK = timedelta(weeks=1)
COMPARED = (timedelta(weeks=3), timedelta(weeks=6))
MOST_IMPROVED = 2
MOST_AHEAD = 3
IN_SETS = frozenset({Sport.STRENGTH})


@dataclass(frozen=True, slots=True)
class WeekTotals:
    """Minutes, TSS points and minutes of the longest run, each beside the mean of up to four weeks before it.

    None where there is no week to compare with, or no run. `easy_share` is of the time in heart-rate zones.
    """

    sessions: int
    minutes: float
    load: float
    planned_minutes: int = 0
    planned_sessions: int = 0
    usual_minutes: float | None = None
    usual_load: float | None = None
    easy_share: float | None = None
    long_run: float | None = None
    planned_long_run: int | None = None
    usual_long_run: float | None = None


@dataclass(frozen=True, slots=True)
class KeySession:
    """A key or hard session of the week beside the last one of its kind three to six weeks before."""

    title: str
    sport: str
    day: date
    speed_m_per_s: float
    average_hr: float | None
    before_on: date
    before_speed_m_per_s: float
    before_hr: float | None


@dataclass(frozen=True, slots=True)
class NextWeek:
    """From tomorrow on: what is planned, and of it what matters most."""

    minutes: int
    sessions: int
    key: tuple[Workout, ...]


def week_totals(
    weeks: Sequence[WeekRollup], activities: Iterable[Activity], plan: Blueprint | None, monday: date
) -> WeekTotals:
    """`weeks` are the roll-ups there are, `activities` of five weeks; a week without any is a week of nothing."""
    by_monday = {week.monday: week for week in weeks}
    this = by_monday.get(monday, WeekRollup(monday, 0, 0.0, 0.0, 0.0))
    before = [
        by_monday[each] for each in (monday - back * WEEK for back in range(1, USUAL_WEEKS + 1)) if each in by_monday
    ]
    planned = plan.between(monday, monday + WEEK - ONE_DAY) if plan else ()
    runs = _longest_runs(activities)
    zones = this.easy_s + this.hard_s
    return WeekTotals(
        sessions=this.sessions,
        minutes=sum(this.minutes.values()),
        load=this.load,
        planned_minutes=sum(workout.minutes for workout in planned),
        planned_sessions=len(planned),
        usual_minutes=_mean([sum(week.minutes.values()) for week in before]),
        usual_load=_mean([week.load for week in before]),
        easy_share=this.easy_s / zones if zones else None,
        long_run=runs.get(monday),
        planned_long_run=max((each.minutes for each in planned if each.purpose is Purpose.LONG), default=None),
        usual_long_run=_mean([runs[week.monday] for week in before if week.monday in runs]),
    )


def key_sessions(
    done_as: Mapping[Key, Workout], activities: Sequence[Activity], monday: date
) -> tuple[KeySession, ...]:
    """Of those that have a speed, the newest first; intervals are judged by their work where laps tell."""
    timed = [(each, done_as[each.key], *pace) for each in activities if (pace := _speed(each, done_as)) is not None]
    found = []
    for done, workout, speed, judged in reversed(timed):
        if done.day < monday or not (workout.hard or workout.priority is Priority.KEY):
            continue
        like = [
            (other, other_speed)
            for other, planned, other_speed, other_judged in timed
            if (planned.sport, planned.purpose, other_judged) == (workout.sport, workout.purpose, judged)
            and COMPARED[0] <= done.day - other.day <= COMPARED[1]
        ]
        if like:
            before, before_speed = like[-1]
            found.append(
                KeySession(
                    workout.title,
                    workout.sport,
                    done.day,
                    speed,
                    done.average_hr,
                    before.day,
                    before_speed,
                    before.average_hr,
                )
            )
    return tuple(found[:MOST_IMPROVED])


def next_week(plan: Blueprint | None, today: date, over: Collection[str] = ()) -> NextWeek | None:
    """None where nothing is planned. `over` are ids of workouts that are done already."""
    planned = plan.between(today + ONE_DAY, today + WEEK) if plan else ()
    coming = [workout for workout in planned if workout.id not in over]
    if not coming:
        return None
    key = [workout for workout in coming if workout.priority is Priority.KEY or workout.hard]
    return NextWeek(sum(workout.minutes for workout in coming), len(coming), tuple(key[:MOST_AHEAD]))


def _speed(done: Activity, done_as: Mapping[Key, Workout]) -> tuple[float, bool] | None:
    """With whether it is that of the work alone, which compares with nothing else."""
    workout = done_as.get(done.key)
    if workout is None or done.sport in IN_SETS:
        return None
    whole = done.distance_m / done.moving_s if done.distance_m and done.moving_s > 0 else None
    judged = judged_speed(workout, done)
    if judged is not None:
        return judged, judged != whole
    return None if whole is None else (whole, False)


def _longest_runs(activities: Iterable[Activity]) -> dict[date, float]:
    """By the Monday of its week, in minutes."""
    found: dict[date, float] = {}
    for each in activities:
        if each.sport is Sport.RUN:
            monday = week_start(each.day)
            found[monday] = max(found.get(monday, 0.0), each.minutes)
    return found


def _mean(values: Sequence[float]) -> float | None:
    return statistics.fmean(values) if values else None
