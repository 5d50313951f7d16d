"""A new plan as a patch: what lies behind or is done already stays, the athlete decides how much they add."""

from datetime import timedelta

import pytest

from domain.errors import LimitExceeded
from domain.plan.limits import Limits, Situation
from domain.plan.patch import apply
from domain.plan.plan import Blueprint
from domain.plan.proposal import Reason, own_wish, preview
from domain.plan.rewrite import rewrite
from tests.builders.season import TODAY, run, winter

LONGER = Blueprint("Longer", workouts={"w-easy": run("w-easy", 1, 60)})


def test_the_patch_turns_what_lies_ahead_into_the_new_plan() -> None:
    after = apply(rewrite(winter(), LONGER, TODAY), winter())

    assert [workout for workout in after.workouts.values() if workout.day >= TODAY] == [run("w-easy", 1, 60)]
    assert after.between(TODAY - timedelta(days=9), TODAY - timedelta(days=1)) == winter().between(
        TODAY - timedelta(days=9), TODAY - timedelta(days=1)
    )


def test_what_is_done_already_is_neither_dropped_nor_changed() -> None:
    done = {"w-easy", "w-hard"}

    after = apply(rewrite(winter(), LONGER, TODAY, done), winter())

    assert {key: after.workouts[key] for key in done} == {key: winter().workouts[key] for key in done}


def test_the_same_plan_is_no_change() -> None:
    assert rewrite(winter(), winter(), TODAY) == ()


def test_growth_is_bounded_unless_the_athlete_wrote_it() -> None:
    patch, situation = rewrite(winter(), LONGER, TODAY), Situation(TODAY, longest_run_minutes=90)

    with pytest.raises(LimitExceeded, match="session_growth"):
        preview(patch, winter(), Limits(), situation)

    assert preview(patch, winter(), Limits(), situation, own=True).blueprint.workouts["w-easy"].minutes == 60


def test_every_other_limit_holds_for_the_athletes_own_plan_too() -> None:
    with pytest.raises(LimitExceeded, match="run_spike"):
        preview(
            rewrite(winter(), LONGER, TODAY), winter(), Limits(), Situation(TODAY, longest_run_minutes=40), own=True
        )


@pytest.mark.parametrize(("rule", "own"), [("plan_file", True), ("session_sheet", True), ("low_adherence", False)])
def test_whose_wish_it_is_stands_in_the_reasons(rule: str, own: bool) -> None:
    assert own_wish((Reason(rule, 1.0, 1.0),)) is own
