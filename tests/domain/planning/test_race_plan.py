"""What a race plan is made of, phase by phase, and which races none is made for."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.athlete.athlete import Athlete
from domain.athlete.availability import Availability
from domain.athlete.goals import Goal, GoalKind
from domain.calendar import week_start
from domain.metrics.paces import training_paces
from domain.plan.limits import Limits
from domain.plan.plan import Blueprint
from domain.planning.basis import Basis
from domain.planning.race_plan import race_plan
from domain.race.race import Race
from domain.training.sport import Sport
from domain.training.workout import Purpose, StepKind, Workout
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, TEN_KM_M, pace_s_per_km

START = date(2026, 11, 23)
RACE = Race("r-1", "City 10k", date(2027, 2, 14), TEN_KM_M)
RUNNER = Basis(45.0, 200.0, 32_000.0, 60.0, (190.0, 200.0, 210.0))
ROBIN = Athlete("a-1", "Robin")
LIMITS = Limits()


def ten_km(athlete: Athlete = ROBIN, basis: Basis = RUNNER, start: date = START, race: Race = RACE) -> Blueprint:
    return race_plan(athlete, race, basis, start, LIMITS)


def week(plan: Blueprint, number: int, start: date = START) -> tuple[Workout, ...]:
    monday = week_start(start) + timedelta(weeks=number - 1)
    return plan.between(monday, monday + timedelta(days=6))


def fast(workouts: tuple[Workout, ...]) -> list[str]:
    return [workout.title for workout in workouts if workout.hard]


def run_minutes(workouts: tuple[Workout, ...]) -> int:
    return sum(each.minutes for each in workouts if each.sport is Sport.RUN and each.purpose is not Purpose.RACE)


def test_a_plan_of_twelve_weeks() -> None:
    plan = ten_km()
    assert plan.title == "12 weeks to City 10k"
    assert plan.focus == ("run", "strength")
    assert {number: fast(week(plan, number)) for number in (1, 4, 5, 8, 10, 12)} == {
        1: ["2 × 3 min at threshold"],
        4: [],
        5: ["3 × 5 min at threshold", "4 × 3 min intervals"],
        8: ["3 × 5 min at threshold"],
        10: ["6 × 3 min at race pace", "5 × 3 min intervals"],
        12: ["2 × 2 min at race pace", "City 10k"],
    }


def test_volume_follows_the_convention() -> None:
    """1.08 × best, 0.78 × the week before, 0.6 × the peak; whole sessions lose a few minutes."""
    volumes = [run_minutes(week(ten_km(), number)) for number in range(1, 13)]
    first = 32 * (training_paces(45).easy[0] + training_paces(45).easy[1]) / 2 / 60
    meant = [1, 1.08, 1.1664, 0.9098, 1.2597, 1.3605, 1.4693, 1.1461, 1.5869]
    for found, share in zip(volumes, meant, strict=False):
        assert share * first - 8 <= found <= share * first
    assert 0.55 * volumes[10] < volumes[11] <= 0.6 * volumes[10]


@pytest.mark.parametrize(
    ("distance_m", "at_peak"),
    [
        (FIVE_KM_M, {"at race pace", "intervals"}),
        (HALF_MARATHON_M, {"at race pace", "at threshold"}),
        (MARATHON_M, {"at threshold"}),
    ],
)
def test_the_peak_is_of_the_race(distance_m: float, at_peak: set[str]) -> None:
    race = replace(RACE, day=date(2027, 3, 28), distance_m=distance_m)
    plan = ten_km(race=race)
    peak = week(plan, {FIVE_KM_M: 17, HALF_MARATHON_M: 16, MARATHON_M: 15}[distance_m])
    assert {title.partition(" min ")[2] for title in fast(peak)} == at_peak
    marathon_pace = [each.title for each in plan.workouts.values() if "at marathon pace" in each.title]
    assert bool(marathon_pace) is (distance_m == MARATHON_M)


def test_the_first_long_run_of_a_taper_is_three_quarters_of_the_longest() -> None:
    plan = ten_km(race=replace(RACE, distance_m=HALF_MARATHON_M))
    longest = {number: max((each.minutes for each in week(plan, number) if each.purpose is Purpose.LONG), default=0)
               for number in (10, 11, 12)}  # fmt: skip
    assert longest[11] == int(0.75 * longest[10])
    assert longest[12] == 0


def test_targets_are_ranges_around_the_paces_of_the_vdot() -> None:
    plan = ten_km()
    paces = training_paces(45)
    hard = next(each for each in plan.workouts.values() if each.purpose is Purpose.TEMPO)
    work = next(step for block in hard.blocks for step in block.steps if step.kind is StepKind.WORK)
    assert work.target is not None
    assert pace_s_per_km(work.target.low) == pytest.approx(paces.threshold * 1.02)
    assert pace_s_per_km(work.target.high) == pytest.approx(paces.threshold * 0.98)
    easy = next(each for each in plan.workouts.values() if each.title == "Easy run").blocks[0].steps[0]
    assert easy.target is not None
    assert (pace_s_per_km(easy.target.high), pace_s_per_km(easy.target.low)) == pytest.approx(paces.easy)


def test_a_goal_slows_race_pace_and_never_quickens_it() -> None:
    def race_speed(goal_s: float | None) -> float:
        (raced,) = (each for each in ten_km(race=replace(RACE, goal_s=goal_s)).workouts.values()
                    if each.purpose is Purpose.RACE)  # fmt: skip
        target = raced.blocks[0].steps[0].target
        assert target is not None
        return pace_s_per_km((target.low + target.high) / 2)

    assert race_speed(1_800.0) == race_speed(None)
    assert race_speed(3_600.0) == pytest.approx(360, rel=0.001)


def test_without_a_vdot_nothing_has_a_target_or_a_distance() -> None:
    plan = ten_km(basis=replace(RUNNER, vdot=None))
    steps = [step for each in plan.workouts.values() for block in each.blocks for step in block.steps]
    assert not any(step.target for step in steps)
    assert {each.purpose for each in plan.workouts.values() if each.distance_m} == {Purpose.RACE}


@pytest.mark.parametrize(("share", "most_m", "words"), [(0.10, 16_093, "threshold"), (0.08, 10_000, "intervals")])
def test_one_session_is_a_small_share_of_its_week(share: float, most_m: float, words: str) -> None:
    """Daniels: T at most 10 % of the week's distance, I at most 8 % and 10 km."""
    plan = ten_km(basis=replace(RUNNER, weekly_run_m=90_000.0, recent_weeks_minutes=(500, 500, 500)))
    paces = training_paces(45)
    pace = paces.threshold if words == "threshold" else paces.interval
    sessions = [each for each in plan.workouts.values() if each.title.endswith(words)]
    assert sessions
    for session in sessions:
        count, minutes = session.title.split()[0], session.title.split()[2]
        fast_m = int(count) * int(minutes) * 60 / pace * 1000
        monday = week_start(session.day)
        week_m = sum(each.distance_m or 0 for each in plan.between(monday, monday + timedelta(days=6)))
        assert fast_m <= min(share * week_m * 1.01, most_m)


