"""What the morning asks for: nothing on one noisy sign, less where signs agree, rest where the body says stop."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.body.readiness import Band, Readiness, Reason, Signal
from domain.plan.patch import Op, apply
from domain.plan.plan import Blueprint
from domain.review.adjustments import SPARED_RIR
from domain.review.advice import Advice, Advised, Feeling, MorningRule, advise
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout
from tests.builders.plans import plan_of, rich_blueprints, session

EASY = session("w-easy", sport=Sport.RUN)
HARD = session("w-hard", minutes=60, sport=Sport.RUN, purpose=Purpose.INTERVALS)
SQUATS = session("w-squats", sport=Sport.STRENGTH, purpose=Purpose.STRENGTH)
SWIM = session("w-swim", sport=Sport.SWIM, purpose=Purpose.TEMPO)
FINE = Readiness(80.0, Band.GREEN, (Reason(Signal.HRV, 60.0, 58.0, 80.0),))
LOW = Reason(Signal.HRV, 40.0, 58.0, 30.0)
SHORT = Reason(Signal.SLEEP, 5.4, 8.0, 35.0)
GOOD = Reason(Signal.RESTING_HR, 48.0, 49.0, 90.0)
MIDDLING = Readiness(55.0, Band.AMBER, (LOW, SHORT, GOOD))


def rule_of(found: Advised) -> str:
    (reason,) = found.reasons
    return reason.rule


def test_a_good_morning_goes_as_planned() -> None:
    assert advise([HARD, EASY], Feeling(FINE)) == Advised(Advice.GO)


def test_a_day_without_a_session_is_a_day_of_rest() -> None:
    found = advise([], Feeling(FINE, sick=True))
    assert (found.advice, rule_of(found), found.changes) == (Advice.REST, MorningRule.NO_SESSION, ())


def test_what_is_unknown_takes_nothing_away() -> None:
    assert advise([HARD], Feeling(Readiness(None, Band.UNKNOWN, ()))).advice is Advice.GO


@pytest.mark.parametrize(
    ("reasons", "advice"),
    [((LOW, GOOD), Advice.GO), ((LOW, SHORT), Advice.MODIFY), ((LOW, replace(SHORT, score=50.0)), Advice.GO)],
    ids=["one bad sign", "two that agree", "one at the mark itself"],
)
def test_a_hard_session_gets_easier_where_two_signs_agree(reasons: tuple[Reason, ...], advice: Advice) -> None:
    assert advise([HARD], Feeling(Readiness(55.0, Band.AMBER, reasons))).advice is advice


@pytest.mark.parametrize("band", [Band.GREEN, Band.UNKNOWN])
def test_signs_that_make_no_middling_morning_take_nothing(band: Band) -> None:
    assert advise([HARD], Feeling(Readiness(72.0, band, (LOW, SHORT, GOOD)))).advice is Advice.GO


def test_a_middling_morning_leaves_what_is_easy() -> None:
    found = advise([EASY, HARD], Feeling(MIDDLING))
    (change,) = found.changes
    assert rule_of(found) == MorningRule.SIGNS_AGREE
    assert (change.op, change.path) == (Op.REPLACE, "/workouts/w-hard")
    assert isinstance(change.value, Workout)
    assert (change.value.purpose, change.value.minutes) == (Purpose.EASY, 50)
    assert advise([EASY], Feeling(MIDDLING)).advice is Advice.GO


def test_a_red_morning_makes_everything_easy_that_is_not() -> None:
    red = Feeling(Readiness(31.0, Band.RED, (LOW, SHORT)))
    found = advise([EASY, HARD, SQUATS], red)
    assert rule_of(found) == MorningRule.READINESS_RED
    assert [change.path for change in found.changes] == ["/workouts/w-hard", "/workouts/w-squats"]
    assert advise([EASY], red).advice is Advice.GO
    race = replace(HARD, purpose=Purpose.RACE)
    assert advise([race], red).advice is Advice.GO, "whether to start is not the coach's to say"


def test_hardly_any_sleep_is_named_before_the_band_that_it_makes() -> None:
    hardly = Reason(Signal.HARDLY_SLEPT, 3.4, 4.0)
    found = advise([HARD], Feeling(Readiness(60.0, Band.RED, (hardly, GOOD))))
    assert (rule_of(found), found.reasons[0].value, found.reasons[0].threshold) == (MorningRule.HARDLY_SLEPT, 3.4, 4.0)


@pytest.mark.parametrize(
    "feeling",
    [Feeling(FINE, sick=True), Feeling(Readiness(40.0, Band.RED, (Reason(Signal.MAYBE_ILL),)))],
    ids=["said so", "looks like it"],
)
def test_whoever_is_ill_rests(feeling: Feeling) -> None:
    found = advise([EASY, HARD], feeling)
    assert found.advice is Advice.REST
    assert apply(found.changes, plan_of(EASY, HARD)).workouts == {}


@pytest.mark.parametrize(
    ("days", "advice"), [(2, Advice.MODIFY), (3, Advice.MODIFY), (4, Advice.GO), (None, Advice.GO)]
)
def test_after_an_illness_two_easy_days_come_first(days: int | None, advice: Advice) -> None:
    assert advise([HARD], Feeling(FINE, days_well=days)).advice is advice
    assert advise([EASY], Feeling(FINE, days_well=days)).advice is Advice.GO


@pytest.mark.parametrize(
    ("pains", "advice", "paths"),
    [
        ({"left_knee": 3.0}, Advice.GO, []),
        ({"left_knee": 4.0}, Advice.MODIFY, ["w-hard", "w-squats"]),
        ({"left_knee": 6.0}, Advice.REST, ["w-hard", "w-squats"]),
        ({"right_shoulder": 7.0}, Advice.GO, []),
        ({"right_shoulder": 5.0, "quad": 4.0}, Advice.MODIFY, ["w-hard", "w-squats"]),
    ],
)
def test_pain_stops_what_uses_the_place(pains: Mapping[str, float], advice: Advice, paths: list[str]) -> None:
    found = advise([HARD, SQUATS], Feeling(FINE, pains=pains))
    assert (found.advice, [change.path.rpartition("/")[2] for change in found.changes]) == (advice, paths)


@pytest.mark.parametrize(("scores", "worst"), [((4.0, 5.0), "quad"), ((5.0, 4.0), "left_knee"), ((7.0, 8.0), "quad")])
def test_of_several_pains_the_worst_is_named(scores: tuple[float, float], worst: str) -> None:
    pains = dict(zip(("left_knee", "quad"), scores, strict=True))
    found = advise([SQUATS], Feeling(FINE, pains=pains))
    assert (found.reasons[0].of, found.reasons[0].value) == ((worst,), max(scores))


@pytest.mark.parametrize(("rirs", "advice"), [((4.0, 4.0), Advice.GO), ((4.0, 1.0), Advice.MODIFY)])
def test_lifting_is_easy_where_all_of_it_is_far_from_failure(rirs: tuple[float, ...], advice: Advice) -> None:
    lifts = tuple(replace(SQUATS.exercises[0], rir=rir) for rir in rirs)
    red = Readiness(31.0, Band.RED, (LOW, SHORT))
    assert advise([replace(SQUATS, exercises=lifts)], Feeling(red)).advice is advice


def test_where_something_goes_on_it_is_no_day_of_rest() -> None:
    found = advise([HARD, SWIM], Feeling(FINE, pains={"calf": 8.0}))
    assert (found.advice, [change.path for change in found.changes]) == (Advice.MODIFY, ["/workouts/w-hard"])


def test_tired_muscles_ease_only_the_sessions_that_use_them() -> None:
    found = advise([SWIM, SQUATS], Feeling(FINE, tired=("quads", "biceps")))
    (change,) = found.changes
    assert isinstance(change.value, Workout)
    assert (change.value.id, change.value.exercises[0].rir) == ("w-squats", SPARED_RIR)
    assert found.reasons[0].of == ("quads",)
    assert advise([SWIM], Feeling(FINE, tired=("quads",))).advice is Advice.GO


def test_of_all_that_asks_for_less_the_gravest_is_named() -> None:
    ill, hurt, hardly = Reason(Signal.MAYBE_ILL), Reason(Signal.INJURED), Reason(Signal.HARDLY_SLEPT, 3.4, 4.0)
    red, amber = Readiness(31.0, Band.RED, (hardly, LOW, SHORT)), Readiness(55.0, Band.AMBER, (LOW, SHORT))
    pains = {"left_knee": 4.0, "quad": 7.0}
    worst = Feeling(replace(red, reasons=(ill, hurt, hardly)), ("quads",), pains, sick=True, days_well=1)
    steps: tuple[Mapping[str, object], ...] = (
        {},
        {"sick": False},
        {"readiness": replace(red, reasons=(hurt, hardly))},
        {"pains": {"left_knee": 4.0}},
        {"readiness": red},
        {"days_well": None},
        {"readiness": replace(red, reasons=(LOW, SHORT))},
        {"readiness": amber},
        {"pains": {}},
        {"readiness": FINE},
    )
    found = []
    for better in steps:
        worst = replace(worst, **better)  # type: ignore[arg-type]
        found.append(rule_of(advise([HARD, SQUATS], worst)))
    assert found == [rule for rule in MorningRule if rule is not MorningRule.NO_SESSION]


FEELINGS = st.builds(
    Feeling,
    st.builds(
        Readiness,
        st.none() | st.floats(0, 100),
        st.sampled_from(Band),
        st.lists(
            st.builds(Reason, st.sampled_from(Signal), st.floats(0, 100), st.floats(0, 100), st.floats(0, 100)),
            max_size=4,
        ).map(tuple),
    ),
    st.lists(st.sampled_from(["quads", "back", "chest"]), max_size=2, unique=True).map(tuple),
    st.dictionaries(st.sampled_from(["knee", "calf", "chest", ""]), st.floats(0, 10), max_size=2),
    st.booleans(),
    st.none() | st.integers(0, 5),
)


@given(rich_blueprints(), FEELINGS)
def test_advice_can_be_followed_and_never_asks_for_more(blueprint: Blueprint, feeling: Feeling) -> None:
    found = advise(tuple(blueprint.workouts.values()), feeling)
    after = apply(found.changes, blueprint)
    assert sum(each.minutes for each in after.workouts.values()) <= sum(
        each.minutes for each in blueprint.workouts.values()
    )
    assert bool(found.changes) is (found.advice is not Advice.GO)
    assert found == advise(tuple(blueprint.workouts.values()), feeling)
