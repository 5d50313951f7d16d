"""What single sessions are made of: lifting, swims, rides and runs, in any length."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.athlete import Athlete, PoolUnit
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Experience, Profile
from domain.planning.basis import Basis
from domain.planning.demands import demands_of
from domain.planning.hours import most_minutes, wanted_hours
from domain.planning.intensity import INTERVAL, THRESHOLD, intervals, race_pace, threshold
from domain.planning.lifting import mobility, strength
from domain.planning.paces import paces_of
from domain.planning.rides import easy_ride, interval_ride
from domain.planning.runs import easy_run, fast_run, marathon_long_run, race_run, strides
from domain.planning.sketch import Sketch, edges_s, shared_out
from domain.planning.swims import Swimmer, css_swim, sprint_swim, technique_swim
from domain.race.race import Race
from domain.training.exercises import CATALOGUE, Pattern
from domain.training.validity import problems
from domain.training.workout import Priority, Purpose, Workout
from domain.units import MARATHON_M, METRES_PER_MILE

ROBIN = Athlete("a-1", "Robin")
DAY = date(2026, 11, 23)
PACES = paces_of(45.0)
MARATHON = Race("r-1", "Marathon", date(2027, 4, 4), MARATHON_M)
lengths = st.integers(20, 240)


def workout(sketch: Sketch) -> Workout:
    return sketch.on(DAY, "w-1", Priority.NORMAL)


def exercises(sketch: Sketch) -> list[str]:
    return [planned.exercise for planned in sketch.exercises]


def seconds(sketch: Sketch) -> float:
    return sum(block.repeat * (step.seconds or 0) for block in sketch.blocks for step in block.steps)


@given(lengths, st.none() | st.integers(12, 85).map(float), st.floats(20, 900))
def test_runs_of_any_length(minutes: int, vdot: float | None, week: float) -> None:
    paces = paces_of(vdot, MARATHON)
    made = [
        easy_run(minutes, paces),
        strides(minutes, paces),
        marathon_long_run(minutes, paces, week / 5),
        *(fast_run(minutes, paces, each, week) for each in (threshold(paces), intervals(paces))),
        fast_run(minutes, paces, race_pace(paces, MARATHON), week),
    ]
    for sketch in made:
        assert seconds(sketch) == minutes * 60
        assert problems(workout(sketch)) == ()
        assert (sketch.distance_m is None) is (vdot is None)


@given(lengths, st.none() | st.integers(60, 500).map(float), st.floats(0, 20))
def test_rides_of_any_length(minutes: int, ftp_w: float | None, most: float) -> None:
    for sketch in (easy_ride(minutes, ftp_w), interval_ride(minutes, ftp_w, most)):
        assert seconds(sketch) == minutes * 60
        assert problems(workout(sketch)) == ()


@given(lengths, st.none() | st.integers(55, 330).map(float), st.sampled_from(PoolUnit))
def test_swims_of_any_length_end_where_they_begin(minutes: int, css: float | None, unit: PoolUnit) -> None:
    swimmer = Swimmer(unit, css)
    for make in (technique_swim, css_swim, sprint_swim):
        sketch = make(minutes, swimmer)
        assert problems(workout(sketch)) == ()
        assert len(sketch.blocks) > 2, "there is a main part"
        lengths_swum = [
            (step.distance_m or 0) / swimmer.pool.length_m for block in sketch.blocks for step in block.steps
        ]
        assert all(abs(count - 2 * round(count / 2)) < 1e-6 for count in lengths_swum)
        swum_s = (sketch.distance_m or 0) / 100 * (css or 130) * 0.9
        assert swum_s <= minutes * 60


@given(lengths, st.sampled_from("AB"), st.booleans())
def test_lifting_of_any_length_fits_and_is_not_hard(minutes: int, day: str, explosive: bool) -> None:
    sketch = strength(minutes, day, ROBIN, explosive=explosive)
    assert problems(workout(sketch)) == ()
    assert not workout(sketch).hard
    assert sum(planned.sets for planned in sketch.exercises) * 130 / 60 + 5 <= minutes
    assert all((planned.rir or 9) >= 2 for planned in sketch.exercises)


def test_the_two_days_train_every_pattern() -> None:
    patterns = {CATALOGUE[key].pattern for day in "AB" for key in exercises(strength(60, day, ROBIN, explosive=True))}
    assert {
        Pattern.SQUAT, Pattern.HINGE, Pattern.LUNGE, Pattern.HORIZONTAL_PUSH, Pattern.HORIZONTAL_PULL,
        Pattern.VERTICAL_PUSH, Pattern.VERTICAL_PULL, Pattern.PLYOMETRIC, Pattern.ROTATION,
    } <= patterns  # fmt: skip


def test_what_is_explosive_comes_first_with_few_repetitions() -> None:
    jump, *_ = strength(45, "A", ROBIN, explosive=True).exercises
    assert (jump.exercise, jump.reps_low, jump.reps_high, jump.rir) == ("box_jump", 3, 5, None)
    assert "box_jump" not in exercises(strength(45, "A", ROBIN))


@pytest.mark.parametrize(
    ("profile", "first"),
    [
        (Profile(), "back_squat"),
        (Profile(equipment=("dumbbells",)), "goblet_squat"),
        (Profile(equipment=("pool",)), "air_squat"),
        (Profile(experience=Experience.BEGINNER), "goblet_squat"),
    ],
)
def test_exercises_need_what_is_there(profile: Profile, first: str) -> None:
    assert exercises(strength(45, "A", replace(ROBIN, profile=profile)))[0] == first


def test_the_exercise_of_a_goal_takes_its_place_once() -> None:
    wanting = replace(
        ROBIN, goals=(Goal(GoalKind.E1RM, 100, exercise="front_squat"), Goal(GoalKind.E1RM, 120, exercise="deadlift"))
    )
    assert exercises(strength(45, "A", wanting))[:3:2] == ["front_squat", "deadlift"]
    assert not {"front_squat", "deadlift"} & set(exercises(strength(60, "B", wanting)))


def test_sets_and_exercises_follow_the_minutes() -> None:
    counted = {minutes: [each.sets for each in strength(minutes, "A", ROBIN).exercises] for minutes in (20, 30, 35, 45)}
    assert counted == {20: [2] * 3, 30: [2] * 5, 35: [3] * 4, 45: [3] * 5}


def test_mobility_is_far_from_failure() -> None:
    sketch = mobility(20)
    assert problems(workout(sketch)) == ()
    assert sketch.purpose is Purpose.MOBILITY
    assert {planned.rir for planned in sketch.exercises} == {4.0}


def test_a_swim_at_css_has_its_range() -> None:
    work = css_swim(40, Swimmer(PoolUnit.METRE, 100.0)).blocks[1]
    assert work.steps[0].target is not None
    assert (work.steps[0].target.low, work.steps[0].target.high) == pytest.approx((1 / 1.02, 1 / 0.98))
    assert work.repeat == int((2400 - 300 * 1.15) // 115)
    assert css_swim(40, Swimmer(PoolUnit.METRE)).blocks[1].steps[0].target is None


def test_a_pool_in_yards_is_swum_in_yards() -> None:
    swim = workout(technique_swim(40, Swimmer(PoolUnit.YARD)))
    assert swim.pool_in_yards
    assert swim.pool_length_m == pytest.approx(22.86)
    assert swim.blocks[0].steps[0].distance_m == pytest.approx(182.88)


@pytest.mark.parametrize(
    ("share", "minutes", "found"),
    [
        (20, 60, (2, 10, 2)),
        (14, 60, (2, 5, 1)),
        (8, 60, (2, 3, 1)),
        (4, 60, (2, 2, 1)),
        (3, 60, None),
        (20, 20, (2, 3, 1)),
    ],
)
def test_threshold_is_cut_into_repeats(share: float, minutes: int, found: tuple[int, int, int] | None) -> None:
    assert THRESHOLD.fitted(share, minutes) == found


def test_the_most_of_a_session_is_a_share_of_the_distance_and_then_a_distance() -> None:
    """8 % of 40 km are 3.2 km, and of 200 km they would be 16, but 10 are the most."""
    easy, pace = PACES.easy.s_per_km, PACES.interval.s_per_km
    assert INTERVAL.work_minutes(PACES.interval, 40 * easy / 60, PACES) == pytest.approx(3.2 * pace / 60)
    assert INTERVAL.work_minutes(PACES.interval, 200 * easy / 60, PACES) == pytest.approx(10 * pace / 60)


def test_marathon_pace_stands_before_the_last_ten_minutes() -> None:
    sketch = marathon_long_run(120, PACES, 45.7)
    assert [step.seconds for block in sketch.blocks for step in block.steps] == [65 * 60, 45 * 60, 600]
    assert sketch.title == "Long run, 45 min at marathon pace"
    assert marathon_long_run(120, PACES, 9).title == "Long run"


@pytest.mark.parametrize(("goal_s", "vdot", "minutes"), [(None, 45.0, 209), (14_400.0, None, 240), (None, None, 243)])
def test_how_long_a_race_takes(goal_s: float | None, vdot: float | None, minutes: int) -> None:
    race = replace(MARATHON, goal_s=goal_s)
    assert race_run(race, paces_of(vdot, race)).minutes == minutes


def test_edges_are_whole_minutes_three_to_two() -> None:
    assert edges_s(40, 15 * 60) == (900, 600)
    assert edges_s(40, 16.5 * 60) == (14 * 60, 9.5 * 60)
    assert shared_out(115, 3) == [40, 40, 35]


@pytest.mark.parametrize(
    ("distance_m", "miles"), [(3_000, 9), (5_000, 9), (9_000, 12), (15_000, 14), (42_195, 20), (60_000, 20)]
)
def test_a_race_asks_for_what_the_next_longer_distance_does(distance_m: float, miles: int) -> None:
    assert demands_of(replace(MARATHON, distance_m=distance_m)).long_run_m == miles * METRES_PER_MILE


def test_hours_are_those_wanted_and_those_there() -> None:
    assert wanted_hours(ROBIN) is None
    assert most_minutes(ROBIN) == 7 * 1440
    wanting = replace(ROBIN, goals=(Goal(GoalKind.WEEKLY_HOURS, 3.0, 5.0),))
    assert (wanted_hours(wanting), most_minutes(wanting)) == ((3.0, 5.0), 300)
    assert wanted_hours(replace(ROBIN, goals=(Goal(GoalKind.WEEKLY_HOURS, 4.0),))) == (4.0, 4.0)


def test_what_is_unknown_is_estimated_low() -> None:
    assert Basis().first_week_minutes == 120
    assert Basis(recent_weeks_minutes=(100, 200)).first_week_minutes == 150
    assert Basis(weekly_minutes=90, recent_weeks_minutes=(100, 200)).first_week_minutes == 90
    assert Basis(weekly_run_m=20_000).first_run_minutes(360) == 120
    assert Basis(weekly_minutes=90).first_run_minutes(360) == 90


def test_a_goal_slower_than_a_stroll_is_no_target() -> None:
    race = replace(MARATHON, distance_m=1_500.0, goal_s=7_500.0)
    assert paces_of(12.0, race).race.target is None
