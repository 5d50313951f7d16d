"""Which day a session gets, and which sessions go first where there is no room for all."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from domain.athlete.athlete import PoolUnit
from domain.athlete.availability import Availability, Blocked
from domain.calendar import days
from domain.plan.limits import Limits, Situation
from domain.planning.ground import Ground
from domain.planning.paces import paces_of
from domain.planning.placing import placed
from domain.planning.rides import easy_ride, interval_ride
from domain.planning.runs import easy_run
from domain.planning.sketch import Session
from domain.planning.swims import Swimmer, css_swim, technique_swim
from domain.training.sport import Sport
from domain.training.workout import Priority, Purpose, Workout
from tests.builders.plans import MONDAY, in_days, session

WEEK = tuple(days(MONDAY, in_days(6)))
GROUND = Ground(Limits(), Situation(MONDAY, longest_run_minutes=60.0))
SWIMMER = Swimmer(PoolUnit.METRE)
RIDE = partial(easy_ride, ftp_w=None)
HARD_RIDE = partial(interval_ride, ftp_w=None, most=16)
LONG_RUN = partial(easy_run, paces=paces_of(None), purpose=Purpose.LONG)
TECHNIQUE, CSS = partial(technique_swim, swimmer=SWIMMER), partial(css_swim, swimmer=SWIMMER)


def with_days(*minutes: int, blocked: tuple[Blocked, ...] = ()) -> Ground:
    available = Availability(minutes, blocked)  # type: ignore[arg-type]
    return replace(GROUND, situation=replace(GROUND.situation, availability=available))


def named(week: tuple[Workout, ...]) -> dict[str, int]:
    """Slot and weekday."""
    return {workout.id.removeprefix("2026-w48-"): workout.day.weekday() for workout in week}


def test_hard_days_lie_two_apart_and_away_from_the_long_run() -> None:
    wishes = [Session("long", 60, LONG_RUN), Session("ride", 45, HARD_RIDE), Session("swim", 45, CSS)]
    assert named(placed(wishes, WEEK, GROUND)) == {"long": 6, "ride": 0, "swim": 2}
    yesterday = session("w-long", in_days(-1), purpose=Purpose.LONG)
    assert named(placed(wishes, WEEK, replace(GROUND, before=(yesterday,)))) == {"long": 6, "ride": 1, "swim": 3}


def test_a_hard_day_of_last_week_counts() -> None:
    yesterday = session("w-hard", in_days(-1), purpose=Purpose.INTERVALS)
    found = placed([Session("ride", 45, HARD_RIDE)], WEEK[:1], replace(GROUND, before=(yesterday,)))
    assert found == ()


def test_days_before_a_race_stay_quiet() -> None:
    quiet = frozenset(WEEK[1:])
    wishes = [Session("ride", 45, HARD_RIDE), Session("easy", 45, RIDE)]
    assert named(placed(wishes, WEEK, replace(GROUND, quiet=quiet)))["ride"] == 0
    assert named(placed(wishes, WEEK[1:], replace(GROUND, quiet=quiet))) == {"easy": 1}


def test_key_sessions_have_their_day_before_others() -> None:
    one_day = with_days(0, 0, 45, 0, 0, 0, 0)
    wishes = [
        Session("optional", 45, RIDE, Priority.OPTIONAL),
        Session("normal", 45, TECHNIQUE, Priority.NORMAL),
        Session("key", 45, HARD_RIDE, Priority.KEY),
    ]
    assert named(placed(wishes, WEEK[2:3], one_day)) == {"key": 2}
    assert named(placed(wishes[:2], WEEK[2:3], one_day)) == {"normal": 2}


def test_a_session_is_shortened_to_the_day_and_never_below_twenty_minutes() -> None:
    (short,) = placed([Session("easy", 60, RIDE)], WEEK, with_days(0, 25, 0, 0, 35, 0, 0))
    assert (short.minutes, short.day.weekday()) == (35, 4)
    assert placed([Session("easy", 60, RIDE)], WEEK, with_days(0, 19, 0, 0, 15, 0, 0)) == ()


def test_a_session_is_shortened_to_what_the_week_may_grow_to() -> None:
    ramp = replace(GROUND, situation=replace(GROUND.situation, recent_weeks_minutes=(50, 50, 50)))
    wishes = [Session("easy", 45, RIDE), Session("swim", 45, TECHNIQUE)]
    assert [workout.minutes for workout in placed(wishes, WEEK, ramp)] == [45, 25]


def test_two_sessions_share_a_day_where_rest_asks_for_it() -> None:
    wishes = [Session(f"ride-{index}", 30, RIDE) for index in range(4)] + [
        Session(f"swim-{index}", 30, TECHNIQUE) for index in range(3)
    ]
    week = placed(wishes, WEEK, GROUND)
    assert len(week) == 7
    assert len({workout.day for workout in week}) == 5, "210 min leave two days of rest"


def test_four_hours_need_one_day_of_rest() -> None:
    wishes = [Session(f"ride-{index}", 45, RIDE) for index in range(7)]
    assert len(placed(wishes, WEEK, GROUND)) == 6


def test_no_day_has_two_sessions_of_one_sport() -> None:
    wishes = [Session("ride", 30, RIDE), Session("again", 30, RIDE)]
    assert len(placed(wishes, WEEK[:1], GROUND)) == 1


def test_sessions_of_one_sport_are_spread() -> None:
    wishes = [Session(f"ride-{index}", 30, RIDE) for index in range(3)]
    assert sorted(named(placed(wishes, WEEK, GROUND)).values()) == [0, 2, 4]


def test_a_long_run_is_alone_while_another_day_can_take_the_rest() -> None:
    wishes = [Session("long", 60, LONG_RUN), *(Session(f"ride-{index}", 25, RIDE) for index in range(4))]
    week = placed([*wishes, Session("swim", 30, TECHNIQUE)], WEEK, with_days(120, 90, 90, 90, 90, 90, 90))
    assert [workout.id for workout in week if workout.day == WEEK[0]] == ["2026-w48-long"]
    assert len(week) == 6


def test_what_a_week_leaves_behind() -> None:
    race = session("race", in_days(4), 90, Sport.RUN, Purpose.RACE)
    week = (session("w-1", in_days(1), 66, Sport.RUN), session("w-2", in_days(5), 40, purpose=Purpose.TEMPO), race)
    start = replace(GROUND, situation=replace(GROUND.situation, race_days=frozenset({in_days(4)})))
    after = start.after(week)
    assert after.situation.today == MONDAY + timedelta(weeks=1)
    assert after.situation.recent_weeks_minutes == (106.0,)
    assert after.situation.longest_run_minutes == 66
    assert {workout.id for workout in after.before} == {"w-2", "race"}
    assert after.after(()).situation.recent_weeks_minutes == (106.0,), "a week off is no week to grow from"
    assert after.after(()).before == ()


@pytest.mark.parametrize(("longest", "most"), [(None, 35), (50.0, 55), (60.0, 66)])
def test_one_run_may_be_a_tenth_longer_than_the_longest(longest: float | None, most: int) -> None:
    assert replace(GROUND, situation=Situation(date(2026, 1, 5), longest_run_minutes=longest)).most_run_minutes == most


def test_a_week_that_turns_out_short_has_its_second_day_of_rest() -> None:
    wishes = [Session(f"ride-{index}", 45, RIDE) for index in range(6)]
    assert len(placed(wishes, WEEK, GROUND)) == 6
    assert len(placed(wishes, WEEK, with_days(35, 35, 35, 35, 35, 35, 35))) == 5


def test_a_second_session_is_shortened_to_what_the_first_left_of_the_day() -> None:
    wishes = [Session("ride", 40, RIDE), Session("swim", 40, TECHNIQUE)]
    assert [workout.minutes for workout in placed(wishes, WEEK[:1], with_days(65, 0, 0, 0, 0, 0, 0))] == [40, 25]
