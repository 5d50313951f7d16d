"""Where goals stand: a lift is held against the body that lifted it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Known, Origin, Profile
from domain.review.evening import GoalLine, GoalStanding
from domain.review.evidence import Evidence
from domain.review.standings import goal_lines
from domain.training.reading import Reading, ReadingKind
from domain.training.rollup import DayRollup
from domain.training.sport import Sport
from tests.builders.values import NOW, TODAY, athlete

SQUAT = "back_squat"


def evidence(*readings: Reading, told_kg: float | None = None) -> Evidence:
    weight = None if told_kg is None else Known(told_kg, Origin.ATHLETE, TODAY)
    goals = (Goal(GoalKind.STRENGTH_TO_WEIGHT, 2.0, exercise=SQUAT),)
    return Evidence(replace(athlete(), goals=goals, profile=Profile(weight_kg=weight)), NOW, TODAY, readings=readings)


def lift(days_ago: int, kg: float, exercise: str = SQUAT) -> Reading:
    return Reading(ReadingKind.E1RM, TODAY - timedelta(days=days_ago), kg, "fit", exercise)


def weighed(days_ago: int, kg: float) -> Reading:
    return Reading(ReadingKind.WEIGHT, TODAY - timedelta(days=days_ago), kg, "scale")


@pytest.mark.parametrize(
    ("readings", "told_kg", "ratio"),
    [
        ((weighed(9, 100), weighed(5, 80), weighed(1, 60), lift(3, 120)), 50, 120 / (80 + 20 * 0.9**4)),
        ((weighed(1, 60), lift(1, 120)), 50, 120 / 60),
        ((weighed(2, 60), lift(3, 120)), 80, 120 / 80),
        ((lift(3, 120), lift(2, 300, "deadlift")), 80, 120 / 80),
    ],
    ids=["the trend by the day of the lift", "of the same day", "only weighed later", "another lift"],
)
def test_a_lift_is_held_against_the_weight_known_on_its_day(
    readings: tuple[Reading, ...], told_kg: float, ratio: float
) -> None:
    (line,) = goal_lines(evidence(*reversed(readings), told_kg=told_kg), ())
    assert line.current == pytest.approx(ratio)


@pytest.mark.parametrize("readings", [(lift(3, 120),), (weighed(40, 80), lift(3, 120))], ids=["none", "too old"])
def test_without_a_weight_there_is_nothing_to_hold_a_lift_against(readings: tuple[Reading, ...]) -> None:
    (line,) = goal_lines(evidence(*readings), ())
    assert line.standing is GoalStanding.NO_READING


def goal_line(goal: Goal, *readings: Reading) -> GoalLine:
    told = Evidence(replace(athlete(), goals=(goal,)), NOW, TODAY, readings=readings)
    (line,) = goal_lines(told, ())
    return line


def weekly(kind: ReadingKind, *values: float, of: str = "") -> list[Reading]:
    """One a week, the last one today."""
    days = [TODAY - timedelta(weeks=len(values) - 1 - index) for index in range(len(values))]
    return [Reading(kind, day, value, "manual", of) for day, value in zip(days, values, strict=True)]


def test_a_goal_may_be_on_anything_that_is_measured_and_knows_its_good_direction() -> None:
    soon = TODAY + timedelta(days=60)
    jumps = weekly(ReadingKind.JUMP, 38, 39, 39.5, 40.5, 41, 42)
    assert goal_line(Goal(GoalKind.JUMP, 45.0, by=soon), *jumps).standing is GoalStanding.ON_TRACK
    assert goal_line(Goal(GoalKind.JUMP, 40.0, by=soon), *jumps).standing is GoalStanding.REACHED
    squats = weekly(ReadingKind.E1RM, 120, 121, 123, 124, 126, 127, of=SQUAT)
    others = weekly(ReadingKind.E1RM, 60, 50, 40, 30, 20, 10, of="bench_press")
    lifted = goal_line(Goal(GoalKind.E1RM, 130.0, by=soon, exercise=SQUAT), *squats, *others)
    assert lifted.standing is GoalStanding.ON_TRACK
    assert lifted.current == pytest.approx(127, abs=0.5)
    weights = weekly(ReadingKind.WEIGHT, 80, 79.6, 79.1, 78.7, 78.2, 77.8)
    assert goal_line(Goal(GoalKind.WEIGHT, 76.0, by=soon), *weights).standing is GoalStanding.ON_TRACK
    heavier = goal_line(Goal(GoalKind.WEIGHT, 82.0, by=soon), *weights)
    assert heavier.standing is GoalStanding.OFF_TRACK, "a weight may be wanted up or down: the target says which"
    assert heavier.pace_share is not None
    assert heavier.pace_share < 0


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ((80, 79.6, 79.1, 78.7, 78.2, 77.8), GoalStanding.ON_TRACK),
        ((80, 80.4, 80.9, 81.3, 81.8, 82.2), GoalStanding.OFF_TRACK),
        ((80, 79, 81, 79, 81, 80), GoalStanding.NO_TREND),
        ((80, 79), GoalStanding.NO_TREND),
    ],
    ids=["towards it", "away from it", "to and fro", "too few"],
)
def test_without_a_deadline_only_the_way_counts(weights: tuple[float, ...], expected: GoalStanding) -> None:
    line = goal_line(Goal(GoalKind.WEIGHT, 76.0), *weekly(ReadingKind.WEIGHT, *weights))
    assert line.standing is expected


def test_balance_is_as_good_as_the_weaker_leg() -> None:
    left = weekly(ReadingKind.BALANCE, 50, 52, 54, 56, 58, 60, of="left")
    right = weekly(ReadingKind.BALANCE, 20, 21, 22, 23, 24, 25, of="right")
    assert goal_line(Goal(GoalKind.BALANCE, 45.0), *left, *right).current == pytest.approx(25)


def test_a_goal_that_comes_too_late_says_how_fast_it_moves_for_how_fast_it_would_have_to() -> None:
    """Seven tenths of a per cent short in two weeks, at a tenth of a per cent a week."""
    fat = weekly(ReadingKind.BODY_FAT, 15.5, 15.41, 15.29, 15.2, 15.1, 15.01, 14.9, 14.8, 14.7)
    line = goal_line(Goal(GoalKind.BODY_FAT, 14.0, by=TODAY + timedelta(days=14)), *fat)
    assert line.standing is GoalStanding.OFF_TRACK
    assert line.pace_share == pytest.approx(0.2 / 0.7, abs=0.01)


def standing(*goals: Goal, readings: Iterable[Reading]) -> tuple[GoalLine, ...]:
    return goal_lines(Evidence(replace(athlete(), goals=goals), NOW, TODAY, readings=tuple(readings)), ())


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("goal", "readings", "current"),
    [
        (Goal(GoalKind.JUMP, 50), weekly(ReadingKind.JUMP, 40, 41, 42, 43, 44), 44),
        (Goal(GoalKind.BALANCE, 60, exercise="left"), weekly(ReadingKind.BALANCE, 20, 25, 30, 35, 40, of="left"), 40),
        (Goal(GoalKind.E1RM, 150, exercise=SQUAT), weekly(ReadingKind.E1RM, 110, 112, 114, 116, 118, of=SQUAT), 118),
        (Goal(GoalKind.RUN_5K, 1200), weekly(ReadingKind.ADAPTIVE_5K, 1400, 1390, 1380, 1370, 1360), 1360),
        (Goal(GoalKind.CSS, 95), weekly(ReadingKind.CSS, 110, 109, 108, 107, 106), 106),
        (Goal(GoalKind.WEIGHT, 75), weekly(ReadingKind.WEIGHT, 80, 79.6, 79.2, 78.8, 78.4), 78.4),
        (Goal(GoalKind.VO2MAX_RIDE, 60), weekly(ReadingKind.VO2MAX_RIDE, 50, 51, 52, 53, 54), 54),
    ],
    ids=lambda each: each.kind.value if isinstance(each, Goal) else "",
)  # fmt: skip
def test_every_kind_of_goal_is_on_its_way_by_its_own_readings(
    goal: Goal, readings: list[Reading], current: float
) -> None:
    noise = (*weekly(ReadingKind.BALANCE, 1, 1, 1, of="right"), *weekly(ReadingKind.E1RM, 300, 300, of="deadlift"))
    other_trial = weekly(ReadingKind.TIME_TRIAL, 1280, 1290, of="run_5000m")
    (line,) = standing(goal, readings=(*noise, *other_trial, *readings))
    assert line.standing is GoalStanding.ON_TRACK
    assert line.current == pytest.approx(current)
    assert (line.kind, line.exercise) == (goal.kind, goal.exercise)
    (nothing,) = standing(goal, readings=(*noise, *other_trial))
    assert (nothing.standing, nothing.current) == (GoalStanding.NO_READING, None)


def test_a_lift_that_a_goal_does_not_name_is_the_best_of_the_day() -> None:
    both = (*weekly(ReadingKind.E1RM, 90, of="bench_press"), *weekly(ReadingKind.E1RM, 120, of=SQUAT))
    (line,) = standing(Goal(GoalKind.STRENGTH_TO_WEIGHT, 2), readings=(*both, weighed(0, 60)))
    assert line.current == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("goal", "kind", "current"),
    [
        (Goal(GoalKind.SWIM_100YD, 70), ReadingKind.SWIM_100YD, 78.0),
        (Goal(GoalKind.JUMP, 90), ReadingKind.JUMP, 80.0),
        (Goal(GoalKind.WEIGHT, 70), ReadingKind.WEIGHT, 79.0),
    ],
    ids=["the fastest", "the highest", "the last"],
)
def test_of_several_on_one_day_the_best_counts(goal: Goal, kind: ReadingKind, current: float) -> None:
    readings = tuple(Reading(kind, TODAY, value, f"fit:{value}") for value in (80.0, 78.0, 79.0))
    (line,) = standing(goal, readings=readings)
    assert line.current == current


def test_what_nobody_can_have_is_no_reading() -> None:
    (line,) = standing(Goal(GoalKind.JUMP, 50), readings=weekly(ReadingKind.JUMP, 400))
    assert line.standing is GoalStanding.NO_READING


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        ((80, 79, 78, 77, 76), GoalStanding.ON_TRACK),
        ((64, 65, 66, 67, 68), GoalStanding.ON_TRACK),
        ((74, 73.5, 73, 72.5, 71.9), GoalStanding.REACHED),
        ((70, 71, 72, 73, 74), GoalStanding.OFF_TRACK),
    ],
    ids=["down to its upper end", "up to its lower end", "inside", "above it and rising"],
)
def test_a_weight_may_be_a_range(weights: tuple[float, ...], found: GoalStanding) -> None:
    goal = Goal(GoalKind.WEIGHT, 70, upper=72, by=in_days(200))
    (line,) = standing(goal, readings=weekly(ReadingKind.WEIGHT, *weights))
    assert line.standing is found


def test_an_upper_end_says_nothing_where_one_way_is_better() -> None:
    (line,) = standing(Goal(GoalKind.BODY_FAT, 14, upper=20), readings=weekly(ReadingKind.BODY_FAT, 18, 18, 18))
    assert line.standing is GoalStanding.NO_TREND


def test_a_deadline_says_how_fast_it_has_to_go_and_how_much_of_that_it_does() -> None:
    falling = weekly(ReadingKind.BODY_FAT, 20, 19.8, 19.6, 19.4, 19.2)
    (line,) = standing(Goal(GoalKind.BODY_FAT, 14, by=in_days(91)), readings=falling)
    assert line.standing is GoalStanding.OFF_TRACK
    assert line.required_per_week == pytest.approx(-5.2 / 13)
    assert line.pace_share == pytest.approx(0.5)
    (open_ended,) = standing(Goal(GoalKind.BODY_FAT, 14), readings=falling)
    assert (open_ended.required_per_week, open_ended.pace_share) == (None, None)


def test_of_the_goals_off_track_the_one_furthest_behind_comes_first() -> None:
    goals = (
        Goal(GoalKind.BODY_FAT, 14, by=in_days(91)),
        Goal(GoalKind.JUMP, 50, by=in_days(30)),
        Goal(GoalKind.CSS, 90, by=in_days(120)),
        Goal(GoalKind.VO2MAX, 50),
    )
    readings = (
        *weekly(ReadingKind.BODY_FAT, 20, 19.8, 19.6, 19.4, 19.2),
        *weekly(ReadingKind.JUMP, 44, 43, 42, 41, 40),
        *weekly(ReadingKind.CSS, 110, 109.8, 109.6, 109.4, 109.2),
    )
    lines = standing(*goals, readings=readings)
    assert [line.kind for line in lines] == [GoalKind.JUMP, GoalKind.CSS, GoalKind.BODY_FAT, GoalKind.VO2MAX]


def test_of_two_that_are_behind_by_the_same_the_nearer_deadline_comes_first() -> None:
    readings = weekly(ReadingKind.BODY_FAT, 20, 19.9, 20.1, 19.9, 20)
    later, sooner = (Goal(GoalKind.BODY_FAT, 14, by=in_days(days)) for days in (90, 30))
    assert [line.by for line in standing(later, sooner, readings=readings)] == [sooner.by, later.by]
    assert {line.standing for line in standing(later, sooner, readings=readings)} == {GoalStanding.NO_TREND}


@pytest.mark.parametrize(("per_week", "shown"), [(0.12, True), (0.09, False)])
def test_beyond_a_year_no_date_is_shown(per_week: float, shown: bool) -> None:
    readings = weekly(ReadingKind.BODY_FAT, *(20 - per_week * index for index in range(8)))
    (line,) = standing(Goal(GoalKind.BODY_FAT, 14), readings=readings)
    assert line.standing is GoalStanding.ON_TRACK
    assert (line.eta is not None) is shown


def trained(*minutes_a_week: float) -> tuple[DayRollup, ...]:
    """Weeks of one session each, the last day today."""
    days = [TODAY - timedelta(days=back) for back in reversed(range(7 * len(minutes_a_week)))]
    done = [week if not index else 0.0 for week in minutes_a_week for index in range(7)]
    return tuple(DayRollup(day, 0.0, 0.0, 0.0, {Sport.RUN: each}) for day, each in zip(days, done, strict=True))


@pytest.mark.parametrize(
    ("weeks", "upper", "found", "hours"),
    [
        ((180, 180, 180, 180), 5.0, GoalStanding.REACHED, 3.0),
        ((300, 300, 300, 300), 5.0, GoalStanding.REACHED, 5.0),
        ((120, 240, 120, 240), 5.0, GoalStanding.REACHED, 3.0),
        ((960, 180, 170, 180, 180), 5.0, GoalStanding.OFF_TRACK, 710 / 240),
        ((300, 300, 300, 304), 5.0, GoalStanding.OFF_TRACK, 1204 / 240),
        ((900, 900, 900, 900), None, GoalStanding.REACHED, 15.0),
        ((240, 240, 240), 5.0, GoalStanding.NO_READING, None),
    ],
)
def test_hours_of_a_week_are_the_mean_of_the_last_four(
    weeks: tuple[float, ...], upper: float | None, found: GoalStanding, hours: float | None
) -> None:
    told = Evidence(replace(athlete(), goals=(Goal(GoalKind.WEEKLY_HOURS, 3.0, upper=upper),)), NOW, TODAY)
    (line,) = goal_lines(told, trained(*weeks))
    assert line.standing is found
    assert line.current == (None if hours is None else pytest.approx(hours))
