"""The two weeks of Robin's plan: the one just trained, and the one ahead."""

from dataclasses import replace
from datetime import date, timedelta

from bot.sandbox.athlete.swim import POOL
from domain.plan.plan import Blueprint
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
from domain.units import METRES_PER_YARD, speed_m_per_s

_TITLE = "Twelve weeks to a faster 100 yards"
_FOCUS = ("swim", "strength", "vo2max", "flexibility")
_WEEKLY_HOURS = (3.0, 5.0)

_FULL_BODY = (
    PlannedExercise("back_squat", 4, 5, 7, 87.5, 2, 150),
    PlannedExercise("bench_press", 3, 5, 7, 72.5, 2, 120),
    PlannedExercise("romanian_deadlift", 3, 7, 9, 90.0, 2, 120),
    PlannedExercise("barbell_row", 3, 7, 9, 65.0, 2, 90),
)
_HIPS = (
    PlannedExercise("goblet_squat", 2, 8, 10, 12.0, 4, 45),
    PlannedExercise("walking_lunge", 2, 8, 10, None, 4, 45),
    PlannedExercise("turkish_get_up", 2, 2, 4, 12.0, 4, 60),
)


def two_weeks(last_day: date) -> Blueprint:
    """The plan in force on that day, the same on whatever weekday it falls."""

    def on(offset: int) -> date:
        return last_day + timedelta(days=offset)

    workouts = (
        _steady_swim("w1-steady-swim", on(-6)),
        _technique("w1-technique", on(-5)),
        _intervals("w1-intervals", on(-4), repeats=6, minutes=50),
        _lifting("w1-full-body", on(-3)),
        _easy_ride("w1-endurance-ride", on(-2), "Endurance ride", minutes=50),
        _long_run("w1-long-run", on(0), minutes=70),
        _race_pace("w2-race-pace", on(1)),
        _easy_run("w2-easy-run", on(2)),
        _hips("w2-hips", on(2)),
        _intervals("w2-intervals", on(3), repeats=5, minutes=45),
        _lifting("w2-full-body", on(4)),
        replace(_easy_ride("w2-easy-spin", on(5), "Easy spin", minutes=45), priority=Priority.OPTIONAL),
        _long_run("w2-long-run", on(7), minutes=70),
    )
    return Blueprint(_TITLE, _FOCUS, _WEEKLY_HOURS, {workout.id: workout for workout in workouts})


def _steady_swim(key: str, day: date) -> Workout:
    blocks = (
        Block((_yards(StepKind.WARMUP, 400, note="easy, last 100 building"),)),
        Block((_yards(StepKind.WORK, 200, note="steady"), _timed(StepKind.REST, 25)), 8),
        Block((_yards(StepKind.WORK, 100, note="fast, for the clock"),)),
        Block((_timed(StepKind.REST, 60),)),
        Block((_yards(StepKind.COOLDOWN, 200, Stroke.MIXED),)),
    )
    return _swim(key, day, "Steady 200s", Purpose.EASY, 50, blocks)


def _race_pace(key: str, day: date) -> Workout:
    blocks = (
        Block((_yards(StepKind.WARMUP, 400, note="easy, last 100 building"),)),
        Block((_yards(StepKind.WORK, 50, sendoff_s=75, note="race pace, 38-39 s"),), 8),
        Block((_yards(StepKind.WORK, 100, note="as fast as it stays smooth"), _timed(StepKind.REST, 60)), 4),
        Block((_yards(StepKind.WORK, 200, sendoff_s=240, note="steady"),), 3),
        Block((_yards(StepKind.COOLDOWN, 200, Stroke.MIXED),)),
    )
    swim = _swim(key, day, "Race-pace 50s and 100s", Purpose.INTERVALS, 45, blocks)
    return replace(swim, priority=Priority.KEY)


