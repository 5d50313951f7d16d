"""What a coach would say of a plan that the athlete wrote: of each rule the worst place, and nothing of it refuses.

Rules of thumb, beside the limits that no plan may break.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from domain.calendar import week_start
from domain.plan.plan import Blueprint
from domain.plan.plan_file import Note
from domain.plan.schedule import Schedule, Stretch
from domain.race.around import quiet_days
from domain.race.race import Race
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout
from domain.units import MARATHON_M

LONG_SHARE = 0.35
# Where somebody runs twice a week, one of the two is always more than a third.
RUNS_LEAST = 3
LONGEST_MINUTES, LONGEST_FOR_MARATHON = 150, 180
RISES = 4
LOOKED_BACK = 3
NEXT_DAY = 1


@dataclass(frozen=True, slots=True)
class Ahead:
    """A plan from today on: its weeks by their Mondays, all of them, and its workouts."""

    weeks: Sequence[tuple[date, Stretch]]
    workouts: Sequence[Workout]
    races: Sequence[Race]


def second_thoughts(plan: Blueprint, races: Sequence[Race], today: date) -> tuple[Note, ...]:
    schedule = Schedule.of(plan, today, frozenset(race.day for race in races))
    ahead = Ahead(tuple(schedule.weeks_ahead), schedule.ahead, races)
    worst = (max(rule(ahead), key=lambda found: found[0], default=None) for rule in RULES)
    return tuple(found[1] for found in worst if found is not None)


def _long_shares(ahead: Ahead) -> Iterator[tuple[float, Note]]:
    """The long run in percent of its week's running."""
    for monday, each in groupby(_runs(ahead), key=lambda run: week_start(run.day)):
        minutes = [run.minutes for run in each]
        share = max(minutes) / sum(minutes)
        if len(minutes) >= RUNS_LEAST and share > LONG_SHARE:
            yield share, Note("long_share", monday.isoformat(), round(100 * share))


def _long_runs(ahead: Ahead) -> Iterator[tuple[float, Note]]:
    marathon = any(race.distance_m >= MARATHON_M - 1 for race in ahead.races)
    most = LONGEST_FOR_MARATHON if marathon else LONGEST_MINUTES
    for run in _runs(ahead):
        if run.minutes > most:
            yield run.minutes, Note("run_too_long", run.day.isoformat(), run.minutes)


def _rising_weeks(ahead: Ahead) -> Iterator[tuple[float, Note]]:
    """So many weeks in a row that each hold more than the one before."""
    rises = 0
    for (before, was), (monday, week) in pairwise(ahead.weeks):
        rises = rises + 1 if week.minutes > was.minutes and (monday - before).days == 7 else 0
        if rises >= RISES:
            yield rises, Note("no_cut_back", monday.isoformat(), rises)


def _more_of_both(ahead: Ahead) -> Iterator[tuple[float, Note]]:
    """More minutes and more demanding days than in any of the three weeks before."""
    for place in range(LOOKED_BACK, len(ahead.weeks)):
        before = [week for _, week in ahead.weeks[place - LOOKED_BACK : place]]
        monday, week = ahead.weeks[place]
        minutes, demanding = max(each.minutes for each in before), max(each.demanding for each in before)
        if week.minutes > minutes and week.demanding > demanding:
            yield week.minutes / max(minutes, 1), Note("more_of_both", monday.isoformat(), week.demanding)


def _near_races(ahead: Ahead) -> Iterator[tuple[float, Note]]:
    """Sessions that are hard on a day on which nothing should be; the nearer the race, the worse."""
    for race in ahead.races:
        quiet = quiet_days([race], NEXT_DAY)
        for workout in ahead.workouts:
            if workout.hard and workout.purpose is not Purpose.RACE and workout.day in quiet:
                yield -abs((workout.day - race.day).days), Note("hard_near_race", workout.day.isoformat(), race.day)


def _runs(ahead: Ahead) -> Iterator[Workout]:
    return (each for each in ahead.workouts if each.sport is Sport.RUN and each.purpose is not Purpose.RACE)


RULES: tuple[Callable[[Ahead], Iterator[tuple[float, Note]]], ...] = (
    _near_races,
    _long_shares,
    _long_runs,
    _rising_weeks,
    _more_of_both,
)
