"""What comes three times is a pattern, and what nobody can know is none."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.athlete.availability import Availability
from domain.plan.adherence import adherence
from domain.plan.patterns import EasyTooFast, HardSpacing, MissedWeekday, easy_too_fast, hard_spacing, missed_weekdays
from domain.plan.training_log import TrainingLog
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Block, Purpose, Step, StepKind, Target, TargetKind, Workout
from domain.units import METRES_PER_MILE as MILE
from tests.builders.training_logs import MONDAY, done, legs, log, workout

FRIDAY = 4


def weekdays(planned: list[Workout], minutes: dict[str, float], through: int = 27) -> tuple[MissedWeekday, ...]:
    last = MONDAY + timedelta(27)
    return missed_weekdays(planned, adherence(planned, minutes, last, MONDAY + timedelta(through), Availability(), 28))


def fridays(weeks: int = 4) -> list[Workout]:
    return [workout(f"f{week}", 7 * week + FRIDAY) for week in range(weeks)]


def test_fridays_that_are_always_missed() -> None:
    tuesdays = [workout(f"t{week}", 7 * week + 1) for week in range(4)]
    done_tuesdays = {"t0": 40.0, "t2": 40.0}
    assert weekdays([*fridays(), *tuesdays], done_tuesdays) == (MissedWeekday(FRIDAY, 4),)


@pytest.mark.parametrize(
    ("minutes", "through", "found"),
    [
        ({"f0": 40.0}, 27, ()),
        ({"f0": 10.0}, 27, ()),
        ({}, 18, (MissedWeekday(FRIDAY, 3),)),
        ({}, 17, ()),
    ],
    ids=["done once", "begun once", "three that are known", "two that are known"],
)
def test_always_is_always_and_three_times_at_least(
    minutes: dict[str, float], through: int, found: tuple[MissedWeekday, ...]
) -> None:
    assert weekdays(fridays(), minutes, through) == found


def test_a_day_of_two_sessions_is_one_day_and_missed_whole() -> None:
    evenings = [workout(f"e{week}", 7 * week + FRIDAY) for week in range(3)]
    assert weekdays([*fridays(3), *evenings], {}) == (MissedWeekday(FRIDAY, 3),)
    assert weekdays([*fridays(3), *evenings], {"e1": 40.0}) == ()


def paced(name: str, day: int, purpose: Purpose = Purpose.EASY) -> Workout:
    """9:00 to 10:00 a mile."""
    step = Step(StepKind.WORK, target=Target(TargetKind.SPEED, MILE / 600, MILE / 540))
    return replace(workout(name, day, purpose=purpose), blocks=(Block((step,)),))


def ran(name: str, day: int, seconds_per_mile: float) -> Activity:
    run = done(name, day)
    return replace(run, distance_m=run.moving_s / seconds_per_mile * MILE)


def test_easy_runs_that_are_too_fast() -> None:
    paces = (500, 515, 524, 530, 560, 640)
    planned = [paced(f"r{index}", 2 * index) for index in range(len(paces))]
    runs = [ran(f"r{index}", 2 * index, pace) for index, pace in enumerate(paces)]
    found = easy_too_fast(log(planned, runs))
    assert found is not None
    assert replace(found, seconds_per_km=0.0) == EasyTooFast(3, 6, 0.0)
    assert found.seconds_per_km == pytest.approx(25 / MILE * 1000), "the median of 40, 25 and 16 s a mile"
    assert easy_too_fast(log(planned, runs, through=3)) is None, "of the third nobody knows yet"


@pytest.mark.parametrize("slowest_of_three", [524.9, 525.1])
def test_fifteen_seconds_a_mile_are_free(slowest_of_three: float) -> None:
    planned = [paced(f"r{day}", day) for day in range(3)]
    runs = [ran("r0", 0, 500), ran("r1", 1, 500), ran("r2", 2, slowest_of_three)]
    assert (easy_too_fast(log(planned, runs)) is not None) is (slowest_of_three < 525)


@pytest.mark.parametrize("purpose", [Purpose.EASY, Purpose.LONG, Purpose.RECOVERY, Purpose.TEMPO, Purpose.RACE])
def test_only_what_is_meant_to_be_easy_can_be_too_fast(purpose: Purpose) -> None:
    planned = [paced(f"r{day}", day, purpose) for day in range(3)]
    runs = [ran(f"r{day}", day, 480) for day in range(3)]
    easy = purpose in {Purpose.EASY, Purpose.LONG, Purpose.RECOVERY}
    assert (easy_too_fast(log(planned, runs)) is not None) is easy


def test_without_a_pace_or_a_plan_nothing_is_too_fast() -> None:
    runs = [ran(f"r{day}", day, 400) for day in range(4)]
    assert easy_too_fast(log([workout(f"r{day}", day) for day in range(4)], runs)) is None
    assert easy_too_fast(log([], runs)) is None
    rides = [replace(run, sport=Sport.RIDE) for run in runs]
    assert easy_too_fast(log([paced(f"r{day}", day) for day in range(4)], rides)) is None


def test_days_between_hard_sessions() -> None:
    """Never two hard days in a row, and 48 hours between hard runs."""
    runs = [done("tue", 1, hour=18), done("easy", 2), done("thu", 3, hour=7), done("sat", 5, hour=8), done("sun", 6)]
    found = hard_spacing(log([], runs, hard=["tue", "thu", "sat", "sun"]), MONDAY)
    assert found == HardSpacing((2, 2, 1), close_runs=2)
    assert (found.in_a_row, found.median) == (1, 2)


@pytest.mark.parametrize(("hour", "close"), [(7, 1), (8, 0)])
def test_forty_eight_hours_are_enough(hour: int, close: int) -> None:
    runs = [done("tue", 1, hour=8), done("thu", 3, hour=hour)]
    assert hard_spacing(log([], runs, hard=["tue", "thu"]), MONDAY).close_runs == close


def test_heavy_legs_are_a_hard_day_and_no_run() -> None:
    lifted = done("legs", 2, Sport.STRENGTH)
    run = done("tempo", 3)
    planned = [legs("legs", 2), workout("tempo", 3, purpose=Purpose.TEMPO)]
    assert hard_spacing(log(planned, [lifted, run]), MONDAY) == HardSpacing((1,), close_runs=0)


def test_two_hard_sessions_of_one_day_are_one_hard_day() -> None:
    twice = [done("morning", 1, hour=7), done("evening", 1, Sport.RIDE, hour=18)]
    assert hard_spacing(log([], twice, hard=["morning", "evening"]), MONDAY).gaps == ()


def test_across_the_turn_of_the_year() -> None:
    """Hard on 2026-12-31 and 2027-01-01 are two days in a row."""
    runs = [done("old", 304), done("new", 305)]
    assert runs[0].day.isoformat() == "2026-12-31"
    assert hard_spacing(log([], runs, through=400, hard=["old", "new"]), MONDAY).in_a_row == 1


def test_what_is_not_known_yet_and_what_lies_before_is_left_out() -> None:
    runs = [done("a", 1), done("b", 2), done("c", 3)]
    assert hard_spacing(log([], runs, through=2, hard=["a", "b", "c"]), MONDAY).gaps == (1,)
    assert hard_spacing(log([], runs, hard=["a", "b", "c"]), MONDAY + timedelta(2)).gaps == (1,)
    nothing = hard_spacing(TrainingLog(MONDAY), MONDAY)
    assert (nothing.in_a_row, nothing.median, nothing.close_runs) == (0, None, 0)


def test_what_nobody_knows_to_be_hard_was_not() -> None:
    runs = [done("a", 1), done("b", 2)]
    assert hard_spacing(log([], runs), MONDAY).gaps == ()
