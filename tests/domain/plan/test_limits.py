"""The safety rules: what a plan may ask, what a change may make worse, and bounds that nobody can loosen."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.availability import Availability, Blocked
from domain.errors import Configuration
from domain.plan.limits import HARD_BOUNDS, Limits, Situation, Violation, new_violations, violations
from domain.plan.plan import Blueprint
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Purpose, Workout
from tests.builders.plans import MONDAY, blueprints, in_days, plan_of, session

LIMITS = Limits()
TODAY = Situation(MONDAY)

situations = st.builds(
    Situation,
    today=st.integers(-7, 14).map(in_days),
    availability=st.builds(Availability, minutes=st.tuples(*[st.integers(0, 200)] * 7)),
    recent_weeks_minutes=st.lists(st.integers(0, 400).map(float), max_size=3).map(tuple),
    longest_run_minutes=st.none() | st.integers(1, 120).map(float),
)


def rules(found: tuple[Violation, ...]) -> list[str]:
    return [violation.rule for violation in found]


def running(minutes: int, on: date = MONDAY, identity: str = "w-run") -> Workout:
    return session(identity, on, minutes, Sport.RUN)


def hard(on: date, identity: str = "") -> Workout:
    return session(identity or f"w-{on}", on, 40, Sport.RIDE, Purpose.INTERVALS)


def week_of(minutes: int, weeks: int = 0) -> Workout:
    """One session that is the whole week."""
    return session(f"w-week-{weeks}", in_days(7 * weeks), minutes)


@given(blueprints(least=0), situations)
def test_a_plan_that_stays_as_it_is_breaks_nothing_new(plan: Blueprint, situation: Situation) -> None:
    assert new_violations(plan, plan, LIMITS, situation) == ()


@given(blueprints(), situations)
def test_every_violation_is_a_figure_beyond_what_is_allowed(plan: Blueprint, situation: Situation) -> None:
    for found in violations(plan, LIMITS, situation):
        least = found.rule in {"hard_days_gap", "rest_days"}
        assert found.value < found.allowed if least else found.value > found.allowed


@given(blueprints(), situations)
def test_what_lies_behind_is_never_held_against_a_plan(plan: Blueprint, situation: Situation) -> None:
    long_gone = replace(situation, today=max(workout.day for workout in plan.workouts.values()) + timedelta(days=1))
    assert violations(plan, LIMITS, long_gone) == ()


# What no configuration and no athlete may go beyond. Written out a second time on purpose.
LOOSEST = {
    "ramp_percentage_max": (0.0, 0.15),
    "ramp_minutes_free": (0, 30),
    "run_spike_max": (0.0, 0.15),
    "first_run_minutes_max": (0, 45),
    "llm_volume_change_max": (0.0, 0.25),
    "hard_days_per_week_max": (0, 4),
    "hard_days_gap_min": (2, 7),
    "rest_days_per_week_min": (1, 6),
    "ctl_atl_ratio_max": (1.0, 1.5),
    "hrv_drop_zscore": (-2.0, -0.5),
    "sleep_min_hours": (5.0, 9.0),
}


@pytest.mark.parametrize(("name", "bounds"), LOOSEST.items())
def test_no_limit_is_looser_than_its_hard_bound(name: str, bounds: tuple[float, float]) -> None:
    low, high = bounds
    for value in bounds:
        assert getattr(LIMITS.overridden({name: value}), name) == value
    for value in (low - 0.001, high + 0.001, float("nan"), float("inf"), float("-inf")):
        with pytest.raises(Configuration) as refused:
            LIMITS.overridden({name: value})
        assert refused.value.values["limit"] == name
        with pytest.raises(Configuration):
            replace(LIMITS, **{name: value})  # type: ignore[arg-type]


def test_every_threshold_has_a_hard_bound() -> None:
    assert {each.name for each in fields(Limits)} - {"overrides_allowed"} == HARD_BOUNDS.keys() == LOOSEST.keys()


def test_own_limits_need_a_known_name_and_permission() -> None:
    with pytest.raises(Configuration) as refused:
        LIMITS.overridden({"overrides_allowed": 1})
    assert refused.value.key == "unknown_limit"
    strict = Limits(overrides_allowed=False)
    assert strict.overridden({"sleep_min_hours": 7.0}) == strict


@pytest.mark.parametrize(
    ("longest", "minutes", "fires"),
    [(100, 110, False), (100, 111, True), (120, 160, True), (None, 60, True), (None, 35, False), (None, 36, True)],
)
def test_a_run_may_be_a_tenth_longer_than_the_longest_of_thirty_days(
    longest: float | None, minutes: int, *, fires: bool
) -> None:
    found = violations(plan_of(running(minutes)), LIMITS, replace(TODAY, longest_run_minutes=longest))
    assert rules(found) == ["run_spike"] * fires


def test_each_planned_run_is_ground_for_the_next() -> None:
    plan = plan_of(*(running(minutes, in_days(2 * i), f"w-{i}") for i, minutes in enumerate((66, 72, 79, 90))))
    found = violations(plan, replace(LIMITS, hard_days_per_week_max=4), replace(TODAY, longest_run_minutes=60.0))
    assert [(each.rule, each.workout_id) for each in found] == [("run_spike", "w-3")]


@pytest.mark.parametrize(
    ("recent", "planned", "fires"),
    [
        ((200, 220, 240), (260, 200, 280), []),
        ((180, 200, 220), (270,), [0]),
        ((220, 200, 160), (242,), []),
        ((220, 200, 160), (243,), [0]),
        ((100, 100, 100), (120,), []),
        ((100, 100, 100), (121,), [0]),
        ((300, 310, 200), (341, 375), []),
        ((300, 310, 200), (341, 376), [1]),
        ((), (100, 300, 500, 551), [3]),
    ],
)
def test_a_week_may_be_a_tenth_larger_than_the_largest_of_three(
    recent: tuple[float, ...], planned: tuple[int, ...], fires: list[int]
) -> None:
    plan = plan_of(*(week_of(minutes, weeks) for weeks, minutes in enumerate(planned)))
    found = violations(plan, LIMITS, replace(TODAY, recent_weeks_minutes=recent))
    assert [each.day for each in found if each.rule == "weekly_ramp"] == [in_days(7 * weeks) for weeks in fires]


@given(st.integers(1, 60).map(lambda twenties: twenties * 20), st.sampled_from([0.05, 0.10, 0.15]))
def test_the_edge_itself_is_allowed(reference: int, share: float) -> None:
    edge = round(reference * (100 + share * 100) / 100)
    situation = replace(TODAY, recent_weeks_minutes=(reference, reference, reference), longest_run_minutes=reference)
    limits = replace(LIMITS, ramp_percentage_max=share, ramp_minutes_free=0, run_spike_max=share)
    assert violations(plan_of(running(edge)), limits, situation) == ()
    assert rules(violations(plan_of(running(edge + 1)), limits, situation)) == ["weekly_ramp", "run_spike"]


def test_hard_days_need_a_day_between_them_even_across_new_year() -> None:
    plan = plan_of(hard(date(2026, 12, 31)), hard(date(2027, 1, 1)))
    assert violations(plan, LIMITS, TODAY) == (Violation("hard_days_gap", date(2027, 1, 1), 1, 2),)


def test_two_hard_sessions_on_one_day_are_one_hard_day() -> None:
    assert violations(plan_of(hard(MONDAY, "w-a"), hard(MONDAY, "w-b")), LIMITS, TODAY) == ()


def test_heavy_legs_count_as_hard() -> None:
    legs = session("w-legs", in_days(1), sport=Sport.STRENGTH, purpose=Purpose.STRENGTH)
    heavy = replace(legs, exercises=(PlannedExercise("back_squat", 3, 5, 8, rir=1.0),))
    assert rules(violations(plan_of(hard(MONDAY), heavy), LIMITS, TODAY)) == ["hard_days_gap"]
    assert violations(plan_of(hard(MONDAY), legs), LIMITS, TODAY) == ()


def test_a_week_has_at_most_three_demanding_days_and_a_day_of_rest() -> None:
    three = [hard(in_days(0)), hard(in_days(2)), hard(in_days(4))]
    long = session("w-long", in_days(6), 90, purpose=Purpose.LONG)
    assert violations(plan_of(*three), LIMITS, TODAY) == ()
    assert rules(violations(plan_of(*three, long), LIMITS, TODAY)) == ["hard_days_per_week"]
    week = [session(f"w-{count}", in_days(count)) for count in range(7)]
    assert violations(plan_of(*week[:6]), LIMITS, TODAY) == ()
    assert violations(plan_of(*week), LIMITS, TODAY) == (Violation("rest_days", MONDAY, 0, 1),)


def test_blocked_dates_and_full_days_are_absolute() -> None:
    away = Availability((30, 1440, 1440, 1440, 1440, 1440, 1440), (Blocked(in_days(1), in_days(2)),))
    situation = replace(TODAY, availability=away)
    assert violations(plan_of(session("w-a", minutes=30), session("w-b", in_days(3))), LIMITS, situation) == ()
    found = violations(plan_of(session("w-a", minutes=31), session("w-b", in_days(1))), LIMITS, situation)
    assert [(each.rule, each.day, each.allowed) for each in found] == [
        ("day_capacity", MONDAY, 30),
        ("day_capacity", in_days(1), 0),
    ]


def test_a_blocked_day_takes_nothing_in_exchange() -> None:
    situation = replace(TODAY, availability=Availability(blocked=(Blocked(MONDAY, MONDAY),)))
    there, elsewhere = session("w-a"), session("w-b", in_days(1))
    before = plan_of(there, elsewhere)
    assert new_violations(before, plan_of(there.moved(in_days(2)), elsewhere), LIMITS, situation) == ()
    swapped = plan_of(there.moved(in_days(1)), elsewhere.moved(MONDAY))
    assert rules(new_violations(before, swapped, LIMITS, situation)) == ["day_capacity"]


def test_a_long_run_of_the_athletes_own_may_move_but_not_grow() -> None:
    situation = replace(TODAY, longest_run_minutes=60.0)
    before = plan_of(running(90))
    assert new_violations(before, plan_of(running(90, in_days(2))), LIMITS, situation) == ()
    assert "run_spike" in rules(new_violations(before, plan_of(running(91)), LIMITS, situation))


@pytest.mark.parametrize(
    ("before", "after", "recent", "refused"),
    [
        (200, 238, 230, []),
        (200, 240, 230, []),
        (200, 240, 210, ["weekly_ramp"]),
        (200, 241, 230, ["session_growth", "week_growth"]),
        (200, 150, 230, []),
    ],
)
def test_a_change_adds_at_most_a_fifth_and_may_always_take_away(
    before: int, after: int, recent: float, refused: list[str]
) -> None:
    situation = replace(TODAY, recent_weeks_minutes=(recent, recent, recent))
    assert rules(new_violations(plan_of(week_of(before)), plan_of(week_of(after)), LIMITS, situation)) == refused


@given(st.data(), blueprints(), situations)
def test_the_past_stays(data: st.DataObject, plan: Blueprint, situation: Situation) -> None:
    identity = data.draw(st.sampled_from(sorted(plan.workouts)))
    workout = plan.workouts[identity]
    changed: Any = data.draw(
        st.sampled_from([plan.without(identity), plan.with_workout(workout.moved(workout.day - timedelta(days=1)))])
    )
    touched_past = workout.day < situation.today or (
        identity in changed.workouts and changed.workouts[identity].day < situation.today
    )
    assert ("past_day" in rules(new_violations(plan, changed, LIMITS, situation))) is touched_past


def test_the_length_of_an_entered_race_is_held_against_nothing() -> None:
    race = session("w-race", in_days(6), 240, Sport.RUN, Purpose.RACE)
    narrow = replace(
        TODAY,
        availability=Availability((60, 60, 60, 60, 60, 60, 0)),
        recent_weeks_minutes=(100.0, 100.0, 100.0),
        longest_run_minutes=60.0,
    )
    assert rules(violations(plan_of(race), LIMITS, narrow)) == ["day_capacity", "weekly_ramp", "run_spike"]
    entered = replace(narrow, race_days=frozenset({in_days(6)}))
    assert violations(plan_of(race), LIMITS, entered) == ()
    elsewhere = replace(narrow, race_days=frozenset({in_days(5)}))
    assert len(violations(plan_of(race), LIMITS, elsewhere)) == 3, "calling itself a race makes no session one"


def test_an_entered_race_excuses_nothing_beside_it() -> None:
    race = session("w-race", in_days(6), 240, Sport.RUN, Purpose.RACE)
    entered = replace(
        TODAY, recent_weeks_minutes=(100.0,) * 3, longest_run_minutes=60.0, race_days=frozenset({in_days(6)})
    )
    found = violations(plan_of(race, hard(in_days(5)), week_of(90)), LIMITS, entered)
    assert rules(found) == ["weekly_ramp", "hard_days_gap"]
    long_run = session("w-long", in_days(6), 90, Sport.RUN, Purpose.LONG)
    assert rules(violations(plan_of(race, long_run), LIMITS, entered)) == ["run_spike"]
