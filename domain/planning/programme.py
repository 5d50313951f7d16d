"""A plan without a race: the same kinds of sessions every week, in weeks that grow and rest."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial

from domain.athlete.athlete import Athlete
from domain.calendar import days, week_start
from domain.errors import PlanRefused
from domain.plan.limits import Limits
from domain.plan.plan import Blueprint
from domain.plan.schedule import DAYS_A_WEEK
from domain.planning.basis import Basis
from domain.planning.ground import Ground, ground_of
from domain.planning.hours import most_minutes, wanted_hours
from domain.planning.placing import placed
from domain.planning.programme_week import ProgrammeWeek
from domain.planning.sketch import LEAST_MINUTES
from domain.planning.weekly_volume import weekly_volume
from domain.training.sport import Sport
from domain.training.workout import Workout

LEAST_WEEK_MINUTES = 60.0
# Where no hours are wanted, a week grows to five, or stays at what it is already.
USUAL_MOST_MINUTES = 300.0


def programme(athlete: Athlete, basis: Basis, start: date, weeks: int, limits: Limits) -> Blueprint:
    """So many calendar weeks, the one of `start` included. `limits` are those that hold for the athlete.

    Raises PlanRefused where no day has time for a session, or the rules leave room for none.
    """
    workouts = _weeks(athlete, basis, start, weeks, limits)
    if not workouts:
        raise PlanRefused("nothing_fits", minutes=LEAST_MINUTES)
    return Blueprint(
        title=_title(weeks, workouts),
        focus=_sports(workouts),
        weekly_hours=wanted_hours(athlete),
        workouts={workout.id: workout for workout in workouts},
    )


def _weeks(athlete: Athlete, basis: Basis, start: date, weeks: int, limits: Limits) -> list[Workout]:
    ground = ground_of(athlete, basis, start, limits)
    workouts: list[Workout] = []
    for number, minutes in enumerate(_volumes(athlete, basis, weeks), 1):
        offer = partial(ProgrammeWeek, athlete, basis.vdot, accustomed=basis.accustomed(number))
        found = _week(offer, minutes, ground)
        ground = ground.after(found)
        workouts.extend(sorted(found, key=lambda workout: (workout.day, workout.id)))
    return workouts


def _week(offer: Callable[[int, int], ProgrammeWeek], minutes: float, ground: Ground) -> tuple[Workout, ...]:
    first = ground.situation.today
    left = tuple(days(first, week_start(first) + timedelta(days=DAYS_A_WEEK - 1)))
    budget = minutes * len(left) / DAYS_A_WEEK
    if ground.most_minutes is not None:
        budget = min(budget, ground.most_minutes)
    sessions = offer(int(budget), ground.most_run_minutes).sessions()
    there = [day for day in left if ground.situation.availability.minutes_on(day) >= LEAST_MINUTES]
    return placed(sessions, there, ground)


def _volumes(athlete: Athlete, basis: Basis, weeks: int) -> tuple[float, ...]:
    first = max(LEAST_WEEK_MINUTES, basis.first_week_minutes)
    most = most_minutes(athlete)
    if wanted_hours(athlete) is None:
        most = min(most, max(USUAL_MOST_MINUTES, first))
    return weekly_volume(first, weeks, most)


def _title(weeks: int, workouts: Iterable[Workout]) -> str:
    *others, last = [_WORDS[Sport(sport)] for sport in _sports(workouts)]
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"{weeks} {'week' if weeks == 1 else 'weeks'} of {listed}"


def _sports(workouts: Iterable[Workout]) -> tuple[str, ...]:
    """The most frequent first."""
    return tuple(sport for sport, _ in Counter(workout.sport.value for workout in workouts).most_common())


_WORDS = {
    Sport.RUN: "running",
    Sport.RIDE: "riding",
    Sport.SWIM: "swimming",
    Sport.STRENGTH: "strength",
    Sport.OTHER: "moving",
}
