"""A plan for a race: weeks that grow and rest, a taper, and the race itself."""

from dataclasses import replace
from datetime import date, timedelta

from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, days
from domain.errors import LimitExceeded, PlanRefused
from domain.plan.limits import Limits, violations
from domain.plan.plan import Blueprint
from domain.plan.schedule import DAYS_A_WEEK
from domain.planning.basis import Basis
from domain.planning.ground import Ground, ground_of
from domain.planning.hours import wanted_hours
from domain.planning.outline import Week
from domain.planning.paces import paces_of
from domain.planning.placing import identity, placed
from domain.planning.preparation import Preparation, Span, preparation
from domain.planning.race_week import RaceWeek
from domain.planning.runs import race_run
from domain.planning.sketch import LEAST_MINUTES
from domain.race.race import Race
from domain.training.validity import LONGEST_TITLE
from domain.training.workout import Priority, Workout

# Days before the race on which nothing is lifted.
UNLIFTED_DAYS = 6


def race_plan(athlete: Athlete, race: Race, basis: Basis, start: date, limits: Limits) -> Blueprint:
    """From `start`, which is today or later, to the race. `limits` are those that hold for the athlete.

    Raises PlanRefused where the race is not ahead, its day is blocked, no day before it is, or the safety rules leave
    room for no run; LimitExceeded where the race itself would break a rule.
    """
    _check(athlete, race, start)
    paces = paces_of(basis.vdot, race)
    raced = race_run(race, paces).on(race.day, identity(race.day, "race"), Priority.KEY)
    ground = ground_of(athlete, basis, start, limits, race.day)
    _check_rules(raced, ground)
    if ground.most_run_minutes < LEAST_MINUTES:
        raise PlanRefused("runs_too_short", allowed=ground.most_run_minutes, minutes=LEAST_MINUTES)
    prepared = preparation(athlete, race, basis, start, paces)
    workouts = _weeks(prepared, RaceWeek(athlete, race, paces, basis), raced, ground)
    # Within the last week, resting is a plan.
    if len(workouts) == 1 and (race.day - start).days > DAYS_A_WEEK:
        raise PlanRefused("nothing_fits", minutes=LEAST_MINUTES)
    return Blueprint(
        title=_title(len(prepared.weeks), race),
        focus=tuple(dict.fromkeys(workout.sport.value for workout in workouts)),
        weekly_hours=wanted_hours(athlete),
        workouts={workout.id: workout for workout in workouts},
    )


def _check(athlete: Athlete, race: Race, start: date) -> None:
    if race.day <= start:
        raise PlanRefused("race_not_ahead", day=race.day)
    # A weekday without training may well have a race; a date that is taken has not.
    if any(blocked.covers(race.day) for blocked in athlete.availability.blocked):
        raise PlanRefused("race_day_blocked", day=race.day)
    before = days(start, race.day - ONE_DAY)
    if all(athlete.availability.minutes_on(day) < LEAST_MINUTES for day in before):
        raise PlanRefused("no_day_to_train", minutes=LEAST_MINUTES)


def _check_rules(raced: Workout, ground: Ground) -> None:
    """The length of a race is held against nothing, but it is a hard day."""
    situation = replace(ground.situation, today=raced.day)
    for found in violations(Blueprint("", workouts={raced.id: raced}), ground.limits, situation):
        raise LimitExceeded(found.rule, day=found.day, value=found.value, allowed=found.allowed)


def _weeks(prepared: Preparation, maker: RaceWeek, raced: Workout, ground: Ground) -> list[Workout]:
    workouts: list[Workout] = []
    for week in prepared.weeks:
        span = _span(week, raced.day, ground)
        there = (raced,) if span.racing else ()
        sessions = maker.sessions(week, prepared.room(week, span, ground))
        found = placed(sessions, span.open, ground, there)
        prepared, ground = prepared.after(week, found, span.share), ground.after(found)
        workouts.extend(found)
    return sorted(workouts, key=lambda workout: (workout.day, workout.id))


def _span(week: Week, race_day: date, ground: Ground) -> Span:
    """From the first day that is left to the day before the race, which takes one of the seven for itself."""
    sunday = week.monday + timedelta(days=DAYS_A_WEEK - 1)
    racing = week.monday <= race_day <= sunday
    left = tuple(days(ground.situation.today, min(sunday, race_day - ONE_DAY)))
    availability = ground.situation.availability
    return Span(
        open=tuple(day for day in left if availability.minutes_on(day) >= LEAST_MINUTES),
        share=len(left) / (DAYS_A_WEEK - racing),
        racing=racing,
        lifting=sunday < race_day - timedelta(days=UNLIFTED_DAYS),
    )


def _title(weeks: int, race: Race) -> str:
    name = race.name.strip() or "the race"
    return f"{weeks} {'week' if weeks == 1 else 'weeks'} to {name}"[:LONGEST_TITLE]
