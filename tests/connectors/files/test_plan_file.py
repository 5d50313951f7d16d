"""A plan file becomes exactly the plan it says."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.connectors.files.plan.file import read_plan
from domain.athlete.athlete import Athlete, DistanceUnit, PoolUnit, Units, WeightUnit
from domain.athlete.availability import Availability, Blocked
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.presets import Preset, goals_of
from domain.athlete.profile import Experience, Known, Origin, Profile, Sex
from domain.plan.plan_file import Note, PlanFile
from domain.training.sport import Sport, Stroke
from domain.training.validity import problems
from domain.training.workout import (
    Block,
    PlannedExercise,
    Priority,
    Purpose,
    Step,
    StepKind,
    Target,
    TargetKind,
    Workout,
)
from tests.builders.plan_files import TWELVE_WEEKS, written
from tests.builders.plans import in_days, plan_of
from tests.builders.workouts import workouts

TODAY = date(2026, 11, 24)


def read(text: str, name: str = "plan.yaml", today: date = TODAY) -> PlanFile:
    return read_plan(text.encode(), name, today=today)


def workout_of(identity: str) -> Workout:
    return read(TWELVE_WEEKS).blueprint.workouts[identity]


def test_the_plan_itself() -> None:
    plan = read(TWELVE_WEEKS).blueprint
    assert plan.title == "Twelve weeks to a faster 100 yards"
    assert plan.focus == ("swim", "strength", "vo2max", "flexibility")
    assert plan.weekly_hours == (3, 5)
    assert list(plan.workouts) == [
        "w-intervals-1",
        "w-2026-11-25-swim-1",
        "w-2026-11-26-strength-1",
        "w-2026-11-27-ride-1",
    ]


def test_a_run_by_pace_and_heart_rate() -> None:
    assert workout_of("w-intervals-1") == Workout(
        id="w-intervals-1",
        day=date(2026, 11, 24),
        sport=Sport.RUN,
        title="5 × 3 min",
        purpose=Purpose.INTERVALS,
        minutes=45,
        priority=Priority.KEY,
        blocks=(
            Block((Step(StepKind.WARMUP, seconds=720.0, target=Target(TargetKind.HEART_RATE, 110, 140)),)),
            Block(
                (
                    Step(StepKind.WORK, seconds=180.0, target=Target(TargetKind.SPEED, 1000 / 260, 1000 / 245)),
                    Step(StepKind.RECOVERY, seconds=120.0),
                ),
                repeat=5,
            ),
            Block((Step(StepKind.COOLDOWN),)),
        ),
    )


def test_a_swim_in_yards_with_its_length_and_minutes_added_up() -> None:
    swim = workout_of("w-2026-11-25-swim-1")
    assert (swim.pool_length_m, swim.pool_in_yards) == (22.86, True)
    assert swim.distance_m == 640.08
    fifty = Step(StepKind.WORK, distance_m=45.72, sendoff_s=75.0, stroke=Stroke.FREESTYLE)
    assert swim.blocks[1:3] == (Block((fifty,), repeat=8), Block((Step(StepKind.REST, seconds=20.0),)))
    # 300 yd at 0.8 m/s, eight send-offs and the rest
    assert swim.minutes == 17


def test_a_strength_session_by_any_name_of_its_exercises() -> None:
    strength = workout_of("w-2026-11-26-strength-1")
    assert strength.exercises == (
        PlannedExercise("back_squat", 3, 6, 8, weight_kg=92.9864, rir=2, rest_s=150.0),
        PlannedExercise("pull_up", 2, 5, 5),
    )
    # ten minutes to get warm, 3 × (40 + 150) s and 2 × (40 + 120) s
    assert strength.minutes == 25


def test_a_session_of_which_only_the_length_is_known_is_one_step() -> None:
    ride = workout_of("w-2026-11-27-ride-1")
    assert ride.blocks == (Block((Step(StepKind.WORK, seconds=3600.0),)),)


def test_estimates_and_past_days_are_remarked_on() -> None:
    assert read(TWELVE_WEEKS, today=date(2026, 11, 26)).notes == (
        Note("day_past", "workouts[0].day", "2026-11-24"),
        Note("minutes_estimated", "workouts[1].minutes", 17),
        Note("day_past", "workouts[1].day", "2026-11-25"),
        Note("minutes_estimated", "workouts[2].minutes", 25),
    )


def test_what_it_says_about_the_athlete() -> None:
    facts = read(TWELVE_WEEKS).athlete
    assert facts

    def known(value: float) -> Known:
        return Known(value, Origin.ATHLETE, TODAY)

    assert facts.onto(Athlete("a-1", "?")) == Athlete(
        id="a-1",
        display_name="Robin",
        zone_name="Europe/Berlin",
        language="en",
        units=Units(DistanceUnit.KM, WeightUnit.KG, PoolUnit.YARD),
        review_at=time(20, 30),
        profile=Profile(
            sex=Sex.MALE,
            birth_year=1990,
            height_cm=known(181),
            weight_kg=known(79),
            experience=Experience.INTERMEDIATE,
            equipment=("barbell", "pool"),
            max_hr=known(188),
            resting_hr=known(50),
            ftp_w=known(240),
            lthr=known(168),
            threshold_pace_s_per_km=known(280.0),
            css_s_per_100m=known(105.0),
        ),
        goals=(
            Goal(GoalKind.BODY_FAT, 14, by=date(2027, 4, 1)),
            Goal(GoalKind.WEEKLY_HOURS, 3, upper=5),
            Goal(GoalKind.STRENGTH_TO_WEIGHT, 1.5, exercise="back_squat", note="explosive for snowboard"),
        ),
        availability=Availability(
            (60, 75, 60, 75, 60, 120, 0), (Blocked(date(2026, 12, 24), date(2026, 12, 26), "Christmas"),)
        ),
        limits={"sleep_min_hours": 6.5},
    )


def test_a_preset_brings_its_goals_and_keeps_its_day() -> None:
    lean = TWELVE_WEEKS.replace("kind: body_fat, target: 14,", "preset: explosive,")
    facts = read(lean).athlete
    assert facts is not None
    goals = facts.onto(Athlete("a-1", "?")).goals
    jump, _, hinge, balance, reach = goals_of(Preset.EXPLOSIVE, date(2027, 4, 1))
    assert goals[:4] == (jump, hinge, balance, reach), "its squat gives way to the athlete's own"
    assert [goal.target for goal in goals[4:]] == [3, 1.5]


def test_a_silent_file_says_nothing_about_the_athlete() -> None:
    silent = read(
        "coach_plan: 1\ntitle: Plan\nworkouts: [{day: 2026-11-24, sport: run, title: R, purpose: easy, minutes: 30}]"
    )
    assert silent.athlete is None
    named = read(TWELVE_WEEKS.split("  zone:")[0] + TWELVE_WEEKS[TWELVE_WEEKS.index("workouts:") :]).athlete
    assert named
    assert named.onto(Athlete("a-1", "?", "Asia/Tokyo")) == Athlete("a-1", "Robin", "Asia/Tokyo")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("1:36/100yd", 96 / 0.9144), ("1:45/100m", 105.0), ("1:45 / 100 m", 105.0), ("2:00/100M", 120.0)],
)
def test_critical_swim_speed_is_kept_per_hundred_metres(said: str, seconds: float) -> None:
    facts = read(TWELVE_WEEKS.replace("1:45/100m", said)).athlete
    assert facts
    assert facts.profile
    assert facts.profile.css_s_per_100m
    assert facts.profile.css_s_per_100m.value == pytest.approx(seconds, abs=0.01)


def test_ids_are_the_same_each_time_and_count_the_sessions_of_a_day() -> None:
    entry = "  - {day: 2026-11-24, sport: run, title: R, purpose: easy, minutes: 30}\n"
    text = "coach_plan: 1\ntitle: Plan\nworkouts:\n" + entry * 2 + entry.replace("run", "ride")
    assert list(read(text).blueprint.workouts) == ["w-2026-11-24-run-1", "w-2026-11-24-run-2", "w-2026-11-24-ride-1"]
    assert read(text) == read(text)


@settings(max_examples=60)
@given(st.lists(workouts(), min_size=1, max_size=2, unique_by=lambda workout: workout.id), st.data())
def test_every_plan_can_be_written_down_and_read_back(drawn: list[Workout], data: st.DataObject) -> None:
    days = st.integers(-30, 100).map(in_days)
    plan = plan_of(*(_plain(workout.moved(data.draw(days))) for workout in drawn))
    found = read(written(plan)).blueprint
    assert found.workouts.keys() == plan.workouts.keys()
    for identity, workout in plan.workouts.items():
        assert replace(found.workouts[identity], distance_m=None) == workout
        assert problems(found.workouts[identity]) == ()


def test_a_plan_file_can_wait_in_the_database() -> None:
    file = read(TWELVE_WEEKS)
    assert msgspec.convert(msgspec.to_builtins(file), PlanFile) == file


def _plain(workout: Workout) -> Workout:
    """Without the spaces and decimals that writing it down loses."""
    return replace(
        workout,
        title=" ".join(workout.title.split()),
        note=" ".join(workout.note.split()),
        pool_length_m=workout.pool_length_m and round(workout.pool_length_m, 4),
        blocks=tuple(replace(block, steps=tuple(map(_plain_step, block.steps))) for block in workout.blocks),
    )


def _plain_step(step: Step) -> Step:
    target: Any = step.target
    if target and target.kind is TargetKind.SPEED:
        target = Target(TargetKind.SPEED, 1000 / 300, 1000 / 240)
    metres = None if step.distance_m is None else round(step.distance_m, 4)
    return replace(step, target=target, note=" ".join(step.note.split()), distance_m=metres)
