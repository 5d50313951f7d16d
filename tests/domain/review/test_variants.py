"""Today's session otherwise: half of it or another day, and never past a limit."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.availability import Availability
from domain.plan.limits import Limits, Situation, new_violations
from domain.plan.patch import apply
from domain.plan.plan import Blueprint
from domain.review.variants import Variant, half_of, varied
from domain.training.sport import Sport
from domain.training.workout import Purpose
from tests.builders.plans import in_days, plan_of, rich_blueprints, session

RUN = session("w-run", in_days(0), 60, Sport.RUN)


@pytest.mark.parametrize(("minutes", "half"), [(39, None), (40, 20), (47, 20), (50, 25), (90, 45)])
def test_half_is_told_in_steps_of_five_minutes_and_is_worth_doing(minutes: int, half: int | None) -> None:
    found = half_of(session("w-run", minutes=minutes))
    assert (found and found.minutes) == half


def test_a_race_is_neither_halved_nor_moved() -> None:
    race = session("w-race", in_days(0), 60, Sport.RUN, Purpose.RACE)
    for variant in Variant:
        assert varied(variant, race, plan_of(race), Limits(), Situation(in_days(0))) == ()


@pytest.mark.parametrize(
    ("minutes", "day"),
    [
        ((60, 60, 60, 0, 0, 0, 0), 1),
        ((60, 0, 60, 0, 0, 0, 0), 2),
        ((60, 30, 0, 90, 0, 0, 0), 3),
        ((60, 0, 0, 0, 60, 60, 60), None),
    ],
)
def test_it_moves_to_the_next_day_that_has_room(minutes: tuple[int, ...], day: int | None) -> None:
    room = Availability(minutes)  # type: ignore[arg-type]
    patch = varied(Variant.LATER, RUN, plan_of(RUN), Limits(), Situation(in_days(0), room, longest_run_minutes=60.0))
    assert [change.value for change in patch] == ([] if day is None else [in_days(day).isoformat()])


@given(rich_blueprints(), st.sampled_from(Variant), st.integers(20, 90))
def test_whatever_it_becomes_breaks_no_limit_that_held(plan: Blueprint, variant: Variant, minutes: int) -> None:
    today = in_days(0)
    own = session("w-today", today, minutes, Sport.RUN)
    before, situation = plan.with_workout(own), Situation(today)
    patch = varied(variant, own, before, Limits(), situation)
    after = apply(patch, before)
    assert not new_violations(before, after, Limits(), situation)
    assert after.workouts["w-today"].minutes <= minutes
    assert today <= after.workouts["w-today"].day <= today + timedelta(days=3)
