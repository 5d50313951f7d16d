"""Whole values of the domain, every field of them set, for tests that need some and do not mind which."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from domain.athlete.athlete import Athlete, DistanceUnit, PoolUnit, Units, WeightUnit
from domain.athlete.availability import Availability, Blocked
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Experience, Known, Origin, Profile, Sex
from domain.metrics.history import History
from domain.notice import Notice, NoticeKind
from domain.plan.execution import Execution
from domain.plan.export import Destination, Export
from domain.plan.missed import MissedWorkout
from domain.plan.patch import Change, Op
from domain.plan.plan import Blueprint, PlanVersion
from domain.plan.proposal import Proposal, Reason
from domain.race.fitness import Volume
from domain.race.prediction import Method, Prediction, Verdict
from domain.race.race import Race, race_id
from domain.training.activity import Activity, Lap, Length, LiftSet, Pool, SetKind
from domain.training.reading import Reading, ReadingKind
from domain.training.rollup import DayRollup, WeekRollup
from domain.training.series import ExerciseDay, MuscleDay, SetFact
from domain.training.sport import Sport, Stroke
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
from domain.units import HALF_MARATHON_M

NOW = datetime(2026, 11, 21, 20, 30, 15, 123456, tzinfo=UTC)
TODAY = NOW.date()
PLAN_ID = "plan-1"
PROPOSAL_ID = "proposal-1"


def athlete(athlete_id: str = "anna", name: str = "Anna") -> Athlete:
    weight = Known(61.5, Origin.ATHLETE, date(2026, 11, 1))
    return Athlete(
        id=athlete_id,
        display_name=name,
        zone_name="Europe/Berlin",
        language="de",
        units=Units(DistanceUnit.MILE, WeightUnit.POUND, PoolUnit.YARD),
        review_at=time(21, 15),
        profile=Profile(sex=Sex.FEMALE, birth_year=1990, weight_kg=weight, experience=Experience.INTERMEDIATE),
        goals=(Goal(GoalKind.SWIM_100YD, 75.0, by=date(2027, 3, 1), note=f"{name} wants to swim"),),
        availability=Availability((60, 0, 60, 90, 45, 120, 120), (Blocked(TODAY, TODAY, f"{name} is away"),)),
        limits={"sleep_min_hours": 6.5},
    )


def missed_workout(reason: str = "travel") -> MissedWorkout:
    return MissedWorkout(PLAN_ID, "w-run", TODAY, reason)


def race(name: str = "Spring half", goal_s: float | None = 6_300.0) -> Race:
    day = date(2027, 4, 11)
    return Race(race_id(day, HALF_MARATHON_M), name, day, HALF_MARATHON_M, goal_s)


def prediction(seconds: float = 6_500.0, day: date = TODAY) -> Prediction:
    return Prediction(
        race_id=race().id,
        day=day,
        seconds=seconds,
        low_s=seconds * 0.96,
        high_s=seconds * 1.04,
        method=Method.VDOT,
        n=9,
        five_k_s=1_410.0,
        calibrated=True,
        seed_s=6_100.0,
        riegel_s=6_480.0,
        volume=Volume(38_000.0, 14_000.0, 40_000.0),
        gap_s=seconds - 6_300.0,
        gap_s_per_km=(seconds - 6_300.0) / 21.0975,
        verdict=Verdict.AMBER,
    )


def easy_run(workout_id: str = "w-run", day: date = TODAY) -> Workout:
    target = Target(TargetKind.SPEED, 2.8, 3.1)
    return Workout(
        id=workout_id,
        day=day,
        sport=Sport.RUN,
        title="Easy run",
        purpose=Purpose.EASY,
        minutes=45,
        distance_m=8000.0,
        blocks=(Block((Step(StepKind.WORK, seconds=2700.0, target=target, note="nose only"),)),),
    )


def squats(workout_id: str = "w-squats", day: date = TODAY + timedelta(days=1)) -> Workout:
    return Workout(
        id=workout_id,
        day=day,
        sport=Sport.STRENGTH,
        title="Squats",
        purpose=Purpose.STRENGTH,
        minutes=50,
        priority=Priority.KEY,
        exercises=(PlannedExercise("squat", 3, 5, 8, weight_kg=80.0, rir=2.0, rest_s=150.0),),
    )


def blueprint(title: str = "Winter") -> Blueprint:
    workouts = {workout.id: workout for workout in (easy_run(), squats())}
    return Blueprint(title=title, focus=("swim", "strength"), weekly_hours=(3.0, 5.5), workouts=workouts)


def version(number: int = 1, proposal_id: str | None = None, plan_id: str = PLAN_ID) -> PlanVersion:
    return PlanVersion(plan_id, number, blueprint(), NOW, proposal_id)


def proposal(athlete_id: str = "anna", proposal_id: str = PROPOSAL_ID, base_version: int = 1) -> Proposal:
    return Proposal(
        id=proposal_id,
        athlete_id=athlete_id,
        plan_id=PLAN_ID,
        base_version=base_version,
        patch=(
            Change(Op.REPLACE, "/workouts/w-run/minutes", 30),
            Change(Op.ADD, "/workouts/w-new", easy_run("w-new")),
            Change(Op.REMOVE, "/workouts/w-squats"),
        ),
        diff_hash="ab" * 32,
        reasons=(Reason("hrv_low", -1.4, -1.0), Reason("sleep_short")),
        made_at=NOW,
        expires_at=NOW + timedelta(hours=12),
    )


def swim(source_id: str = "swim-1", day: date = TODAY, title: str = "Evening swim") -> Activity:
    return Activity(
        source="garmin",
        source_id=source_id,
        sport=Sport.SWIM,
        started_at=datetime.combine(day, time(18, 5, 7), UTC),
        day=day,
        elapsed_s=2400.0,
        moving_s=2100.5,
        title=title,
        sub_sport="lap_swimming",
        distance_m=1828.8,
        average_hr=132.0,
        max_hr=158.0,
        calories=410.0,
        rpe=6.0,
        pool=Pool(22.86, in_yards=True),
        laps=(Lap(180.0, 182.88, 130.0), Lap(175.0, 182.88)),
        lengths=(Length(22.5, Stroke.FREESTYLE, 17), Length(24.0, Stroke.BACKSTROKE, 18, rest_after_s=20.0)),
        hr_zone_s=(310.0, 1200.5, 400.0, 190.0, 0.0),
    )


def lifting(source_id: str = "lift-1", day: date = TODAY) -> Activity:
    sets = (LiftSet("squat", SetKind.WARMUP, 8, 40.0), LiftSet("squat", reps=5, weight_kg=82.5, rpe=8.5))
    return replace(swim(source_id, day, "Legs"), sport=Sport.STRENGTH, pool=None, laps=(), lengths=(), sets=sets)


def reading(day: date = TODAY, value: float = 62.0, kind: ReadingKind = ReadingKind.HRV) -> Reading:
    return Reading(kind, day, value, "garmin", "squat" if kind is ReadingKind.E1RM else "")


def rollup(day: date = TODAY, load: float = 55.5) -> DayRollup:
    return DayRollup(day, load, 41.25, 38.5, {Sport.RUN: 45.0, Sport.STRENGTH: 50.5}, warming_up=True)


def execution(workout_id: str = "w-run", source_id: str = "swim-1", cost: float = 0.25) -> Execution:
    return Execution(workout_id, ("garmin", source_id), cost)


def export(export_id: str = "export-1", workout_id: str = "w-run", plan_version: int = 1) -> Export:
    return Export(export_id, PLAN_ID, plan_version, workout_id, Destination.FILE)


def notice(text: str = "hello", kind: NoticeKind = NoticeKind.REPLY, **facts: object) -> Notice:
    return Notice(kind, {"text": text, **facts})


def week(monday: date = TODAY, load: float = 210.5) -> WeekRollup:
    """Of a runner who lifts, whatever day of the week that is."""
    minutes, metres = {Sport.RUN: 95.5, Sport.STRENGTH: 50.0}, {Sport.RUN: 17_250.0}
    return WeekRollup(monday, 4, load, 41.25, 38.5, minutes, metres, 160.5, 3600.0, 840.0, 1.25, 263.125)


def lifted() -> History:
    """A day's sets and what they add up to."""
    squat = SetFact("hevy", "w-1", 0, TODAY, "back_squat", "normal", True, 5, 100.0, 8.0, 123.3)
    plank = SetFact("hevy", "w-1", 1, TODAY, "plank", "warmup", False)
    return History(
        sets=(squat, plank),
        exercises=(ExerciseDay(TODAY, "back_squat", 1, 5, 500.0, 100.0, 123.3),),
        muscles=(MuscleDay(TODAY, "glutes", 0.5), MuscleDay(TODAY, "quads", 1.0)),
        groups=(MuscleDay(TODAY, "legs", 1.0),),
    )
