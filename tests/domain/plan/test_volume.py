"""Three to five hours a week: less for two weeks, more in one, or much more than lately."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan.limits import Limits, ramp_minutes
from domain.plan.proposal import Reason
from domain.plan.volume import VolumeRule, volume_reasons, whole_weeks
from tests.builders.training_logs import MONDAY, done

LIMITS = Limits()
RANGE = (3.0, 5.0)


@pytest.mark.parametrize(
    ("hours", "reasons"),
    [
        ((2.5, 2.9), (Reason(VolumeRule.BELOW_HOURS, 2.9, 3.0),)),
        ((2.9, 2.5), (Reason(VolumeRule.BELOW_HOURS, 2.9, 3.0),)),
        ((0.0, 0.0), (Reason(VolumeRule.BELOW_HOURS, 0.0, 3.0),)),
        ((2.9, 3.0), ()),
        ((3.0, 2.0), ()),
        ((2.0,), ()),
        ((4.0, 5.0), ()),
        ((4.0, 5.1), (Reason(VolumeRule.ABOVE_HOURS, 5.1, 5.0),)),
        ((5.1,), (Reason(VolumeRule.ABOVE_HOURS, 5.1, 5.0),)),
        ((5.5, 4.0), ()),
        ((), ()),
    ],
    ids=[
        "two short weeks", "the longer of them is told", "nothing at all", "three hours are enough", "one short week",
        "one week is known", "five hours are not too many", "more", "more in the first week", "more, but last week",
        "nothing known",
    ],
)  # fmt: skip
def test_the_range_of_the_week(hours: tuple[float, ...], reasons: tuple[Reason, ...]) -> None:
    assert volume_reasons([60 * each for each in hours], RANGE, LIMITS) == reasons


@pytest.mark.parametrize(
    ("minutes", "threshold"),
    [
        ((200, 240, 220, 264), None),
        ((200, 240, 220, 265), 264),
        ((240, 200, 180, 265), 264),
        ((300, 200, 180, 160, 230), 220),
        ((60, 60, 60, 80), None),
        ((60, 60, 60, 81), 80),
        ((240, 240, 400), None),
    ],
    ids=[
        "ten per cent", "more than that", "over the best of three", "not of four", "twenty minutes are free",
        "and no more", "two weeks before it are too few",
    ],
)  # fmt: skip
def test_more_than_a_tenth_over_the_best_of_three_weeks(minutes: tuple[float, ...], threshold: float | None) -> None:
    """Weekly volume ≤ 1.10 × the most of the last three weeks, or 20 minutes more."""
    found = volume_reasons(minutes, None, LIMITS)
    expected = () if threshold is None else (Reason(VolumeRule.ABOVE_BEST, minutes[-1] / 60, threshold / 60),)
    assert found == expected


def test_a_limit_of_ones_own_binds_here_too() -> None:
    assert volume_reasons((200, 200, 200, 230), None, Limits(ramp_percentage_max=0.15)) == ()
    assert ramp_minutes((200, 200, 200), Limits(ramp_percentage_max=0.15)) == 230
    assert ramp_minutes((200, 200), LIMITS) is None


def test_both_can_be_said_of_one_week() -> None:
    found = volume_reasons((200, 200, 200, 330), RANGE, LIMITS)
    assert [one.rule for one in found] == [VolumeRule.ABOVE_HOURS, VolumeRule.ABOVE_BEST]


@pytest.mark.parametrize(
    ("first", "through", "weeks"),
    [
        (0, 20, (40, 80, 0)),
        (0, 19, (40, 80)),
        (1, 20, (80, 0)),
        (7, 13, (80,)),
        (8, 13, ()),
        (0, 5, ()),
        (-3, 13, (40, 80)),
    ],
)
def test_a_week_counts_only_whole(first: int, through: int, weeks: tuple[float, ...]) -> None:
    runs = [done("sun", -1), done("a", 6), done("b", 7), done("c", 13)]
    assert whole_weeks(runs, MONDAY + timedelta(first), MONDAY + timedelta(through)) == weeks


@given(st.lists(st.floats(0, 900), max_size=6), st.floats(0.1, 3))
def test_a_shorter_week_is_never_too_much_where_a_longer_is_not(weeks: list[float], more: float) -> None:
    too_much = {VolumeRule.ABOVE_HOURS, VolumeRule.ABOVE_BEST}
    if weeks:
        longer = [*weeks[:-1], weeks[-1] * (1 + more)]
        was, now = ({one.rule for one in volume_reasons(each, RANGE, LIMITS)} & too_much for each in (weeks, longer))
        assert was <= now
