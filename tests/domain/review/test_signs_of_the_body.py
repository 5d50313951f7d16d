"""What the body says of an evening: fatigue but not of a race, a week of low HRV, and days of illness."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.plan.execution import Execution
from domain.plan.missed import MissedWorkout
from domain.review.decision import Rule
from domain.training.reading import Reading, ReadingKind
from domain.training.rollup import DayRollup
from domain.training.workout import Purpose, Workout
from tests.builders.evenings import (
    DAY,
    done,
    due,
    evidence,
    examined,
    rules,
)
from tests.builders.plans import plan_of, session


def test_what_was_missed_for_an_illness_or_an_injury_decides_nothing() -> None:
    """Four were due, and the evening goes by the two of them that were."""
    found = evidence(due(2, 3, 4, 5), 4, 5)
    assert rules(found) == [Rule.LOW_ADHERENCE]
    said = tuple(
        MissedWorkout("pl-1", f"w-{back}", DAY - timedelta(days=back), why) for back, why in ((2, "flu"), (3, "injury"))
    )
    excused = examined(replace(found, missed=said))
    assert (excused.review.adherence, excused.review.due, excused.patch) == (100.0, 2, ())
    assert [reason.rule for reason in excused.review.reasons] == [Rule.TOO_FEW_DUE]
    lazy = tuple(replace(each, reason="no time") for each in said)
    assert rules(replace(found, missed=lazy)) == [Rule.LOW_ADHERENCE]


@pytest.mark.parametrize(
    ("reason", "back", "rule"),
    [
        ("no time", 1, Rule.LOW_AND_TOLD_WHY),
        ("no time", 6, Rule.LOW_AND_TOLD_WHY),
        ("no time", 7, Rule.FIRST_LOW_EVENING),
        ("tired", 1, Rule.FIRST_LOW_EVENING),
        ("flu", 7, Rule.FIRST_LOW_EVENING),
    ],
)
def test_a_full_week_that_was_told_of_needs_no_second_evening(reason: str, back: int, rule: Rule) -> None:
    """Until yesterday one of five was missed; tonight a second one is."""
    said = (MissedWorkout("pl-1", f"w-{back}", DAY - timedelta(days=back), reason),)
    assert rules(evidence(due(1, 2, 3, 4, 5, 6), 3, 4, 5, 6, missed=said)) == [rule]


@pytest.mark.parametrize(("days", "rule"), [(28, Rule.TOO_FEW_DUE), (29, Rule.FATIGUE_RATIO)])
def test_fatigue_needs_two_days_of_which_both_have_a_month_behind_them(days: int, rule: Rule) -> None:
    tired = tuple(DayRollup(DAY - timedelta(days=back), 50.0, 30.0, 45.0) for back in reversed(range(days)))
    assert rules(evidence(None, rollups=tired)) == [rule]


@pytest.mark.parametrize(
    ("raced", "rule"),
    [(0, Rule.FATIGUE_RATIO), (1, Rule.TOO_FEW_DUE), (4, Rule.TOO_FEW_DUE), (5, Rule.FATIGUE_RATIO)],
)
def test_fatigue_on_the_three_days_after_a_race_is_of_the_race(raced: int, rule: Rule) -> None:
    """Both evenings have to be outside them: on the fourth day after it the one before is not."""
    tired = tuple(DayRollup(DAY - timedelta(days=back), 50.0, 30.0, 45.0) for back in reversed(range(40)))
    days = frozenset({DAY - timedelta(days=raced), DAY - timedelta(days=90), DAY + timedelta(days=1)})
    assert rules(evidence(None, rollups=tired, race_days=days)) == [rule]


def low_week(*, low: bool = True) -> tuple[Reading, ...]:
    """Seven nights under the sixty before them, the last of which was a usual one."""
    usual = [(back, 60.0 + 4 * (-1) ** back) for back in range(7, 67)]
    last = [(back, 50.0 if low else 60.0) for back in range(1, 7)]
    return tuple(
        Reading(ReadingKind.HRV, DAY - timedelta(days=back), value, "w") for back, value in ((0, 60.0), *last, *usual)
    )


@pytest.mark.parametrize(
    ("ahead", "low", "rule"),
    [
        (1, True, Rule.HRV_WEEK),
        (2, True, Rule.HRV_WEEK),
        (3, True, Rule.TOO_FEW_DUE),
        (2, False, Rule.TOO_FEW_DUE),
    ],
)
def test_a_week_of_low_hrv_makes_the_next_hard_session_an_easy_one(ahead: int, rule: Rule, *, low: bool) -> None:
    plan = plan_of(session("w-hard", DAY + timedelta(days=ahead), 50, purpose=Purpose.INTERVALS))
    found = examined(evidence(plan, readings=low_week(low=low)))
    assert [reason.rule for reason in found.review.reasons] == [rule]
    eased = [change.value.purpose for change in found.patch if isinstance(change.value, Workout)]
    assert eased == ([Purpose.EASY] if rule is Rule.HRV_WEEK else [])


def test_a_week_of_low_hrv_leaves_easy_sessions_races_and_what_was_done_ahead() -> None:
    easy, hard = (session("w-1", DAY + timedelta(days=1), purpose=each) for each in (Purpose.EASY, Purpose.TEMPO))
    race = replace(hard, purpose=Purpose.RACE)
    for plan in (plan_of(easy), plan_of(race)):
        assert rules(evidence(plan, readings=low_week())) == [Rule.TOO_FEW_DUE]
    ahead = (Execution("w-1", ("fit", f"a-{DAY}"), 0.0),)
    done_ahead = evidence(plan_of(hard), activities=(done(0),), executions=ahead, readings=low_week())
    assert rules(done_ahead) == [Rule.TOO_FEW_DUE]
