"""The week against its own past, its key sessions against earlier ones like them, and a lighter week that is due."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from domain.metrics.finding import Finding
from domain.plan.limits import Limits, Situation
from domain.plan.patch import apply
from domain.plan.plan import Blueprint
from domain.review.adjustments import Outlook
from domain.review.lighter_week import DELOAD_DUE, because, lighter_week, weeks_since
from domain.review.weekly import WeekTotals, key_sessions, next_week, week_totals
from domain.training.activity import Activity
from domain.training.rollup import WeekRollup
from domain.training.sport import Sport
from domain.training.workout import Priority, Purpose
from tests.builders import season
from tests.builders.plans import MONDAY, in_days, plan_of, rich_blueprints, session

SUNDAY = MONDAY + timedelta(days=6)
WEEK = timedelta(weeks=1)


def week(back: int, minutes: float = 100.0, load: float = 80.0, **more: object) -> WeekRollup:
    plain = WeekRollup(MONDAY - back * WEEK, 3, load, 40.0, 40.0, {Sport.RUN: minutes})
    return plain._replace(**more)  # type: ignore[arg-type]


def ran(day: date, minutes: float = 40.0, speed: float = 2.8) -> Activity:
    done = season.done(0, minutes, today=day)
    return replace(done, distance_m=done.moving_s * speed, average_hr=150.0)


def test_a_week_stands_beside_the_mean_of_four_before_it() -> None:
    weeks = [week(5, 999.0, 999.0), *(week(back, 100.0 + back, 80.0) for back in (4, 3, 2, 1))]
    weeks.append(week(0, 130.0, 95.0, easy_s=7200.0, hard_s=1800.0))
    runs = [ran(MONDAY - 2 * WEEK, 60.0), ran(MONDAY - WEEK, 50.0), ran(MONDAY, 40.0), ran(SUNDAY, 70.0)]
    plan = plan_of(session("w-long", SUNDAY, 75, Sport.RUN, Purpose.LONG), session("w-easy", MONDAY, 40, Sport.RUN))
    assert week_totals(weeks, runs, plan, MONDAY) == WeekTotals(
        sessions=3,
        minutes=130.0,
        load=95.0,
        planned_minutes=115,
        planned_sessions=2,
        usual_minutes=102.5,
        usual_load=80.0,
        easy_share=0.8,
        long_run=70.0,
        planned_long_run=75,
        usual_long_run=55.0,
    )


def test_a_first_week_is_compared_with_nothing() -> None:
    assert week_totals([week(0)], [], None, MONDAY) == WeekTotals(3, 100.0, 80.0)
    assert week_totals([], [], None, MONDAY) == WeekTotals(0, 0.0, 0.0)


def test_a_key_session_stands_beside_the_last_one_of_its_kind_three_to_six_weeks_before() -> None:
    tempo = session("w-tempo", sport=Sport.RUN, purpose=Purpose.TEMPO)
    speeds = {1: 3.9, 2: 3.8, 3: 3.7, 6: 3.6, 7: 3.5}
    done = [ran(SUNDAY - back * WEEK, speed=speed) for back, speed in sorted(speeds.items(), reverse=True)]
    now = ran(SUNDAY, speed=4.0)
    done_as = {each.key: replace(tempo, id=f"w-{each.day}") for each in (*done, now)}
    (found,) = key_sessions(done_as, [*done, now], MONDAY)
    assert (found.day, found.before_on) == (SUNDAY, SUNDAY - 3 * WEEK)
    assert found.speed_m_per_s == pytest.approx(4.0)
    assert found.before_speed_m_per_s == pytest.approx(3.7)
    without = [each for each in done if each.day not in {SUNDAY - 3 * WEEK, SUNDAY - 6 * WEEK}]
    assert key_sessions(done_as, [*without, now], MONDAY) == ()
    easy = {key: replace(workout, purpose=Purpose.EASY) for key, workout in done_as.items()}
    assert key_sessions(easy, [*done, now], MONDAY) == (), "what is neither hard nor key is not held up"
    key = {each: replace(workout, priority=Priority.KEY) for each, workout in easy.items()}
    assert len(key_sessions(key, [*done, now], MONDAY)) == 1


def test_next_week_begins_tomorrow_and_names_what_counts() -> None:
    plan = plan_of(
        session("w-0", SUNDAY, 60, purpose=Purpose.INTERVALS),
        session("w-1", SUNDAY + timedelta(days=1), 30),
        session("w-2", SUNDAY + timedelta(days=2), 45, purpose=Purpose.INTERVALS),
        session("w-3", SUNDAY + timedelta(days=7), 90, priority=Priority.KEY),
        session("w-4", SUNDAY + timedelta(days=8), 99, priority=Priority.KEY),
    )
    found = next_week(plan, SUNDAY)
    assert found is not None
    assert (found.minutes, found.sessions, [each.id for each in found.key]) == (165, 3, ["w-2", "w-3"])
    assert next_week(plan, SUNDAY + timedelta(days=8)) is None
    assert next_week(None, SUNDAY) is None


def outlook(today: date) -> Outlook:
    return Outlook(Situation(today), Limits())


@given(rich_blueprints())
def test_a_lighter_week_takes_and_never_adds(plan: Blueprint) -> None:
    today = in_days(-1)
    after = apply(lighter_week(plan, outlook(today)), plan)
    assert after.workouts.keys() == plan.workouts.keys()
    for name, workout in after.workouts.items():
        before = plan.workouts[name]
        assert workout.minutes <= before.minutes
        assert sum(each.sets for each in workout.exercises) <= sum(each.sets for each in before.exercises)
        if not today < workout.day <= today + WEEK:
            assert workout == before


def test_a_lighter_week_halves_the_sets_and_leaves_the_race() -> None:
    race = session("w-race", in_days(1), 60, Sport.RUN, Purpose.RACE)
    gym = session("w-gym", in_days(2), 50, Sport.STRENGTH, Purpose.STRENGTH)
    plan = plan_of(race, gym, session("w-run", in_days(3), 40, Sport.RUN), session("w-ride", in_days(4), 40))
    after = apply(lighter_week(plan, outlook(in_days(0))), plan).workouts
    assert (after["w-race"], after["w-ride"]) == (race, plan.workouts["w-ride"])
    assert (after["w-gym"].exercises[0].sets, after["w-run"].minutes) == (2, 30)


def test_its_reason_names_the_signs() -> None:
    reason = because((Finding("sore", 8.5, 8.0), Finding("slept_little", 5.0, 6.0)))
    assert (reason.rule, reason.value, reason.of) == (DELOAD_DUE, 2.0, ("sore", "slept_little"))


def planned(*minutes: int) -> Blueprint:
    """One ride in each of the weeks before this one, the oldest first."""
    weeks = enumerate(minutes, start=-len(minutes))
    return plan_of(*(session(f"w-{back}", MONDAY + back * WEEK, each) for back, each in weeks))


@pytest.mark.parametrize(
    ("minutes", "weeks"),
    [
        ((100, 108, 85, 100, 108), 2.0),
        ((100, 78, 108, 117, 91, 120), 1.0),
        ((100, 85), 0.0),
        ((100, 86, 86, 100), None),
        ((100,), None),
    ],
)
def test_the_last_lighter_week_is_one_that_held_clearly_less(minutes: tuple[int, ...], weeks: float | None) -> None:
    """As of the Sunday before this week."""
    assert weeks_since(planned(*minutes), None, MONDAY - timedelta(days=1)) == weeks


def test_a_week_counts_as_lighter_once_it_is_over() -> None:
    plan = planned(100, 78, 100, 78)
    assert weeks_since(plan, None, MONDAY - timedelta(days=2)) == pytest.approx(13 / 7)


def test_a_lighter_week_that_was_approved_counts_from_its_end() -> None:
    plan = planned(100, 78, *[100] * 8)
    assert weeks_since(plan, None, SUNDAY) == 9.0
    assert weeks_since(plan, SUNDAY - timedelta(days=49), SUNDAY) == 6.0
    assert weeks_since(plan, SUNDAY - timedelta(days=2), SUNDAY) == 0.0, "it is being done"
    assert weeks_since(plan_of(), SUNDAY - timedelta(days=14), SUNDAY) == 1.0
    assert weeks_since(plan, SUNDAY - timedelta(days=90), SUNDAY) == 9.0
