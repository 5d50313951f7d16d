"""The smallest changes that answer the reasons: from tomorrow on, within the limits, the dispensable first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.athlete.availability import Availability, Blocked
from domain.body.muscle_fatigue import muscles_used
from domain.metrics.muscles import GROUPS
from domain.plan import patch as patches
from domain.plan.adherence import Verdict
from domain.plan.limits import Limits, Situation
from domain.plan.patch import Change, Op, Patch, workout_id
from domain.plan.plan import Blueprint
from domain.plan.proposal import Reason, preview
from domain.review.adjustments import DAYS_AHEAD, LEAST_SHARE, RECOVERY_DAYS_AHEAD, Outlook, adjustments
from domain.review.decision import Decision, Rule
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Priority, Purpose, Workout
from tests.builders.plans import MONDAY, blueprints, in_days, plan_of, session

OF_THE_BODY = (Rule.FATIGUE_RATIO, Rule.RECOVERY, Rule.HRV_WEEK, Rule.FATIGUED_MUSCLES)
LEGS = ("quads", "hamstrings")
OF_LIFE = (Rule.LOW_ADHERENCE, Rule.LOW_AND_TOLD_WHY, Rule.BAND_ADJUSTS)
SITUATION = Situation(MONDAY, recent_weeks_minutes=(240.0, 250.0, 260.0), longest_run_minutes=60.0)
OUTLOOK = Outlook(SITUATION, Limits())


def because(*rules: Rule) -> Decision:
    of = {Rule.FATIGUED_MUSCLES: LEGS}
    return Decision(Verdict.ADJUST, tuple(Reason(rule, 1.0, 2.0, of.get(rule, ())) for rule in rules))


def tired(*muscles: str) -> Decision:
    return Decision(Verdict.ADJUST, (Reason(Rule.FATIGUED_MUSCLES, float(len(muscles)), 1.0, muscles),))


def touched(patch: Patch) -> list[str]:
    return [workout_id(change.path) for change in patch]


def minutes(plan: Blueprint) -> int:
    return sum(workout.minutes for workout in OUTLOOK.coming(plan))


some_rules = st.lists(st.sampled_from([*OF_THE_BODY, *OF_LIFE]), min_size=1, max_size=3, unique=True)
outlooks = st.builds(
    Outlook,
    st.builds(
        Situation,
        st.just(MONDAY),
        st.sampled_from([Availability(), Availability(blocked=(Blocked(in_days(2), in_days(3)),))]),
        st.sampled_from([(), (200.0, 220.0, 240.0)]),
        st.none() | st.just(45.0),
    ),
    st.just(Limits()),
    st.integers(1, 3),
)


@settings(max_examples=150, deadline=None)
@given(blueprints(3, 12), some_rules, outlooks)
def test_whatever_the_plan_the_changes_are_few_small_and_allowed(
    plan: Blueprint, rules: list[Rule], outlook: Outlook
) -> None:
    patch = adjustments(because(*rules), plan, outlook)

    assert len(patch) <= outlook.most
    assert len(set(touched(patch))) == len(patch), "no workout is changed twice"
    for length in range(1, len(patch) + 1):
        preview(patch[:length], plan, outlook.limits, outlook.situation)
    after = patches.apply(patch, plan)
    for key in touched(patch):
        before, now = plan.workouts[key], after.workouts.get(key)
        assert MONDAY < before.day <= MONDAY + timedelta(days=DAYS_AHEAD)
        assert now is None or (now.day, now.sport, now.priority) == (before.day, before.sport, before.priority)
        assert now is None or LEAST_SHARE * before.minutes <= now.minutes <= before.minutes
        assert now is not None or before.priority is Priority.OPTIONAL, "only what is optional is dropped"
        if before.priority is Priority.KEY:
            assert set(rules) & set(OF_THE_BODY), "only the body's own signs touch a key session"
    assert adjustments(because(*rules), plan, outlook) == patch


@settings(max_examples=150, deadline=None)
@given(blueprints(3, 12), st.sampled_from(OF_LIFE))
def test_the_dispensable_goes_first_and_no_more_than_is_needed(plan: Blueprint, rule: Rule) -> None:
    patch = adjustments(because(rule), plan, OUTLOOK)

    order = [plan.workouts[key].priority for key in touched(patch)]
    assert order == sorted(order, key=[Priority.OPTIONAL, Priority.NORMAL].index)
    if patch:
        without_the_last = patches.apply(patch[:-1], plan)
        assert minutes(without_the_last) > LEAST_SHARE * minutes(plan)


def test_low_adherence_drops_the_longest_optional_then_shortens_the_longest_normal() -> None:
    plan = plan_of(
        session("w-key", in_days(1), 90, priority=Priority.KEY),
        session("w-hips", in_days(2), 20, priority=Priority.OPTIONAL),
        session("w-spin", in_days(3), 45, priority=Priority.OPTIONAL),
        session("w-full", in_days(4), 35),
        session("w-long", in_days(5), 70),
        session("w-later", in_days(8), 200),
    )
    assert adjustments(because(Rule.LOW_ADHERENCE), plan, OUTLOOK) == (
        Change(Op.REMOVE, "/workouts/w-spin"),
        Change(Op.REPLACE, "/workouts/w-long/minutes", 60),
    )


def test_enough_is_enough() -> None:
    plan = plan_of(
        session("w-one", in_days(1), 100),
        session("w-spare", in_days(2), 30, priority=Priority.OPTIONAL),
        session("w-other", in_days(3), 29, priority=Priority.OPTIONAL),
    )
    for rule in OF_LIFE:
        assert touched(adjustments(because(rule), plan, OUTLOOK)) == ["w-spare", "w-other"]
    exactly_a_fifth = plan.with_workout(replace(plan.workouts["w-spare"], minutes=25)).without("w-other")
    assert touched(adjustments(because(Rule.LOW_ADHERENCE), exactly_a_fifth, OUTLOOK)) == ["w-spare"]
    lighter = plan.with_workout(replace(plan.workouts["w-spare"], minutes=50))
    assert touched(adjustments(because(Rule.LOW_ADHERENCE), lighter, OUTLOOK)) == ["w-spare"]


@pytest.mark.parametrize("rule", [Rule.RECOVERY, Rule.HRV_WEEK])
def test_bad_nights_ease_what_comes_at_once_and_nothing_else(rule: Rule) -> None:
    spare = session("w-spare", in_days(2), 60, priority=Priority.OPTIONAL)
    near = session("w-near", in_days(RECOVERY_DAYS_AHEAD), 45, purpose=Purpose.INTERVALS, priority=Priority.KEY)
    far = near.moved(in_days(RECOVERY_DAYS_AHEAD + 1))

    assert touched(adjustments(because(rule), plan_of(spare, near), OUTLOOK)) == ["w-near"]
    assert adjustments(because(rule), plan_of(spare, far), OUTLOOK) == ()
    race = replace(near, purpose=Purpose.RACE)
    assert adjustments(because(rule), plan_of(spare, race), OUTLOOK) == (), "whether to start is not the coach's to say"


TEMPO = session("w-tempo", in_days(1), 50, Sport.RUN, Purpose.TEMPO, Priority.KEY)
SWIM = session("w-swim", in_days(2), 60, Sport.SWIM, Purpose.INTERVALS)
GYM = replace(
    session("w-gym", in_days(2), 45, Sport.STRENGTH, Purpose.STRENGTH),
    exercises=(
        PlannedExercise("back_squat", 4, 5, 8, 80.0, rir=2.0),
        PlannedExercise("bench_press", 3, 6, 10, 60.0, rir=2.0),
    ),
)


def test_tired_legs_ease_what_uses_them_at_once_and_nothing_else() -> None:
    later = replace(TEMPO, id="w-later", day=in_days(RECOVERY_DAYS_AHEAD + 1))
    plan = plan_of(TEMPO, SWIM, GYM, later)

    patch = adjustments(tired("quads"), plan, OUTLOOK)

    assert touched(patch) == ["w-tempo", "w-gym"]
    after = patches.apply(patch, plan).workouts
    assert (after["w-tempo"].purpose, after["w-tempo"].minutes) == (Purpose.EASY, 40)
    squat, bench = after["w-gym"].exercises
    assert (squat.sets, squat.rir, squat.weight_kg) == (3, 4.0, 80.0)
    assert bench == GYM.exercises[1], "what does not use tired muscles stays as hard as it was"
    assert (after["w-gym"].title, after["w-gym"].minutes) == (GYM.title, GYM.minutes)


@pytest.mark.parametrize(
    ("muscles", "eased"),
    [(("chest",), ["w-gym"]), (("back",), ["w-swim"]), (("triceps",), ["w-gym"]), (("forearms",), []), ((), [])],
)
def test_only_sessions_that_use_a_tired_muscle_change(muscles: tuple[str, ...], eased: list[str]) -> None:
    assert touched(adjustments(tired(*muscles), plan_of(TEMPO, SWIM, GYM), OUTLOOK)) == eased


@pytest.mark.parametrize("purpose", [Purpose.EASY, Purpose.RECOVERY, Purpose.TECHNIQUE, Purpose.MOBILITY, Purpose.RACE])
def test_what_is_easy_already_and_a_race_stay_whatever_is_tired(purpose: Purpose) -> None:
    assert adjustments(tired("quads"), plan_of(replace(TEMPO, purpose=purpose)), OUTLOOK) == ()


def test_a_long_run_on_tired_legs_gets_easy() -> None:
    assert touched(adjustments(tired("quads"), plan_of(replace(TEMPO, purpose=Purpose.LONG)), OUTLOOK)) == ["w-tempo"]


@settings(max_examples=100, deadline=None)
@given(blueprints(3, 12), st.sets(st.sampled_from(sorted(GROUPS)), max_size=4).map(sorted))
def test_tired_muscles_touch_only_their_sessions_of_two_days_and_once(plan: Blueprint, muscles: list[str]) -> None:
    outlook = replace(OUTLOOK, most=20)
    patch = adjustments(tired(*muscles), plan, outlook)

    for key in touched(patch):
        assert muscles_used(plan.workouts[key]) & set(muscles)
        assert plan.workouts[key].day <= in_days(RECOVERY_DAYS_AHEAD)
    assert adjustments(tired(*muscles), patches.apply(patch, plan), outlook) == (), "the next evening asks for no more"


def test_fatigue_eases_only_the_next_hard_session_and_drops_what_is_optional() -> None:
    hard = [session(f"w-hard-{day}", in_days(day), purpose=Purpose.INTERVALS) for day in (3, 6)]
    spare = session("w-spare", in_days(1), 60, priority=Priority.OPTIONAL)

    assert touched(adjustments(because(Rule.FATIGUE_RATIO), plan_of(*hard, spare), OUTLOOK)) == ["w-hard-3", "w-spare"]


def test_a_session_that_was_eased_is_not_shortened_as_well() -> None:
    plan = plan_of(session("w-hard", in_days(2), 50, purpose=Purpose.TEMPO), session("w-easy", in_days(4), 30))

    patch = adjustments(because(Rule.FATIGUE_RATIO, Rule.LOW_ADHERENCE), plan, OUTLOOK)

    assert touched(patch) == ["w-hard", "w-easy"]
    assert isinstance(patch[0].value, Workout)


@pytest.mark.parametrize("rule", [Rule.HIGH_ADHERENCE, Rule.TOO_FEW_DUE, Rule.FIRST_LOW_EVENING, Rule.ADJUSTED_LATELY])
def test_a_reason_to_keep_changes_nothing(rule: Rule) -> None:
    plan = plan_of(session("w-spare", in_days(1), 60, priority=Priority.OPTIONAL))
    assert adjustments(because(rule), plan, OUTLOOK) == ()


def test_where_nothing_can_be_adjusted_nothing_is() -> None:
    fixed = plan_of(
        session("w-key", in_days(1), 60, priority=Priority.KEY),
        session("w-short", in_days(2), 20),
        session("w-today", MONDAY, 60),
        session("w-far", in_days(DAYS_AHEAD + 1), 60, sport=Sport.RUN),
    )
    assert adjustments(because(*OF_THE_BODY, *OF_LIFE), fixed, OUTLOOK) == ()
    assert adjustments(because(*OF_THE_BODY, *OF_LIFE), plan_of(), OUTLOOK) == ()
