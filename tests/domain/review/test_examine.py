"""One evening from evidence to review: what counts, as of when, and what the message will be able to say."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.athlete.athlete import Units, WeightUnit
from domain.athlete.goals import Goal, GoalKind
from domain.plan.adherence import Verdict
from domain.plan.execution import Execution, ExecutionState
from domain.plan.lifting import Lift, Lifting
from domain.plan.limits import Situation
from domain.review.decision import Rule
from domain.review.evening import GoalStanding, SessionState
from domain.review.evidence import Evidence
from domain.review.examine import examine
from domain.training.activity import Activity, LiftSet
from domain.training.reading import Reading, ReadingKind
from domain.training.rollup import DayRollup
from domain.training.sport import Sport
from domain.training.workout import Priority
from tests.builders.evenings import (
    ANNA,
    DAY,
    RULES,
    ago,
    at,
    done,
    due,
    evidence,
    examined,
    matched,
    rules,
    version,
)
from tests.builders.plans import plan_of, session


def weekly(kind: ReadingKind, *values: float) -> tuple[Reading, ...]:
    """The newest first."""
    return tuple(Reading(kind, DAY - timedelta(days=7 * back), value, "scale") for back, value in enumerate(values))


def test_who_did_nothing_at_all_is_helped_too() -> None:
    """Nothing done is 0 %, not unknown."""
    nothing = examined(evidence(due(1, 2, 3, 4, 5, 6)))
    assert nothing.review.adherence == 0
    assert nothing.review.verdict is Verdict.ADJUST
    assert nothing.patch


def test_who_did_everything_keeps_the_plan() -> None:
    week = examined(evidence(due(1, 2, 3, 4, 5), 1, 2, 3, 4, 5))
    assert (week.review.adherence, week.review.verdict, week.patch) == (100.0, Verdict.KEEP, ())


def test_a_review_carries_the_units_of_its_athlete() -> None:
    pounds = Units(weight=WeightUnit.POUND)
    assert examined(evidence(due(1), athlete=replace(ANNA, units=pounds))).review.units == pounds


def test_the_first_low_evening_only_warns() -> None:
    """Until yesterday one of five was missed; tonight a second one is."""
    found = evidence(due(1, 2, 3, 4, 5, 6), 3, 4, 5, 6)
    assert rules(found) == [Rule.FIRST_LOW_EVENING]


@pytest.mark.parametrize(("days", "verdict"), [(None, Verdict.ADJUST), (1, Verdict.KEEP), (7, Verdict.ADJUST)])
def test_a_plan_that_was_changed_by_an_approval_is_left_alone_for_a_week(days: int | None, verdict: Verdict) -> None:
    assert examined(evidence(due(2, 3, 4, 5, 6), weeks_changed_at=ago(days))).review.verdict is verdict


def test_the_band_remembers_the_evenings_before() -> None:
    """75 % tonight and 60 % or 90 % on the evenings before it."""
    low = evidence(due(2, 3, 4, 5, 8, 9, 10, 11, 12, 13), 2, 3, 4)
    high = evidence(due(2, 3, 4, 5, 8, 9, 10, 11, 12, 13), 2, 3, 4, 8, 9, 10, 11, 12, 13)
    assert examined(low).review.adherence == examined(high).review.adherence == 75
    assert examined(low).review.verdict is Verdict.ADJUST
    assert examined(high).review.verdict is Verdict.KEEP
    assert (rules(low), rules(high)) == ([Rule.BAND_ADJUSTS], [Rule.BAND_KEEPS])


def test_the_last_decision_may_be_of_yesterday() -> None:
    """60 % on the last two evenings, 75 % tonight because the older of two missed sessions has left the week."""
    found = evidence(due(2, 3, 4, 5, 7), 2, 4, 5)
    assert (examined(found).review.adherence, examined(found).review.verdict) == (75, Verdict.ADJUST)


def test_fatigue_of_one_evening_does_not_bias_the_band_of_the_next() -> None:
    """What fatigue decided is no decision of adherence."""
    rollups = tuple(DayRollup(DAY - timedelta(days=back), 50.0, 30.0, 45.0) for back in range(60, 1, -1))
    rested = (*rollups, *(DayRollup(DAY - timedelta(days=back), 0.0, 30.0, 31.0) for back in (1, 0)))
    found = evidence(due(2, 3, 4, 5), 2, 3, 4, rollups=rested)
    assert (examined(found).review.verdict, rules(found)) == (Verdict.KEEP, [Rule.BAND_KEEPS])


def test_what_was_recorded_today_was_not_known_yesterday() -> None:
    """What was made up for today was still missed yesterday evening, so this is the second low one."""
    activities = tuple(map(done, (0, 3, 5, 6)))
    made_up = Execution("w-4", ("fit", f"a-{DAY}"), 0.0)
    executions = (made_up, matched(3), matched(5), matched(6))
    assert rules(evidence(due(1, 2, 3, 4, 5, 6), activities=activities, executions=executions)) == [Rule.LOW_ADHERENCE]


@pytest.mark.parametrize("day", [date(2026, 3, 30), date(2026, 10, 26)])
def test_the_evening_before_is_yesterday_also_where_a_day_has_23_or_25_hours(day: date) -> None:
    """A review a little after midnight, on the day after the clocks were changed."""
    plan = plan_of(*(session(f"w-{back}", day - timedelta(days=back)) for back in range(3, 8)))
    kept = [Activity("fit", "a", Sport.RIDE, at(day), day - timedelta(days=7), 2400.0, 2400.0)]
    found = Evidence(
        ANNA,
        at(day, time(0, 30)),
        day,
        version(plan),
        tuple(kept),
        (Execution("w-7", ("fit", "a"), 0.0),),
    )
    reviewed = examine(found, RULES, Situation(day)).review
    assert reviewed.due == 4
    assert reviewed.reasons[0].rule == Rule.LOW_ADHERENCE


def test_what_was_done_on_another_day_than_planned_is_told_on_the_day_it_was_done() -> None:
    plan = due(1, ahead=False)
    early = session("w-early", DAY + timedelta(days=1), 50)
    activities = (done(0, 41.0), replace(done(0, 52.0), source_id="a-early"))
    executions = (matched(0, "w-1"), Execution("w-early", ("fit", "a-early"), 0.0))
    found = evidence(plan.with_workout(early), activities=activities, executions=executions)

    lines = examined(found).review.today

    assert [(line.state, line.planned_minutes, line.done_minutes) for line in lines] == [
        (SessionState.DONE, 40, 41),
        (SessionState.DONE, 50, 52),
    ]


def test_today_tells_which_exercises_were_done_where_their_sets_are_known() -> None:
    plan = plan_of(session("w-0", DAY, sport=Sport.STRENGTH))
    swapped = replace(done(0, 38.0, Sport.STRENGTH), sets=(LiftSet("front_squat"), LiftSet("front_squat")))
    lines = [
        examined(evidence(plan, activities=(activity,), executions=(matched(0),))).review.today
        for activity in (swapped, replace(swapped, sets=()))
    ]
    told = Lifting((Lift("back_squat", 3, 2, "front_squat"),))
    assert [line.lifting for (line,) in lines] == [told, None]


def test_today_tells_what_was_planned_and_what_came_beside_it() -> None:
    plan = plan_of(session("w-ride", DAY), session("w-open", DAY, priority=Priority.OPTIONAL))
    extra = replace(done(0, 30.0, Sport.RUN), source_id="a-extra", title="Jog")
    found = evidence(plan, activities=(done(0, 25.0), extra), executions=(matched(0, "w-ride"),))

    lines = examined(found).review.today

    assert [(line.title, line.state) for line in lines] == [
        ("easy ride", SessionState.OPEN),
        ("easy ride", SessionState.PARTIAL),
        ("Jog", SessionState.EXTRA),
    ]


def test_a_rejected_match_is_no_execution() -> None:
    rejected = replace(matched(0, "w-0"), state=ExecutionState.REJECTED)
    lines = examined(evidence(due(0, ahead=False), activities=(done(0),), executions=(rejected,))).review.today
    assert [line.state for line in lines] == [SessionState.OPEN, SessionState.EXTRA]


def test_nothing_known_is_said_as_nothing_known() -> None:
    review = examined(Evidence(ANNA, at(), DAY)).review
    state = review.condition
    assert (review.has_plan, review.adherence, review.adherence_28, review.today, review.week) == (
        False,
        None,
        None,
        (),
        (),
    )
    assert (state.ctl, state.form_percent, state.hrv_ms, state.hrv_z, state.sleep_hours, state.days_since_hard) == (
        (None,) * 6
    )
    assert set(review.curve.fitness) == {None}


def test_last_nights_figures_are_last_nights_and_no_earlier_ones() -> None:
    old = tuple(Reading(ReadingKind.HRV, DAY - timedelta(days=back), 60.0, "w") for back in range(1, 40))
    assert examined(evidence(None, readings=old)).review.condition.hrv_ms is None
    last_night = Reading(ReadingKind.SLEEP, DAY, 5.5, "w")
    assert examined(evidence(None, readings=(*old, last_night))).review.condition.sleep_hours == 5.5


def test_goals_that_need_acting_on_come_first() -> None:
    goals = (
        Goal(GoalKind.VO2MAX, 50.0),
        Goal(GoalKind.BODY_FAT, 14.0, by=DAY + timedelta(days=60)),
        Goal(GoalKind.SWIM_100YD, 80.0),
    )
    rising = [
        Reading(ReadingKind.BODY_FAT, DAY - timedelta(days=7 * back), 18.0 - 0.2 * back, "s") for back in range(7)
    ]
    swims = [Reading(ReadingKind.SWIM_100YD, DAY - timedelta(days=7 * back), 76.0 + back % 2, "s") for back in range(6)]
    found = evidence(None, athlete=replace(ANNA, goals=goals), readings=(*rising, *swims))

    lines = examined(found).review.goals

    assert [line.standing for line in lines] == [
        GoalStanding.OFF_TRACK,
        GoalStanding.REACHED,
        GoalStanding.NO_READING,
    ]
    assert lines[0].eta is None, "it moves the wrong way"


def test_a_goal_on_its_way_has_a_date_with_an_interval() -> None:
    goal = Goal(GoalKind.BODY_FAT, 14.0, by=DAY + timedelta(days=300))
    noise = (0.05, -0.04, 0.02, -0.05, 0.03, -0.02, 0.04)
    falling = weekly(ReadingKind.BODY_FAT, *(16.0 + 0.2 * back + off for back, off in enumerate(noise)))
    (line,) = examined(evidence(None, athlete=replace(ANNA, goals=(goal,)), readings=falling)).review.goals
    assert line.standing is GoalStanding.ON_TRACK
    assert line.eta_first is not None
    assert line.eta is not None
    assert line.eta_last is not None
    assert DAY < line.eta_first < line.eta < line.eta_last


@settings(max_examples=60, deadline=None)
@given(
    st.sets(st.integers(1, 14)),
    st.sets(st.integers(1, 14)),
    st.none() | st.integers(0, 20),
    st.lists(st.floats(0, 120), max_size=40),
)
def test_identical_evidence_gives_an_identical_review(
    planned: set[int], trained: set[int], changed: int | None, nights: list[float]
) -> None:
    plan = due(*sorted(planned))
    found = evidence(
        plan,
        weeks_changed_at=ago(changed),
        activities=tuple(map(done, sorted(trained))),
        executions=tuple(matched(days) for days in sorted(trained & planned)),
        readings=tuple(
            Reading(ReadingKind.HRV, DAY - timedelta(days=back), value, "w") for back, value in enumerate(nights)
        ),
    )
    first, second = examined(found), examined(found)
    assert first == second
    assert (first.review.verdict is Verdict.ADJUST) or not first.patch
    assert len(first.patch) <= 3