def _technique(key: str, day: date) -> Workout:
    blocks = (
        Block((_yards(StepKind.WARMUP, 200),)),
        Block((_yards(StepKind.WORK, 50, Stroke.DRILL, note="catch-up"), _timed(StepKind.REST, 20)), 6),
        Block((_yards(StepKind.WORK, 100, note="long and quiet"), _timed(StepKind.REST, 20)), 4),
        Block((_yards(StepKind.COOLDOWN, 100, Stroke.MIXED),)),
    )
    return _swim(key, day, "Technique", Purpose.TECHNIQUE, 30, blocks)


def _swim(key: str, day: date, title: str, purpose: Purpose, minutes: int, blocks: tuple[Block, ...]) -> Workout:
    return Workout(
        id=key,
        day=day,
        sport=Sport.SWIM,
        title=title,
        purpose=purpose,
        minutes=minutes,
        distance_m=_distance_m(blocks),
        pool_length_m=POOL.length_m,
        pool_in_yards=POOL.in_yards,
        blocks=blocks,
    )


def _distance_m(blocks: tuple[Block, ...]) -> float:
    return sum(block.repeat * (step.distance_m or 0.0) for block in blocks for step in block.steps)


def _intervals(key: str, day: date, repeats: int, minutes: int) -> Workout:
    blocks = (
        Block((_timed(StepKind.WARMUP, 12 * 60, _hr(110, 145)),)),
        Block((_timed(StepKind.WORK, 180, _pace(245, 260)), _timed(StepKind.RECOVERY, 120, _hr(110, 150))), repeats),
        Block((_timed(StepKind.COOLDOWN, 8 * 60, _hr(110, 145)),)),
    )
    title = f"{repeats} × 3 min"
    return Workout(key, day, Sport.RUN, title, Purpose.INTERVALS, minutes, Priority.KEY, blocks=blocks)


def _easy_run(key: str, day: date) -> Workout:
    blocks = (Block((_timed(StepKind.WORK, 30 * 60, _pace(330, 365)),)),)
    return Workout(key, day, Sport.RUN, "Easy run", Purpose.EASY, 30, blocks=blocks)


def _long_run(key: str, day: date, minutes: int) -> Workout:
    blocks = (Block((_timed(StepKind.WORK, minutes * 60, _pace(325, 365)),)),)
    return Workout(key, day, Sport.RUN, "Long run", Purpose.LONG, minutes, blocks=blocks)


def _easy_ride(key: str, day: date, title: str, minutes: int) -> Workout:
    blocks = (Block((_timed(StepKind.WORK, minutes * 60, _power(125, 165)),)),)
    return Workout(key, day, Sport.RIDE, title, Purpose.EASY, minutes, blocks=blocks)


def _lifting(key: str, day: date) -> Workout:
    return Workout(key, day, Sport.STRENGTH, "Full body", Purpose.STRENGTH, 35, exercises=_FULL_BODY)


def _hips(key: str, day: date) -> Workout:
    title = "Hips and shoulders"
    return Workout(key, day, Sport.STRENGTH, title, Purpose.MOBILITY, 15, Priority.OPTIONAL, exercises=_HIPS)


def _yards(
    kind: StepKind, yards: int, stroke: Stroke = Stroke.FREESTYLE, sendoff_s: float | None = None, note: str = ""
) -> Step:
    return Step(kind, distance_m=yards * METRES_PER_YARD, sendoff_s=sendoff_s, stroke=stroke, note=note)


def _timed(kind: StepKind, seconds: int, target: Target | None = None) -> Step:
    return Step(kind, seconds=float(seconds), target=target)


def _pace(fastest_s_per_km: float, slowest_s_per_km: float) -> Target:
    return Target(TargetKind.SPEED, speed_m_per_s(slowest_s_per_km), speed_m_per_s(fastest_s_per_km))


def _hr(low: float, high: float) -> Target:
    return Target(TargetKind.HEART_RATE, low, high)


def _power(low: float, high: float) -> Target:
    return Target(TargetKind.POWER, low, high)