def test_strength_is_light_on_legs_and_ends_a_week_before_the_race() -> None:
    plan = ten_km()
    lifted = [each for each in plan.workouts.values() if each.sport is Sport.STRENGTH]
    assert max(each.day for each in lifted) < RACE.day - timedelta(days=6)
    assert Counter(week_start(each.day) for each in lifted).most_common(1)[0][1] == 2
    assert not any(each.hard for each in lifted)


def test_strength_goes_where_the_hours_do_not_reach() -> None:
    busy = replace(ROBIN, goals=(Goal(GoalKind.WEEKLY_HOURS, 1.0, 1.5),))
    plan = ten_km(busy, replace(RUNNER, weekly_run_m=20_000.0))
    for monday in {week_start(each.day) for each in plan.workouts.values()}:
        assert run_minutes(plan.between(monday, monday + timedelta(days=6))) <= 90
    assert plan.weekly_hours == (1.0, 1.5)


@pytest.mark.parametrize(
    ("minutes", "weekday"),
    [((60,) * 7, 6), ((60, 60, 120, 60, 60, 90, 60), 2), ((60, 60, 60, 60, 60, 90, 60), 5)],
)
def test_the_long_run_has_the_day_with_the_most_time(minutes: tuple[int, ...], weekday: int) -> None:
    athlete = replace(ROBIN, availability=Availability(minutes))  # type: ignore[arg-type]
    long = [each for each in ten_km(athlete).workouts.values() if each.purpose is Purpose.LONG]
    assert {each.day.weekday() for each in long} == {weekday}


def test_fast_days_keep_away_from_the_long_run() -> None:
    plan = ten_km()
    for number in range(2, 12):
        days = {each.day.weekday() for each in week(plan, number) if each.hard}
        assert days <= {1, 3}


