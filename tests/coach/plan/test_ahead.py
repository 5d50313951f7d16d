"""Seven days of the plan, what of them is done, and whether it is over."""

import pytest

from bot.coach.plan.ahead import Ahead
from tests.builders.plans import MONDAY, in_days, plan_of, session


def test_seven_days_are_shown_from_today_on_and_what_of_them_is_done() -> None:
    plan = plan_of(*(session(f"w{days}", in_days(days)) for days in (-1, 0, 6, 7)))
    found = Ahead.of(plan, MONDAY, frozenset({"w-1", "w6", "w7"}))
    assert [workout.id for workout in found.workouts] == ["w0", "w6"]
    assert found.done == ("w6",)


@pytest.mark.parametrize(("days", "over"), [(-1, True), (0, False), (1, False), (30, False)])
def test_a_plan_is_over_once_its_last_day_is(days: int, over: bool) -> None:
    assert Ahead.of(plan_of(session("w", in_days(days))), MONDAY, frozenset()).over is over
