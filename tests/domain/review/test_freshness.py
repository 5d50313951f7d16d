"""A day of which nobody could know is unknown: nothing of it was missed, and it changes no plan."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.plan.adherence import CreditState, Verdict
from domain.review.evidence import Evidence
from domain.review.examine import _adherence
from domain.training.freshness import freshness, known_through
from domain.training.rollup import DayRollup
from domain.training.service import Service
from tests.builders.evenings import BERLIN, DAY, at, due, evidence, examined


@given(st.integers(0, 6), st.sets(st.integers(1, 6)), st.booleans())
def test_what_nobody_could_know_of_is_neither_missed_nor_a_reason(back: int, days: set[int], ever: bool) -> None:
    """A watch last answered on the evening `back` days ago; that day's own sessions may have come after it."""
    as_of = at(DAY - timedelta(days=back)) if ever else None
    silent = freshness(Service.GARMIN, as_of, None, at())
    gym = freshness(Service.HEVY, at() - timedelta(minutes=5), None, at())
    known, blind = evidence(due(1, 2, 3, 4, 5, 6), *days), evidence(due(1, 2, 3, 4, 5, 6), *days)
    blind = replace(blind, freshness=(gym, silent))
    assert silent.complete is (ever and back == 0)
    here = known_through(blind.freshness, DAY, BERLIN)
    found = credits_of(blind)
    assert all(state is not CreditState.MISSED for day, state in found.items() if day > here)
    assert {day: state for day, state in found.items() if day <= here} == {
        day: state for day, state in credits_of(known).items() if day <= here
    }
    if examined(known).review.verdict is Verdict.KEEP:
        assert examined(blind).review.verdict is Verdict.KEEP, "knowing less never changes a plan"
    assert examined(blind).review.freshness == (gym, silent)


@given(st.integers(0, 20), st.booleans())
def test_days_that_no_service_answered_for_are_no_days_of_rest(back: int, ever: bool) -> None:
    """Fitness and fatigue stand as they were on the day of the last answer, and say which day that was."""
    loads = tuple(
        DayRollup(DAY - timedelta(days=days), 60.0 if days >= 4 else 0.0, 40.0 + days, 45.0 - days)
        for days in range(30, -1, -1)
    )
    as_of = at(DAY - timedelta(days=back)) if ever else None
    told = replace(evidence(due(1, 2)), rollups=loads, freshness=(freshness(Service.GARMIN, as_of, None, at()),))
    state = examined(told).review.condition
    last = DAY - timedelta(days=back) if ever else DAY - timedelta(days=4)
    assert state.load_as_of == (None if last == DAY else last)
    assert state.ctl == 40.0 + (DAY - last).days
    shown = examined(told).review.curve.fitness
    assert [value is None for value in shown[-21:]] == [DAY - timedelta(days=20 - index) > last for index in range(21)]


def credits_of(found: Evidence) -> dict[date, CreditState]:
    plan = found.plan
    assert plan is not None
    local = found.now.astimezone(BERLIN)
    return {plan.blueprint.workouts[each.workout_id].day: each.state for each in _adherence(found, local, 7).credits}


@given(st.timedeltas(timedelta(0), timedelta(days=9)), st.timedeltas(timedelta(0), timedelta(days=9)))
def test_a_watch_in_a_drawer_is_not_known_by_the_service_that_answers(answered: timedelta, silent: timedelta) -> None:
    asked_at = at() - answered
    found = freshness(Service.GARMIN, asked_at, asked_at - silent, at())
    assert found.as_of == (asked_at - silent if silent > timedelta(hours=12) else asked_at)
    assert found.complete is (silent <= timedelta(hours=12) and answered <= timedelta(hours=1))
