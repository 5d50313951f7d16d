"""Day roll-ups: what they add up, and that a late activity re-rolls to exactly the whole series."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Profile
from domain.metrics.fitness import CTL_GAIN, after_day
from domain.metrics.known_by_day import KnownByDay
from domain.metrics.rollups import loaded, needs_full_rebuild
from domain.metrics.rollups import roll_up as roll_up_loaded
from domain.training.activity import Activity
from domain.training.rollup import DayRollup
from domain.training.sport import Sport

FIRST = date(2025, 10, 1)
NOBODY = KnownByDay.of(Profile())


def roll_up(
    activities: list[Activity], first: date, last: date, previous: DayRollup | None = None
) -> tuple[DayRollup, ...]:
    return roll_up_loaded(loaded(activities, NOBODY), first, last, previous)


def done(day_index: int, minutes: float, sport: Sport = Sport.RUN, number: int = 0, rpe: float = 5) -> Activity:
    day = FIRST + timedelta(day_index)
    started = datetime(day.year, day.month, day.day, 7, tzinfo=UTC) + timedelta(hours=number)
    return Activity("fit", f"{day}-{number}", sport, started, day, minutes * 60, minutes * 60, rpe=rpe)


histories = st.lists(
    st.builds(
        done,
        day_index=st.integers(0, 89),
        minutes=st.floats(5, 240),
        sport=st.sampled_from(Sport),
        number=st.integers(0, 3),
        rpe=st.floats(1, 10),
    ),
    max_size=60,
)


def test_a_day_adds_up_its_activities_by_sport_and_rests_in_between_are_days_too() -> None:
    activities = [done(0, 60), done(0, 30, Sport.SWIM, 1), done(0, 30, number=2), done(2, 60)]
    first, rest, third = roll_up(activities, FIRST, FIRST + timedelta(2))
    assert first.minutes == {Sport.RUN: 90.0, Sport.SWIM: 30.0}
    assert first.load == 120.0
    assert (rest.load, rest.minutes) == (0.0, {})
    assert rest.ctl < first.ctl < third.ctl


def test_each_day_goes_on_from_the_one_before_and_the_first_from_the_seed() -> None:
    activities = [done(day, 60) for day in range(0, 28, 2)]
    rolled = roll_up(activities, FIRST, FIRST + timedelta(59))
    levels = [(30.0, 30.0), *((one.ctl, one.atl) for one in rolled)]
    assert levels[1:] == [after_day(*level, one.load) for level, one in zip(levels, rolled, strict=False)]
    assert [one.day for one in rolled] == [FIRST + timedelta(index) for index in range(60)]


def test_warming_up_ends_when_forty_two_days_lie_behind() -> None:
    rolled = roll_up([done(0, 60)], FIRST, FIRST + timedelta(49))
    assert [one.warming_up for one in rolled] == [True] * 42 + [False] * 8


def test_irregular_beginnings_start_from_nothing() -> None:
    rolled = roll_up([done(0, 60), done(20, 60)], FIRST, FIRST + timedelta(30))
    assert rolled[0].ctl == 60 * CTL_GAIN


@given(histories, st.integers(42, 89), st.floats(5, 240), st.randoms(use_true_random=False))
def test_rolling_on_from_a_touched_day_is_bit_equal_to_the_whole(
    history: list[Activity], touched: int, minutes: float, shuffler: Random
) -> None:
    last = FIRST + timedelta(89)
    before = roll_up(history, FIRST, last)
    history = [*history, done(touched, minutes, number=9)]
    shuffler.shuffle(history)
    day = FIRST + timedelta(touched)
    assert not needs_full_rebuild(day, FIRST)
    continued = (*before[:touched], *roll_up(history, day, last, before[touched - 1]))
    assert continued == roll_up(history, FIRST, last)


@given(histories, st.integers(43, 89))
def test_a_deleted_activity_re_rolls_to_the_whole_as_well(history: list[Activity], touched: int) -> None:
    last, day = FIRST + timedelta(89), FIRST + timedelta(touched)
    before = roll_up([*history, done(touched, 100, number=9)], FIRST, last)
    continued = (*before[:touched], *roll_up(history, day, last, before[touched - 1]))
    assert continued == roll_up(history, FIRST, last)


def test_the_first_weeks_reach_into_everything_after_them() -> None:
    assert needs_full_rebuild(FIRST - timedelta(1), FIRST)
    assert needs_full_rebuild(FIRST + timedelta(41), FIRST)
    assert not needs_full_rebuild(FIRST + timedelta(42), FIRST)


def test_a_series_goes_on_only_from_the_day_before() -> None:
    (single,) = roll_up([], FIRST, FIRST)
    with pytest.raises(ValueError, match="not the day before"):
        roll_up([], FIRST, FIRST + timedelta(5), single)
