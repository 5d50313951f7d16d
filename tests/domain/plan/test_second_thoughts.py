"""What is said of a plan that breaks none of the limits, and may be better."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.plan.plan import Blueprint
from domain.plan.plan_file import Note
from domain.plan.second_thoughts import second_thoughts
from domain.race.race import Race
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout
from tests.builders.season import run

MONDAY = date(2026, 11, 23)


def plan(*workouts: Workout) -> Blueprint:
    return Blueprint("Plan", workouts={workout.id: workout for workout in workouts})


def week(number: int, *minutes: int, **more: object) -> list[Workout]:
    """A run every other day from a Monday on."""
    return [
        run(f"w-{number}-{place}", 7 * number + 2 * place, each, MONDAY, **more) for place, each in enumerate(minutes)
    ]


def weeks(*minutes: int) -> Blueprint:
    return plan(*(run for number, each in enumerate(minutes) for run in week(number, each)))


def said(blueprint: Blueprint, races: Sequence[Race] = (), today: date = MONDAY) -> dict[str, tuple[str, object]]:
    return {note.key: (note.place, note.found) for note in second_thoughts(blueprint, races, today)}


def day(days: int) -> str:
    return (MONDAY + timedelta(days=days)).isoformat()


def test_a_long_run_is_no_more_than_a_third_of_the_week() -> None:
    """9 of 22 is too much."""
    assert said(plan(*week(0, 65, 65, 90))) == {"long_share": (day(0), 41)}
    assert said(plan(*week(0, 65, 65, 70))) == {}, "35 %"
    assert said(plan(*week(0, 40, 90))) == {}, "one of two runs is always the longer"
    both = plan(*week(0, 65, 65, 90), *week(1, 50, 50, 90))
    assert said(both) == {"long_share": (day(7), 47)}, "the worst of them"


@pytest.mark.parametrize(
    ("minutes", "rises"),
    [((200, 220, 240, 260, 200, 280), None), ((200, 220, 240, 260, 280), 4), ((200, 220, 240, 260, 280, 300), 5)],
)
def test_every_fourth_week_is_a_lighter_one(minutes: tuple[int, ...], rises: int | None) -> None:
    rides = weeks(*minutes)
    rides = replace(rides, workouts={name: replace(each, sport=Sport.RIDE) for name, each in rides.workouts.items()})
    assert said(rides) == ({} if rises is None else {"no_cut_back": (day(7 * rises), rises)})


def test_a_week_without_anything_is_a_lighter_one() -> None:
    runs = [run(f"w-{number}", 7 * number, 30 + number, MONDAY) for number in (0, 1, 2, 4, 5)]
    assert said(plan(*runs)) == {}


def test_what_is_over_is_not_spoken_of() -> None:
    rising = weeks(30, 40, 50, 60, 70)
    assert "no_cut_back" in said(rising)
    assert said(rising, today=MONDAY + timedelta(days=7)) == {}


@pytest.mark.parametrize(("metres", "most"), [(10_000.0, 150), (42_195.0, 180)])
def test_a_run_is_no_longer_than_it_helps(metres: float, most: int) -> None:
    race = Race("r", "Race", MONDAY + timedelta(days=60), metres)
    assert said(plan(*week(0, most)), [race]) == {}
    assert said(plan(*week(0, most + 1)), [race]) == {"run_too_long": (day(0), most + 1)}


def test_time_and_hardness_do_not_rise_together() -> None:
    easy = [each for number in range(3) for each in week(number, 50, 50)]
    hard = {"purpose": Purpose.INTERVALS}
    assert said(plan(*easy, *week(3, 60, 40, **hard))) == {}, "as much time as before"
    assert said(plan(*easy, *week(3, 60, 60))) == {}, "as easy as before"
    assert said(plan(*easy, *week(3, 60, 50, **hard))) == {"more_of_both": (day(21), 2)}
    before = [*easy, *week(3, 70, 70, **hard)]
    assert said(plan(*before[:-2], *week(3, 70, 70, **hard), *week(4, 30, 20), *week(5, 70, 70, **hard))) == said(
        plan(*before)
    ), "after a lighter week both come back"


@pytest.mark.parametrize(
    ("metres", "after"), [(5_000.0, 3), (10_000.0, 5), (21_097.5, 7), (42_195.0, 14)], ids=["5", "10", "21", "42"]
)
def test_nothing_is_hard_two_days_before_a_race_and_some_after(metres: float, after: int) -> None:
    race = Race("r", "Race", MONDAY + timedelta(days=20), metres)

    def at(offset: int) -> dict[str, tuple[str, object]]:
        return said(plan(run("w-1", 20 + offset, 40, MONDAY, purpose=Purpose.INTERVALS)), [race])

    for offset in (-3, 0, after + 1):
        assert at(offset) == {}, offset
    for offset in (-2, -1, 1, after):
        assert at(offset) == {"hard_near_race": (day(20 + offset), race.day)}, offset


def test_nothing_is_said_of_nothing() -> None:
    assert second_thoughts(Blueprint("Empty"), (), MONDAY) == ()
    assert isinstance(next(iter(second_thoughts(weeks(30, 40, 50, 60, 70), (), MONDAY))), Note)
