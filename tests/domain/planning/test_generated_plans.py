"""Whatever is known, wanted and possible: no plan that is made breaks a rule, and it is the same every time."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.athlete import Athlete
from domain.calendar import week_start
from domain.errors import LimitExceeded, PlanRefused
from domain.plan.limits import Limits, Situation, new_violations
from domain.plan.plan import Blueprint
from domain.planning.basis import Basis
from domain.planning.programme import programme
from domain.planning.race_plan import race_plan
from domain.race.race import Race
from domain.training.sport import Sport
from domain.training.validity import LONGEST_TITLE, problems
from domain.training.workout import Purpose, Workout
from tests.builders.planning import athletes, bases, limits, races, starts

NOTHING = Blueprint("")


def made(make: Callable[[], Blueprint]) -> Blueprint | None:
    """None where no plan can be made, which has to be said."""
    try:
        plan = make()
    except (PlanRefused, LimitExceeded):
        return None
    assert make() == plan
    return plan


def situation(athlete: Athlete, basis: Basis, start: date, *race_days: date) -> Situation:
    return Situation(
        start, athlete.availability, basis.recent_weeks_minutes, basis.longest_run_minutes, frozenset(race_days)
    )


def by_week(workouts: Iterable[Workout]) -> dict[date, list[Workout]]:
    weeks: dict[date, list[Workout]] = {}
    for workout in workouts:
        weeks.setdefault(week_start(workout.day), []).append(workout)
    return weeks


def minutes(workouts: Iterable[Workout]) -> int:
    return sum(workout.minutes for workout in workouts if workout.purpose is not Purpose.RACE)


def check(plan: Blueprint, athlete: Athlete) -> None:
    """What holds of every plan, with a race or without."""
    workouts = list(plan.workouts.values())
    assert workouts == sorted(workouts, key=lambda workout: (workout.day, workout.id))
    assert 0 < len(plan.title) <= LONGEST_TITLE
    assert set(plan.focus) == {workout.sport.value for workout in workouts}
    for workout in workouts:
        assert problems(workout) == ()
        if workout.purpose is Purpose.RACE:
            assert not any(blocked.covers(workout.day) for blocked in athlete.availability.blocked)
            continue
        assert 20 <= workout.minutes <= athlete.availability.minutes_on(workout.day)
        if workout.sport in {Sport.RUN, Sport.RIDE}:
            seconds = sum(block.repeat * (step.seconds or 0) for block in workout.blocks for step in block.steps)
            assert seconds == workout.minutes * 60
    for week in by_week(workouts).values():
        if minutes(week) < 240:
            assert len({workout.day for workout in week}) <= 5


@given(athletes, races, bases, starts, limits)
def test_a_race_plan_breaks_no_rule(athlete: Athlete, race: Race, basis: Basis, start: date, rules: Limits) -> None:
    plan = made(lambda: race_plan(athlete, race, basis, start, rules))
    if plan is None:
        return
    check(plan, athlete)
    assert new_violations(NOTHING, plan, rules, situation(athlete, basis, start, race.day)) == ()
    (raced,) = (workout for workout in plan.workouts.values() if workout.purpose is Purpose.RACE)
    assert (raced.day, raced.distance_m) == (race.day, race.distance_m)
    for workout in plan.workouts.values():
        assert start <= workout.day <= race.day
        if workout.day < race.day:
            days_left = (race.day - workout.day).days
            assert not (workout.hard and days_left <= 2)
            assert not (workout.sport is Sport.STRENGTH and days_left <= 6)
            assert basis.vdot or not any(step.target for block in workout.blocks for step in block.steps)


@given(athletes, bases, starts, st.integers(1, 12), limits)
def test_a_programme_breaks_no_rule(athlete: Athlete, basis: Basis, start: date, weeks: int, rules: Limits) -> None:
    plan = made(lambda: programme(athlete, basis, start, weeks, rules))
    if plan is None:
        return
    check(plan, athlete)
    assert new_violations(NOTHING, plan, rules, situation(athlete, basis, start)) == ()
    last = week_start(start) + timedelta(weeks=weeks, days=-1)
    assert all(start <= workout.day <= last for workout in plan.workouts.values())


@given(athletes, races, bases, limits)
def test_a_taper_is_less_than_the_weeks_before_it(athlete: Athlete, race: Race, basis: Basis, rules: Limits) -> None:
    start = date(2026, 11, 23)
    plan = made(lambda: race_plan(athlete, race, basis, start, rules))
    if plan is None:
        return
    weeks = by_week(plan.workouts.values())
    taper_begins = week_start(race.taper_begins + timedelta(days=6))
    before = max((minutes(week) for monday, week in weeks.items() if monday < taper_begins), default=0)
    taper = max(minutes(week) for monday, week in weeks.items() if monday >= taper_begins)
    assert taper < before or not before


@pytest.mark.parametrize("weeks", [1, 3, 8])
def test_too_little_for_anything_is_said(weeks: int) -> None:
    nobody = Athlete("a-1", "Robin")
    with pytest.raises(PlanRefused) as refused:
        programme(nobody, Basis(recent_weeks_minutes=(0, 0, 0)), date(2026, 11, 23), weeks, Limits(ramp_minutes_free=0))
    assert refused.value.key == "nothing_fits"
