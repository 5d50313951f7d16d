"""Everything that is rolled up from activities, in one go: loads, days, weeks, and the series of what was lifted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.calendar import week_start
from domain.metrics.body import BodyWeights
from domain.metrics.known_by_day import KnownByDay
from domain.metrics.rollups import Loaded, loaded, needs_full_rebuild, roll_up
from domain.metrics.series import exercise_days, group_days, muscle_days, set_facts
from domain.metrics.weeks import weeks
from domain.training.activity import Activity
from domain.training.rollup import DayRollup, WeekRollup
from domain.training.series import ExerciseDay, MuscleDay, SetFact


@dataclass(frozen=True, slots=True)
class Body:
    """Of the athlete: what is known by day of what sessions are held against, and of weights."""

    known: KnownByDay
    weights: BodyWeights = field(default_factory=BodyWeights)


@dataclass(frozen=True, slots=True)
class History:
    """Of one stretch of days; each part the oldest first."""

    loads: tuple[Loaded, ...] = ()
    days: tuple[DayRollup, ...] = ()
    weeks: tuple[WeekRollup, ...] = ()
    sets: tuple[SetFact, ...] = ()
    exercises: tuple[ExerciseDay, ...] = ()
    muscles: tuple[MuscleDay, ...] = ()
    groups: tuple[MuscleDay, ...] = ()


def goes_on_from(touched: date, first_day: date) -> date | None:
    """The Monday from which a change on that day has to be rolled up again; None where that is from the beginning."""
    monday = week_start(touched)
    return None if needs_full_rebuild(monday, first_day) else monday


def history(
    activities: Sequence[Activity], body: Body, first: date, last: date, previous: DayRollup | None = None
) -> History:
    """All of it from the first to the last day, from activities of these days alone and in the order of their start.

    With `previous`, the roll-up of the day before `first`, it is to the last bit what the whole would say of these
    days, provided that `first` is what `goes_on_from` gave.
    """
    sessions = loaded(activities, body.known)
    days = roll_up(sessions, first, last, previous)
    facts = set_facts(activities, body.weights)
    return History(
        sessions,
        days,
        weeks(activities, days),
        facts,
        exercise_days(facts),
        muscle_days(activities),
        group_days(activities),
    )
