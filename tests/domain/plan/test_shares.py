"""What a week was made of, against what the plan makes it of."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan.shares import (
    Absent,
    Amount,
    DistanceWeek,
    Intensity,
    Share,
    absent_sports,
    distance_weeks,
    week_shares,
)
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout
from tests.builders.training_logs import MONDAY, done, legs, log, workout

WEEK = (
    workout("easy", 0, minutes=40),
    workout("tempo", 1, purpose=Purpose.TEMPO, minutes=50),
    legs("gym", 2),
    workout("swim", 3, Sport.SWIM, Purpose.TECHNIQUE, minutes=45),
    workout("long", 6, purpose=Purpose.LONG, minutes=90),
)


def test_a_week_by_type_sport_and_intensity() -> None:
    runs = [done("easy", 0, minutes=60), done("gym", 2, Sport.STRENGTH, 30), done("snow", 5, Sport.OTHER, 60)]
    found = week_shares(log(WEEK, runs, hard=["easy"]), MONDAY)
    assert found is not None
    assert found.through == MONDAY + timedelta(6)
    sports = {one.what: one for one in found.by_sport}
    assert sports[Sport.RUN] == Share(Sport.RUN, Amount(3, 180), Amount(1, 60), 180 / 270, 60 / 150)
    assert sports[Sport.SWIM].done == Amount()
    assert sports[Sport.SWIM].done_share == 0.0
    assert sports[Sport.OTHER].planned == Amount()
    assert list(sports) == [Sport.RUN, Sport.SWIM, Sport.STRENGTH, Sport.OTHER], "in the order of the sports"
    purposes = {one.what: one for one in found.by_purpose}
    assert purposes[Purpose.EASY].done == Amount(1, 60)
    assert sum(one.done.minutes for one in purposes.values()) == 90, "what was not planned has no purpose"
    assert purposes[Purpose.LONG].planned_share == pytest.approx(90 / 270)
    hard = {one.what: one for one in found.by_intensity}
    assert hard[Intensity.HARD].planned == Amount(2, 95)
    assert hard[Intensity.HARD].done == Amount(1, 60), "an easy run that was not"
    assert hard[Intensity.EASY].done == Amount(2, 90)


def test_what_nothing_tells_the_intensity_of_counts_in_its_sport_alone() -> None:
    found = week_shares(log((), [done("snow", 5, Sport.OTHER, 60)]), MONDAY)
    assert found is not None
    assert (found.by_intensity, found.by_purpose) == ((), ())
    assert found.by_sport == (Share(Sport.OTHER, Amount(), Amount(1, 60), None, 1.0),)


def test_a_week_ends_with_what_is_known_of_it() -> None:
    runs = [done("easy", 0), done("tempo", 1), done("long", 6)]
    found = week_shares(log(WEEK, runs, through=2), MONDAY)
    assert found is not None
    assert found.through == MONDAY + timedelta(2)
    assert sum(one.planned.sessions for one in found.by_sport) == 3
    assert sum(one.done.sessions for one in found.by_sport) == 2
    assert week_shares(log(WEEK, runs, through=-1), MONDAY) is None


def test_other_weeks_are_left_out() -> None:
    around = [done("before", -1), done("after", 7)]
    found = week_shares(log([workout("before", -1), workout("after", 7)], around), MONDAY)
    assert found is not None
    assert found.by_sport == ()


def twice(sport: Sport, first: int = 15, second: int = 22) -> list[Workout]:
    return [workout(f"{sport}-{day}", day, sport) for day in (first, second)]


@pytest.mark.parametrize(
    ("swims", "swum", "absent"),
    [
        ((15, 22), (), (Absent(Sport.SWIM, 2),)),
        ((15, 16, 22), (13,), (Absent(Sport.SWIM, 3),)),
        ((15, 22), (14,), ()),
        ((15, 22), (27,), ()),
        ((15, 22), (28,), (Absent(Sport.SWIM, 2),)),
        ((15,), (), ()),
        ((22, 23), (), ()),
        ((20, 21), (), (Absent(Sport.SWIM, 2),)),
        ((13, 22), (), ()),
        ((20, 28), (), ()),
        ((), (), ()),
    ],
    ids=[
        "never", "only before", "on the first day", "on the last", "on a day that is not known",
        "planned last week only", "planned this week only", "around the middle", "planned before",
        "planned for later", "not planned",
    ],
)  # fmt: skip
def test_a_sport_that_the_plan_has_and_nobody_saw_for_two_weeks(
    swims: tuple[int, ...], swum: tuple[int, ...], absent: tuple[Absent, ...]
) -> None:
    planned = [workout(f"s{day}", day, Sport.SWIM) for day in swims]
    runs = [*(done(f"r{day}", day) for day in (15, 20)), *(done(f"x{day}", day, Sport.SWIM) for day in swum)]
    assert absent_sports(log([*planned, *twice(Sport.RUN)], runs)) == absent


def test_one_sport_a_day_later_is_not_absent_before_it_is_known() -> None:
    """Two weeks are the fourteen days up to the last that is known, not up to today."""
    planned = [*twice(Sport.SWIM, 8, 15), *twice(Sport.SWIM, 22, 29)]
    swum = [done("x", 13, Sport.SWIM)]
    assert absent_sports(log(planned, swum, through=26)) == ()
    assert absent_sports(log(planned, swum, through=27)) == (Absent(Sport.SWIM, 2),)


def km(planned: Workout, kilometres: float) -> Workout:
    return replace(planned, distance_m=1000 * kilometres)


def test_distance_done_over_the_target_of_the_week() -> None:
    planned = [km(workout("a", 0), 8), km(workout("b", 2), 12), km(workout("s", 3, Sport.SWIM), 1.5), workout("c", 4)]
    runs = [
        replace(done("a", 0), distance_m=9000),
        replace(done("extra", 1), distance_m=3000),
        replace(done("c", 4), distance_m=5000),
        replace(done("ride", 5, Sport.RIDE), distance_m=40_000),
        done("b", 2),
    ]
    found = distance_weeks(log(planned, runs), MONDAY)
    assert found == (DistanceWeek(Sport.RUN, 20_000, 12_000), DistanceWeek(Sport.SWIM, 1500, 0.0))
    assert found[0].share == pytest.approx(0.6), "what was planned by time alone is in neither"
    assert distance_weeks(log(planned, runs, through=0), MONDAY) == (DistanceWeek(Sport.RUN, 8000, 9000),)
    assert distance_weeks(log(planned, runs), MONDAY + timedelta(7)) == ()


sessions = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(Sport), st.floats(1, 300)), max_size=12)


@given(sessions, sessions)
def test_shares_add_up_to_one(planned: list[tuple[int, Sport, float]], did: list[tuple[int, Sport, float]]) -> None:
    workouts = [workout(f"w{n}", day, sport, minutes=round(m)) for n, (day, sport, m) in enumerate(planned)]
    activities = [done(f"a{n}", day, sport, m) for n, (day, sport, m) in enumerate(did)]
    found = week_shares(log(workouts, activities), MONDAY)
    assert found is not None
    for said, total in ((planned, "planned"), (did, "done")):
        shares = [getattr(one, f"{total}_share") for one in found.by_sport]
        assert sum(share or 0.0 for share in shares) == pytest.approx(1.0 if said else 0.0)
        assert sum(getattr(one, total).sessions for one in found.by_sport) == len(said)
    assert found == week_shares(log(workouts[::-1], activities), MONDAY)
