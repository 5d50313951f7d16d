"""Which sessions a week before a race asks for, by its phase and by what it can take."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.athlete.athlete import Athlete
from domain.athlete.availability import Availability
from domain.calendar import week_start
from domain.plan.limits import Limits
from domain.planning.basis import Basis
from domain.planning.ground import ground_of
from domain.planning.outline import Week
from domain.planning.paces import paces_of
from domain.planning.phases import Phase
from domain.planning.preparation import preparation
from domain.planning.race_plan import race_plan
from domain.planning.race_week import RaceWeek, Room
from domain.race.race import Race
from domain.training.sport import Sport
from domain.training.workout import Priority, Purpose
from domain.units import FIVE_KM_M, MARATHON_M, TEN_KM_M
from tests.builders.plans import MONDAY

RACE = Race("r-1", "City 10k", MONDAY + timedelta(weeks=12, days=-1), TEN_KM_M)
ROBIN = Athlete("a-1", "Robin")
BASIS = Basis(45.0, longest_run_minutes=90.0)
PACES = paces_of(45.0, RACE)
MAKER = RaceWeek(ROBIN, RACE, PACES, BASIS)
BUILD = Week(5, MONDAY, Phase.BUILD, cut_back=False, run_minutes=200, long_run_minutes=60)
ROOM = Room(run_minutes=200, spare_minutes=60, run_days=6, longest_run=90)


def asked(week: Week, room: Room) -> dict[str, int]:
    return {session.slot: session.minutes for session in MAKER.sessions(week, room)}


def titles(week: Week, room: Room, prefix: str = "fast") -> list[str]:
    made = (session.make(session.minutes) for session in MAKER.sessions(week, room) if session.slot.startswith(prefix))
    return [sketch.title for sketch in made]


def test_a_week_that_builds() -> None:
    assert asked(BUILD, ROOM) == {
        "long": 60, "fast-1": 35, "fast-2": 35, "easy-1": 35, "easy-2": 35, "strength-a": 30, "strength-b": 30,
    }  # fmt: skip
    priorities = {session.slot: session.priority for session in MAKER.sessions(BUILD, ROOM)}
    assert [slot for slot, priority in priorities.items() if priority is Priority.KEY] == ["long", "fast-1"]
    assert [slot for slot, priority in priorities.items() if priority is Priority.OPTIONAL] == ["strength-b"]


@pytest.mark.parametrize(("days", "fast"), [(1, 1), (2, 1), (3, 1), (4, 2), (6, 2)])
def test_at_least_one_run_beside_the_long_one_is_easy(days: int, fast: int) -> None:
    assert len(titles(BUILD, replace(ROOM, run_days=days))) == fast


def test_two_kinds_with_one_place_take_turns() -> None:
    three = replace(ROOM, run_days=3)
    words = [titles(replace(BUILD, number=number), three)[0].partition(" min ")[2] for number in (4, 5, 6)]
    assert words == ["at threshold", "intervals", "at threshold"]


def test_no_run_is_longer_than_the_long_one() -> None:
    assert asked(replace(BUILD, long_run_minutes=40), replace(ROOM, run_days=3, spare_minutes=0)) == {
        "long": 40, "fast-1": 40, "easy-1": 40,
    }  # fmt: skip


def test_how_fast_a_week_may_be_is_told_by_what_it_holds() -> None:
    """Of 80 min a tenth of the distance are 6 min at threshold, whatever the week was meant to hold."""
    narrow = Room(run_minutes=300, spare_minutes=0, run_days=2, longest_run=40)
    assert titles(replace(BUILD, number=4), narrow) == ["2 × 3 min at threshold"]


@pytest.mark.parametrize(("spare", "lengths"), [(19, []), (20, [20]), (39, [30]), (40, [20, 20]), (90, [30, 30])])
def test_strength_takes_what_running_leaves(spare: int, lengths: list[int]) -> None:
    found = asked(BUILD, replace(ROOM, spare_minutes=spare))
    assert [minutes for slot, minutes in found.items() if slot.startswith("strength")] == lengths


def test_the_long_run_has_its_share_of_few_days() -> None:
    few = replace(ROBIN, availability=Availability((0, 90, 0, 90, 0, 120, 0)))
    basis = replace(BASIS, weekly_run_m=30_000.0, longest_run_minutes=150.0)
    week = preparation(few, RACE, basis, MONDAY, PACES).weeks[0]
    assert week.long_run_minutes == pytest.approx(week.run_minutes / 3)
    often = preparation(ROBIN, RACE, basis, MONDAY, PACES).weeks[0]
    assert often.long_run_minutes == pytest.approx(often.run_minutes * 0.3)


@pytest.mark.parametrize(("apart", "quiet"), [(2, 2), (3, 2), (4, 3), (7, 6)])
def test_days_before_a_race_are_quiet_as_far_as_hard_days_lie_apart(apart: int, quiet: int) -> None:
    ground = ground_of(ROBIN, BASIS, MONDAY, Limits(hard_days_gap_min=apart), RACE.day)
    assert ground.quiet == {RACE.day - timedelta(days=back) for back in range(1, quiet + 1)}


def test_a_race_on_a_tuesday_is_far_enough_from_the_last_hard_weekend() -> None:
    weekends = replace(ROBIN, availability=Availability((0, 0, 0, 0, 0, 45, 120)))
    tuesday = Race("r-1", "City run", MONDAY + timedelta(weeks=14, days=1), FIVE_KM_M)
    plan = race_plan(weekends, tuesday, Basis(), MONDAY, Limits(hard_days_gap_min=4))
    *_, last, raced = [each.day for each in plan.workouts.values() if each.hard]
    assert raced == tuesday.day
    assert (raced - last).days >= 4


def test_a_week_that_touches_the_last_seven_days_has_no_strength() -> None:
    saturday = replace(RACE, day=RACE.day - timedelta(days=1))
    plan = race_plan(ROBIN, saturday, replace(BASIS, weekly_run_m=30_000.0), MONDAY, Limits())
    last = max(each.day for each in plan.workouts.values() if each.sport is Sport.STRENGTH)
    assert last <= MONDAY + timedelta(weeks=10, days=-1)


def test_a_taper_without_weeks_before_it_gets_less_all_the_same() -> None:
    tuesday = Race("r-1", "Marathon", date(2026, 12, 15), MARATHON_M)
    plan = race_plan(ROBIN, tuesday, Basis(weekly_run_m=0.0), MONDAY, Limits())
    weeks = Counter[date]()
    for each in plan.workouts.values():
        weeks[week_start(each.day)] += each.minutes if each.purpose is not Purpose.RACE else 0
    first, *later = weeks.values()
    assert later
    assert all(minutes <= 0.75 * first for minutes in later)