def test_more_than_twenty_four_weeks_begin_by_keeping_up_what_is_there() -> None:
    plan = ten_km(race=replace(RACE, day=START + timedelta(weeks=30, days=-1)))
    kept = [run_minutes(week(plan, number)) for number in range(1, 7)]
    assert max(kept) - min(kept[:3]) <= 5
    assert kept[3] < 0.8 * kept[2]
    assert max(run_minutes(week(plan, number)) for number in range(7, 30)) > 1.4 * max(kept)


@pytest.mark.parametrize("weeks", [2, 3])
def test_less_than_four_weeks_only_sharpen(weeks: int) -> None:
    plan = ten_km(race=replace(RACE, day=START + timedelta(weeks=weeks, days=-1)))
    volumes = [run_minutes(week(plan, number)) for number in range(1, weeks + 1)]
    assert all(170 <= volume <= 184 for volume in volumes[:-1])
    assert volumes[-1] < 0.62 * volumes[0]
    assert len(fast(week(plan, 1))) == 2


def test_a_race_early_in_the_week_tapers_in_the_week_before() -> None:
    plan = ten_km(race=replace(RACE, day=date(2027, 2, 16)))
    assert run_minutes(week(plan, 12)) <= 0.6 * run_minutes(week(plan, 11))
    assert [each.purpose for each in week(plan, 13)][-1] is Purpose.RACE


def test_a_week_that_has_begun_holds_its_share() -> None:
    plan = ten_km(start=START + timedelta(days=3))
    assert run_minutes(week(plan, 1)) <= 184 * 4 / 7
    assert week(plan, 1)[0].day >= START + timedelta(days=3)


def test_a_race_may_be_on_a_weekday_without_training() -> None:
    plan = ten_km(replace(ROBIN, availability=Availability((0, 60, 0, 60, 0, 90, 0))))
    (raced,) = (each for each in plan.workouts.values() if each.day.weekday() == 6)
    assert raced.title == "City 10k"


def test_a_plan_made_anew_calls_the_same_week_by_the_same_names() -> None:
    later = ten_km(start=START + timedelta(weeks=2))
    first = ten_km()
    shared = {identity for identity, each in first.workouts.items() if each.day >= START + timedelta(weeks=4)}
    assert "2027-w06-race" in shared
    assert len(shared & later.workouts.keys()) > 0.8 * len(shared)


def test_who_did_not_run_lately_begins_with_easy_runs() -> None:
    plan = ten_km(basis=replace(RUNNER, longest_run_minutes=None, weekly_run_m=0.0))
    assert [number for number in range(1, 6) if fast(week(plan, number))] == [5]
    assert max(each.minutes for each in week(plan, 1) if each.sport is Sport.RUN) <= 35


@pytest.mark.parametrize("back", [1, 2, 3])
def test_a_race_on_a_monday_needs_no_training_in_its_own_week(back: int) -> None:
    monday = START + timedelta(weeks=1)
    plan = ten_km(start=monday - timedelta(days=back), race=replace(RACE, day=monday))
    assert [each.title for each in plan.between(monday, monday)] == ["City 10k"]
    assert max(plan.workouts.values(), key=lambda each: each.day).day == monday


def test_a_taper_after_one_day_of_a_week_is_held_against_a_whole_one() -> None:
    plan = ten_km(start=START + timedelta(days=6), race=replace(RACE, day=START + timedelta(days=13)))
    assert run_minutes(week(plan, 1)) <= 184 / 7
    assert 90 <= run_minutes(week(plan, 2)) <= 0.6 * 184


def test_running_leaves_time_for_two_short_strength_sessions() -> None:
    plan = ten_km(replace(ROBIN, goals=(Goal(GoalKind.WEEKLY_HOURS, 3.0, 4.0),)))
    peak = week(plan, 11)
    assert run_minutes(peak) == 200
    assert [each.minutes for each in peak if each.sport is Sport.STRENGTH] == [20, 20]


def test_with_three_runs_a_week_the_longest_is_a_third() -> None:
    plan = ten_km(replace(ROBIN, availability=Availability((0, 90, 0, 90, 0, 120, 0))))
    runs = [each for each in week(plan, 5) if each.sport is Sport.RUN]
    assert len(runs) == 3
    assert [each.minutes for each in runs if each.purpose is Purpose.LONG] == [max(each.minutes for each in runs)]
    assert max(each.minutes for each in runs) >= run_minutes(week(plan, 5)) / 3
