"""Keep or adjust: two evenings in a row, two signs that agree, and nothing that is not known."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.hrv import HrvWeek, WeekState
from domain.plan.adherence import Adherence, Thresholds, Verdict
from domain.plan.limits import Limits
from domain.plan.proposal import Reason
from domain.review.decision import QUIET_DAYS, Decision, Rule, Signs, decide, inside_the_band, standing

KEEP, ADJUST = Verdict.KEEP, Verdict.ADJUST
THRESHOLDS, LIMITS = Thresholds(), Limits()
ALARMS = {Rule.FATIGUE_RATIO, Rule.RECOVERY, Rule.FATIGUED_MUSCLES, Rule.LOW_ADHERENCE}
TIRED = Signs(ratio=1.31, ratio_before=1.31, hrv_z=-1.1, sleep_hours=5.9)
TIRED_LEGS = Signs(fatigued=("hamstrings", "quads"))


def decided(signs: Signs, previous: Verdict = KEEP) -> Decision:
    return decide(signs, previous, THRESHOLDS, LIMITS)


def rules(signs: Signs, previous: Verdict = KEEP) -> list[str]:
    return [reason.rule for reason in decided(signs, previous).reasons]


def evenings(now: float | None, before: float | None, due: int = 5) -> Signs:
    return Signs(adherence=now, due=due, adherence_before=before, due_before=due)


@pytest.mark.parametrize(
    ("now", "before", "previous", "verdict", "rule"),
    [
        (100.0, 100.0, KEEP, KEEP, Rule.HIGH_ADHERENCE),
        (80.1, 20.0, ADJUST, KEEP, Rule.HIGH_ADHERENCE),
        (60.0, 60.0, KEEP, ADJUST, Rule.LOW_ADHERENCE),
        (60.0, 90.0, KEEP, KEEP, Rule.FIRST_LOW_EVENING),
        (60.0, 75.0, KEEP, KEEP, Rule.FIRST_LOW_EVENING),
        (60.0, 75.0, ADJUST, ADJUST, Rule.LOW_ADHERENCE),
        (72.0, 60.0, KEEP, KEEP, Rule.BAND_KEEPS),
        (72.0, 60.0, ADJUST, ADJUST, Rule.BAND_ADJUSTS),
        (72.0, 72.0, ADJUST, ADJUST, Rule.BAND_ADJUSTS),
        (80.0, 80.0, ADJUST, ADJUST, Rule.BAND_ADJUSTS),
        (80.0, 80.0, KEEP, KEEP, Rule.BAND_KEEPS),
        (70.0, 70.0, KEEP, KEEP, Rule.BAND_KEEPS),
        (69.9, 69.9, KEEP, ADJUST, Rule.LOW_ADHERENCE),
        (None, None, ADJUST, KEEP, Rule.TOO_FEW_DUE),
        (0.0, 0.0, KEEP, ADJUST, Rule.LOW_ADHERENCE),
    ],
)
def test_adherence_decides_with_hysteresis(
    now: float | None, before: float | None, previous: Verdict, verdict: Verdict, rule: Rule
) -> None:
    found = decided(evenings(now, before), previous)
    assert (found.verdict, [reason.rule for reason in found.reasons]) == (verdict, [rule])


@pytest.mark.parametrize(
    ("now", "before", "previous", "due", "rule"),
    [
        (60.0, 90.0, KEEP, 5, Rule.LOW_AND_TOLD_WHY),
        (60.0, 60.0, KEEP, 5, Rule.LOW_ADHERENCE),
        (72.0, 90.0, ADJUST, 5, Rule.BAND_KEEPS),
        (90.0, 60.0, KEEP, 5, Rule.HIGH_ADHERENCE),
        (60.0, 90.0, KEEP, 3, Rule.TOO_FEW_DUE),
    ],
)
def test_who_says_what_came_between_needs_no_second_low_evening(
    now: float, before: float, previous: Verdict, due: int, rule: Rule
) -> None:
    assert rules(replace(evenings(now, before, due), told_why=True), previous) == [rule]


@pytest.mark.parametrize("due", [0, 1, 2, 3])
def test_fewer_than_four_due_workouts_prove_nothing(due: int) -> None:
    assert rules(evenings(0.0, 0.0, due), ADJUST) == [Rule.TOO_FEW_DUE]
    assert rules(replace(evenings(0.0, 0.0), due_before=due)) == [Rule.FIRST_LOW_EVENING]


def test_the_threshold_that_is_told_is_the_one_that_would_change_the_decision() -> None:
    assert decided(evenings(75.0, 75.0), KEEP).reasons == (Reason(Rule.BAND_KEEPS, 75.0, 70.0),)
    assert decided(evenings(75.0, 75.0), ADJUST).reasons == (Reason(Rule.BAND_ADJUSTS, 75.0, 80.0),)


def test_fatigue_needs_two_days() -> None:
    assert rules(Signs(ratio=1.31, ratio_before=1.31)) == [Rule.FATIGUE_RATIO]
    assert Rule.FATIGUE_RATIO not in rules(Signs(ratio=1.31, ratio_before=1.3))
    assert Rule.FATIGUE_RATIO not in rules(Signs(ratio=1.3, ratio_before=1.31))


def test_recovery_needs_both_signs() -> None:
    assert rules(Signs(hrv_z=-1.1, sleep_hours=5.9)) == [Rule.RECOVERY]
    assert Rule.RECOVERY not in rules(Signs(hrv_z=-1.0, sleep_hours=5.9))
    assert Rule.RECOVERY not in rules(Signs(hrv_z=-1.1, sleep_hours=6.0))


def test_a_tired_muscle_is_a_reason_that_names_it() -> None:
    found = decided(TIRED_LEGS)
    assert found.verdict is ADJUST
    assert found.reasons == (Reason(Rule.FATIGUED_MUSCLES, 2.0, 1.0, ("hamstrings", "quads")),)
    assert rules(replace(TIRED_LEGS, days_adjusted=0)) == [Rule.FATIGUED_MUSCLES]
    assert Rule.FATIGUED_MUSCLES not in rules(Signs())


@pytest.mark.parametrize(("state", "asks"), [(state, state is WeekState.SUPPRESSED) for state in WeekState])
def test_a_suppressed_week_asks_for_less_and_one_above_its_band_for_nothing(state: WeekState, *, asks: bool) -> None:
    week = HrvWeek(state, math.log(48.0), math.log(52.0), math.log(60.0), 6)
    found = decided(Signs(hrv_week=week))
    assert (found.verdict is ADJUST) is asks
    if asks:
        (reason,) = found.reasons
        assert reason.rule == Rule.HRV_WEEK
        assert (reason.value, reason.threshold) == pytest.approx((48.0, 52.0))


@given(st.sets(st.sampled_from(["ratio", "ratio_before", "hrv_z", "sleep_hours"]), min_size=1))
def test_what_is_not_known_never_speaks_against_the_athlete(unknown: set[str]) -> None:
    signs = replace(TIRED, **dict.fromkeys(unknown))  # type: ignore[arg-type]
    fatigue, recovery = not unknown & {"ratio", "ratio_before"}, not unknown & {"hrv_z", "sleep_hours"}
    assert (Rule.FATIGUE_RATIO in rules(signs), Rule.RECOVERY in rules(signs)) == (fatigue, recovery)


def test_every_alarm_speaks_the_gravest_first() -> None:
    signs = replace(TIRED, adherence=50.0, due=5, adherence_before=50.0, due_before=5, fatigued=("back",))
    assert rules(signs) == [Rule.FATIGUE_RATIO, Rule.RECOVERY, Rule.FATIGUED_MUSCLES, Rule.LOW_ADHERENCE]


@pytest.mark.parametrize(("days", "verdict"), [(None, ADJUST), (0, KEEP), (QUIET_DAYS - 1, KEEP), (QUIET_DAYS, ADJUST)])
def test_an_adjusted_plan_has_a_week_to_prove_itself(days: int | None, verdict: Verdict) -> None:
    found = decided(replace(evenings(50.0, 50.0), days_adjusted=days))
    assert found.verdict is verdict
    assert (found.reasons[0].rule == Rule.ADJUSTED_LATELY) is (verdict is KEEP)


def test_fatigue_speaks_also_right_after_an_adjustment() -> None:
    signs = replace(TIRED, adherence=50.0, due=5, adherence_before=50.0, due_before=5, days_adjusted=1)
    assert rules(signs) == [Rule.FATIGUE_RATIO, Rule.RECOVERY]


def evening(percent: float | None, due: int = 5) -> Adherence:
    return Adherence(percent, due, 0.0, ())


@pytest.mark.parametrize(
    ("percents", "verdict"),
    [
        ([], KEEP),
        ([60.0], KEEP),
        ([60.0, 75.0, 75.0], KEEP),
        ([60.0, 60.0, 75.0, 80.0], ADJUST),
        ([60.0, 60.0, 81.0, 75.0], KEEP),
        ([60.0, 60.0, 75.0, 60.0], ADJUST),
        ([90.0, 60.0, 75.0, 60.0, 75.0], KEEP),
        ([60.0, 60.0, None, 75.0], KEEP),
    ],
)
def test_inside_the_band_the_last_decision_stands(percents: list[float | None], verdict: Verdict) -> None:
    assert standing([evening(percent) for percent in percents], THRESHOLDS) is verdict


@pytest.mark.parametrize(
    ("percent", "due", "inside"),
    [(69.9, 5, False), (70.0, 5, True), (80.0, 5, True), (80.1, 5, False), (75.0, 3, False), (None, 0, False)],
)
def test_the_band_has_both_its_marks_inside(percent: float | None, due: int, inside: bool) -> None:
    assert inside_the_band(evening(percent, due), THRESHOLDS) is inside


figure = st.none() | st.floats(0, 200)


@given(
    st.builds(Signs, figure, st.integers(0, 9), figure, st.integers(0, 9), figure, figure, figure, figure)
    | st.just(TIRED_LEGS),
    st.sampled_from(Verdict),
)
def test_there_is_always_a_reason_with_its_figures_and_only_alarms_adjust(signs: Signs, previous: Verdict) -> None:
    found = decided(signs, previous)
    assert found.reasons
    assert all(reason.value is not None and reason.threshold is not None for reason in found.reasons)
    spoke = {reason.rule for reason in found.reasons}
    if found.verdict is ADJUST:
        assert spoke <= {*ALARMS, Rule.BAND_ADJUSTS}
    else:
        assert len(found.reasons) == 1
        assert not spoke & ALARMS
