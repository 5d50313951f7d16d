"""What a programme without a race is made of, by goals, hours, days and the pool."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.athlete.athlete import Athlete, PoolUnit, Units
from domain.athlete.availability import Availability, Blocked
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.presets import Preset, goals_of
from domain.athlete.profile import Known, Origin, Profile
from domain.errors import PlanRefused
from domain.plan.limits import Limits
from domain.plan.plan import Blueprint
from domain.planning.basis import Basis
from domain.planning.programme import programme
from domain.planning.programme_week import ProgrammeWeek
from domain.training.sport import Sport
from domain.training.workout import Priority, Purpose, Workout

START = date(2026, 11, 23)
BASIS = Basis(42.0, 200.0, 10_000.0, 50.0, (190.0, 200.0, 210.0))
EVERY_GOAL = tuple(goal for preset in Preset for goal in goals_of(preset))
ROBIN = Athlete("a-1", "Robin", units=Units(pool=PoolUnit.YARD), goals=EVERY_GOAL)


def made(athlete: Athlete = ROBIN, basis: Basis = BASIS, weeks: int = 8, start: date = START) -> Blueprint:
    return programme(athlete, basis, start, weeks, Limits())


def week(plan: Blueprint, number: int) -> tuple[Workout, ...]:
    monday = START + timedelta(weeks=number - 1)
    return plan.between(monday, monday + timedelta(days=6))


def slots(workouts: tuple[Workout, ...]) -> set[str]:
    return {workout.id[9:] for workout in workouts}


def minutes(workouts: tuple[Workout, ...]) -> int:
    return sum(workout.minutes for workout in workouts)


def wanting(*kinds: GoalKind) -> Athlete:
    return replace(ROBIN, goals=tuple(Goal(kind, 10.0) for kind in kinds))


def test_a_week_for_every_goal() -> None:
    plan = made()
    assert plan.title == "8 weeks of strength, running and swimming"
    assert plan.focus == ("strength", "run", "swim")
    assert plan.weekly_hours == (3.0, 5.0)
    assert {each.id[9:]: each.priority for each in week(plan, 1)} == {
        "strength-a": Priority.KEY,
        "fast-swim": Priority.KEY,
        "intervals": Priority.KEY,
        "strength-b": Priority.NORMAL,
        "technique": Priority.NORMAL,
        "easy": Priority.NORMAL,
        "mobility": Priority.NORMAL,
    }


@pytest.mark.parametrize(
    ("kinds", "there", "absent"),
    [
        ((GoalKind.SWIM_100YD,), {"fast-swim", "technique"}, {"intervals"}),
        ((GoalKind.VO2MAX,), {"intervals", "easy", "strength-a"}, {"fast-swim", "technique"}),
        ((GoalKind.BODY_FAT,), {"intervals", "easy", "strength-a", "strength-b"}, {"fast-swim"}),
        ((GoalKind.JUMP,), {"strength-a", "strength-b", "mobility"}, {"intervals", "fast-swim"}),
        ((GoalKind.JUMP, GoalKind.REACH), {"strength-a", "strength-b", "mobility"}, {"intervals", "fast-swim"}),
        ((), {"intervals", "easy", "strength-a"}, {"fast-swim"}),
    ],
)
def test_goals_choose_the_sessions(kinds: tuple[GoalKind, ...], there: set[str], absent: set[str]) -> None:
    found = slots(week(made(wanting(*kinds)), 1))
    assert there <= found
    assert not absent & found


def test_weeks_grow_to_the_hours_wanted_and_rest_every_fourth() -> None:
    volumes = [minutes(week(made(weeks=12), number)) for number in range(1, 13)]
    assert all(later > earlier for earlier, later in ((volumes[0], volumes[1]), (volumes[1], volumes[2])))
    for number in (4, 8, 12):
        assert volumes[number - 1] <= 0.8 * volumes[number - 2]
    assert 270 <= max(volumes) <= 300


def test_fewer_minutes_are_fewer_sessions_and_the_keys_among_them() -> None:
    basis = Basis(42.0, 95.0, 5_000.0, 50.0, (95.0, 95.0, 95.0))
    assert slots(week(made(basis=basis), 1)) == {"strength-a", "fast-swim", "intervals"}


@pytest.mark.parametrize(
    ("kinds", "sports"),
    [
        ((GoalKind.VO2MAX_RIDE,), {Sport.RIDE}),
        ((GoalKind.VO2MAX,), {Sport.RUN}),
        ((GoalKind.VO2MAX, GoalKind.VO2MAX_RIDE), {Sport.RUN}),
    ],
)
def test_a_goal_on_the_bike_is_ridden(kinds: tuple[GoalKind, ...], sports: set[Sport]) -> None:
    plan = made(wanting(*kinds))
    assert {each.sport for each in plan.workouts.values()} - {Sport.STRENGTH} == sports


def test_who_may_hardly_run_rides() -> None:
    plan = made(wanting(GoalKind.VO2MAX), replace(BASIS, longest_run_minutes=15.0))
    assert Sport.RUN not in {each.sport for each in plan.workouts.values()}


def test_rides_have_power_where_ftp_is_known() -> None:
    profile = Profile(ftp_w=Known(250.0, Origin.ATHLETE, START))
    plan = made(replace(wanting(GoalKind.VO2MAX_RIDE), profile=profile))
    intervals = next(each for each in plan.workouts.values() if each.purpose is Purpose.INTERVALS)
    work = intervals.blocks[1]
    assert (work.repeat, work.steps[0].seconds) == (3, 240.0)
    assert work.steps[0].target is not None
    assert (work.steps[0].target.low, work.steps[0].target.high) == (265, 300)


def test_intervals_of_all_sports_are_a_twelfth_of_the_week() -> None:
    """8 % of the distance that 200 minutes of easy running would be."""
    intervals = next(each for each in week(made(), 1) if each.purpose is Purpose.INTERVALS and each.sport is Sport.RUN)
    assert intervals.title == "3 × 3 min intervals"


def test_days_are_the_athletes() -> None:
    available = Availability(
        (60, 0, 60, 0, 60, 120, 0), (Blocked(START + timedelta(days=7), START + timedelta(days=13)),)
    )
    plan = made(replace(ROBIN, availability=available))
    assert {each.day.weekday() for each in plan.workouts.values()} <= {0, 2, 4, 5}
    assert week(plan, 2) == ()
    by_day = Counter[date]()
    for each in plan.workouts.values():
        by_day[each.day] += each.minutes
    assert all(total <= available.minutes_on(day) for day, total in by_day.items())


def test_a_week_that_has_begun_holds_its_share() -> None:
    plan = made(start=START + timedelta(days=4))
    assert minutes(week(plan, 1)) <= 200 * 3 / 7


def test_without_hours_of_a_goal_five_are_enough() -> None:
    plan = made(wanting(GoalKind.VO2MAX), weeks=16)
    assert plan.weekly_hours is None
    assert max(minutes(week(plan, number)) for number in range(1, 17)) <= 300


def test_a_title_names_only_what_is_there() -> None:
    plan = made(wanting(GoalKind.VO2MAX), Basis(None, 30.0, None, 40.0, (30.0, 30.0, 30.0)), weeks=1)
    assert (plan.title, plan.focus) == ("1 week of running", ("run",))


def test_where_nothing_fits_it_is_said() -> None:
    with pytest.raises(PlanRefused) as refused:
        made(replace(ROBIN, availability=Availability((15, 15, 15, 15, 15, 15, 15))))
    assert refused.value.key == "nothing_fits"


def test_who_did_not_run_lately_begins_with_easy_runs() -> None:
    plan = made(wanting(GoalKind.VO2MAX), replace(BASIS, longest_run_minutes=None))
    hard = {number for number in range(1, 9) for each in week(plan, number) if each.hard}
    assert hard == {4, 5, 6, 7, 8}
    assert "Easy run with strides" in {each.title for each in week(plan, 1)}


@pytest.mark.parametrize(("born", "days"), [(1970, 5), (1971, 6), (None, 6)])
def test_from_a_certain_age_on_every_week_has_two_days_of_rest(born: int | None, days: int) -> None:
    basis = Basis(42.0, 330.0, 10_000.0, 50.0, (330.0, 330.0, 330.0))
    older = replace(ROBIN, goals=EVERY_GOAL[:-1], profile=Profile(birth_year=born))
    assert len({each.day for each in week(made(older, basis), 1)}) == days


def test_without_hours_of_a_goal_weeks_grow_all_the_same() -> None:
    plan = made(wanting(GoalKind.VO2MAX), Basis(42.0, 100.0, 10_000.0, 50.0, (100.0, 100.0, 100.0)))
    assert max(minutes(week(plan, number)) for number in range(1, 9)) > 130


def asked(minutes: int) -> dict[str, int]:
    return {session.slot: session.minutes for session in ProgrammeWeek(ROBIN, 42.0, minutes, 60).sessions()}


def test_minutes_are_shared_by_what_is_usual_of_each() -> None:
    assert asked(19) == {}
    assert asked(25) == {"strength-a": 25}
    assert asked(90) == {"strength-a": 30, "fast-swim": 30, "intervals": 30}
    assert asked(244)["mobility"] == 20
    assert asked(244)["easy"] > asked(244)["technique"]
    assert sum(asked(600).values()) == 480 - 30 - 30, "an hour is the longest run that is safe"
