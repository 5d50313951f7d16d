"""How sure a match is, which others it could have been, and whose choice changes with somebody else's."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.plan.choice import SURE_COST, SURE_MARGIN, Candidate, Choice, affected, choice_of
from domain.plan.counts_as import Option, counts_as, option_of
from domain.plan.execution import Execution, ExecutionState
from domain.plan.matching import COST_LIMIT, cost, match
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Workout
from tests.domain.plan.test_matching import MONDAY, activities, done, workout, workouts

CONFIRMED, REJECTED = ExecutionState.CONFIRMED, ExecutionState.REJECTED
type OfPlan = list[tuple[int, int, float | None, bool]]
type OfWatch = list[tuple[int, float, float | None]]


def by_id(*planned: Workout) -> dict[str, Workout]:
    return {each.id: each for each in planned}


def chosen(
    activity: Activity, *planned: Workout, decided: tuple[Execution, ...] = (), hard: bool | None = None
) -> Choice:
    """As matching leaves it."""
    known = {} if hard is None else {activity.key: hard}
    executions = (*decided, *match(planned, [activity], decided, known))
    return choice_of(activity, by_id(*planned), executions, hard)


def ids(candidates: tuple[Candidate, ...]) -> list[str]:
    return [each.workout.id for each in candidates]


def test_an_easy_run_a_day_late_is_asked_about() -> None:
    choice = chosen(done("tue", 1, 41, 6.5), workout("easy", 0, 40, 6.5))
    assert choice.matched is not None
    assert choice.matched.cost == pytest.approx(0.627, abs=5e-4)
    assert (choice.sure, choice.asks, choice.instead) == (False, True, ())


def test_of_two_runs_on_one_day_the_hard_one_is_sure_and_the_easy_one_is_asked_about() -> None:
    planned = [workout("mon-easy", 0, 40, 6.5), workout("wed-hard", 2, 50, 9, hard=True)]
    easy, hard = done("easy", 2, 40, 6.4), done("hard", 2, 51, 9, hour=18)
    found = match(planned, [easy, hard], hard={easy.key: False, hard.key: True})
    of_hard = choice_of(hard, by_id(*planned), found, hard=True)
    of_easy = choice_of(easy, by_id(*planned), found, hard=False)
    assert [ids((each.matched,)) for each in (of_hard, of_easy) if each.matched] == [["wed-hard"], ["mon-easy"]]
    assert [each.sure for each in (of_hard, of_easy)] == [True, False]
    assert ids(of_easy.others) == ["wed-hard"], "which is only suggested to be the other one"


def test_a_long_run_that_was_cut_short_is_no_guess_and_may_be_named() -> None:
    choice = chosen(done("short", 6, 30, 5), workout("long", 6, 95, 15))
    assert (choice.matched, choice.others, ids(choice.beyond)) == (None, (), ["long"])
    assert choice.beyond[0].cost == pytest.approx(COST_LIMIT)
    assert not choice.asks, "nothing is said to be anything"


def test_another_sport_or_a_day_too_far_cannot_even_be_named() -> None:
    run = workout("run", 0, 40)
    assert chosen(replace(done("ride", 0, 40), sport=Sport.RIDE), run).all == ()
    assert chosen(done("late", 4, 40), run).all == ()
    assert ids(chosen(done("two", 2, 40), run).all) == ["run"]


@pytest.mark.parametrize(("first", "second", "sure"), [
    (0.5, 0.9, True), (0.501, 2.0, False), (0.1, 0.49, False), (0.2, 0.6, True), (0.3, 0.7, True), (0.0, 0.399, False),
])  # fmt: skip
def test_sure_is_cheap_and_far_from_the_second(first: float, second: float, sure: bool) -> None:
    """Both ends belong to it, however the fractions come out."""
    one, other = workout("one", 0, 40), workout("other", 1, 40)
    assert Choice(Candidate(one, first), (Candidate(other, second),)).sure is sure


def test_hard_and_easy_in_each_others_place_are_asked_about() -> None:
    """Easy was planned for the day and hard for the next: 0.4 against 0.6."""
    choice = chosen(done("run", 0, 40), workout("easy", 0, 40), workout("hard", 1, 40, hard=True), hard=True)
    assert (ids(choice.all), choice.asks) == (["easy", "hard"], True)


def test_what_the_athlete_said_is_not_asked_again() -> None:
    planned = [workout("mon", 0, 40), workout("tue", 1, 40)]
    run = done("run", 1, 60)
    assert chosen(run, *planned).asks
    confirmed = chosen(run, *planned, decided=(Execution("mon", run.key, 1.0, CONFIRMED),))
    assert (confirmed.decided, confirmed.asks, ids(confirmed.all)) == (True, False, ["mon", "tue"])
    extra = chosen(run, *planned, decided=tuple(Execution(each.id, run.key, 1.0, REJECTED) for each in planned))
    assert (extra.matched, extra.decided, extra.asks) == (None, True, False)
    assert ids(extra.all) == ["tue", "mon"], "minds are changed"


def test_what_is_confirmed_to_be_another_is_not_free() -> None:
    planned, run = [workout("mon", 0, 40), workout("tue", 1, 40)], done("run", 1, 40)
    other = Execution("tue", ("fit", "other"), 0.0, CONFIRMED)
    assert ids(chosen(run, *planned, decided=(other,)).all) == ["mon"]


@given(workouts, activities)
def test_a_choice_says_no_more_and_no_less_than_the_costs(of_plan: OfPlan, of_watch: OfWatch) -> None:
    planned = [workout(f"w{number}", *values) for number, values in enumerate(of_plan)]
    runs = [done(f"a{number}", *values) for number, values in enumerate(of_watch)]
    found = match(planned, runs)
    for run in runs:
        choice = choice_of(run, by_id(*planned), found)
        suggested = [each.workout_id for each in found if each.activity == run.key]
        assert ids(() if choice.matched is None else (choice.matched,)) == suggested
        within = {each.id for each in planned if cost(each, run) is not None}
        assert {*ids(choice.others), *suggested} == within
        assert within.isdisjoint(ids(choice.beyond))
        assert [each.cost for each in choice.instead] == sorted(each.cost for each in choice.instead)
        if choice.sure and choice.matched is not None:
            assert choice.matched.cost <= SURE_COST + 1e-9
            assert all(each.cost - choice.matched.cost >= SURE_MARGIN - 1e-9 for each in choice.instead)
            assert choice.instead == () or choice.instead[0].cost > choice.matched.cost
        assert choice.asks is (bool(suggested) and not choice.sure)


@given(workouts, activities, st.data())
def test_whoever_is_not_affected_has_the_same_choice_as_before(
    of_plan: OfPlan, of_watch: OfWatch, data: st.DataObject
) -> None:
    """Whatever the athlete says of one session, and however the matching of all others comes out of it."""
    planned = [workout(f"w{number}", *values) for number, values in enumerate(of_plan)]
    runs = [done(f"a{number}", *values) for number, values in enumerate(of_watch)]
    assume(runs)
    before = match(planned, runs)
    said_of = data.draw(st.sampled_from(runs))
    could_be = choice_of(said_of, by_id(*planned), before).all
    assume(could_be)
    named = data.draw(st.none() | st.sampled_from(could_be))
    state = REJECTED if named is None else CONFIRMED
    said = [Execution(each.workout.id, said_of.key, each.cost, state) for each in ([named] if named else could_be)]
    after = (*said, *match(planned, runs, said))
    changed = affected(before, after, by_id(*planned), runs)
    assert said_of.key in changed
    for run in runs:
        choices = [choice_of(run, by_id(*planned), executions) for executions in (before, after)]
        assert run.key in changed or choices[0] == choices[1]
        if run is said_of:
            assert choices[1].decided
            assert ids(() if choices[1].matched is None else (choices[1].matched,)) == (
                [named.workout.id] if named else []
            )


def test_nothing_changes_for_nobody() -> None:
    planned, runs = [workout("mon", 0, 40)], [done("run", 0, 40), done("late", 1, 40)]
    found = match(planned, runs)
    assert affected(found, found, by_id(*planned), runs) == frozenset()


@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, 9), st.integers(0, 9))
def test_a_mark_is_of_what_the_button_said(one: str, other: str, first: int, second: int) -> None:
    options = [
        Option("w", MONDAY + timedelta(days), title, "run", 40) for days, title in ((first, one), (second, other))
    ]
    marks = [each.mark for each in options]
    assert all(0 <= each < 10**9 for each in marks)
    assert (marks[0] == marks[1]) is (options[0] == options[1])


def test_a_message_is_told_what_its_buttons_need() -> None:
    planned = [workout("mon", 0, 40), workout("tue", 1, 40)]
    told = counts_as(chosen(done("run", 1, 60), *planned))
    assert (told.workout, told.asks, told.others) == (option_of(planned[1]), True, True)
    alone = counts_as(chosen(done("run", 1, 40), planned[1]))
    assert (alone.workout, alone.asks, alone.others) == (option_of(planned[1]), False, False)
