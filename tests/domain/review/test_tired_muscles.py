"""Muscles that have not recovered, as the evening weighs them."""

from datetime import timedelta

import pytest

from domain.review.decision import Rule
from domain.training.rollup import DayRollup
from domain.training.workout import Purpose
from tests.builders.evenings import DAY, evidence, rules
from tests.builders.plans import plan_of, session


@pytest.mark.parametrize(("ahead", "asks"), [(1, True), (2, True), (3, False)])
def test_tired_muscles_ask_for_a_change_only_where_they_are_needed_soon(ahead: int, *, asks: bool) -> None:
    """Two squats a week, and then twice as many sets in three days as in any three before."""
    usual = {back: {"quads": 4.0} for back in range(4, 32, 7)}
    lifted = {**usual, 0: {"quads": 9.0}, 1: {"quads": 6.0}}
    rollups = tuple(
        DayRollup(DAY - timedelta(days=back), 20.0, 30.0, 30.0, muscles=lifted.get(back, {}))
        for back in range(34, -1, -1)
    )
    plan = plan_of(session("w-ride", DAY + timedelta(days=ahead), 60, purpose=Purpose.TEMPO))
    found = rules(evidence(plan, rollups=rollups))
    assert (Rule.FATIGUED_MUSCLES in found) is asks
