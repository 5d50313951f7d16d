"""Plans as an athlete writes them down."""

from typing import Any

import yaml

from domain.plan.plan import Blueprint
from domain.training.workout import Block, PlannedExercise, Step, Target, TargetKind, Workout
from domain.units import METRES_PER_YARD

TARGET_KEYS = {TargetKind.SPEED: "pace", TargetKind.HEART_RATE: "hr", TargetKind.POWER: "power"}

TWELVE_WEEKS = """\
coach_plan: 1
title: Twelve weeks to a faster 100 yards
focus: [swim, strength, vo2max, flexibility]
weekly_hours: [3, 5]
athlete:
  name: Robin
  zone: Europe/Berlin
  language: en
  units: {distance: km, weight: kg, pool: yd}
  review_at: "20:30"
  available: {mon: 60, tue: 75, wed: 60, thu: 75, fri: 60, sat: 120}   # no Sundays
  blocked: [{first: 2026-12-24, last: 2026-12-26, reason: Christmas}]
  limits: {sleep_min_hours: 6.5}
  profile: {sex: male, birth_year: 1990, height_cm: 181, weight_kg: 79, experience: intermediate,
            equipment: [barbell, pool], max_hr: 188, resting_hr: 50, lthr: 168, ftp_w: 240,
            threshold_pace: "4:40/km", css: "1:45/100m"}
  goals:
    - {kind: body_fat, target: 14, by: 2027-04-01}
    - {kind: weekly_hours, target: 3, upper: 5}
    - {kind: strength_to_weight, exercise: Squat (Barbell), target: 1.5, note: explosive for snowboard}
workouts:
  - id: w-intervals-1
    day: 2026-11-24
    sport: run
    title: 5 × 3 min
    purpose: intervals
    priority: key
    minutes: 45
    steps:
      - {warmup: 12 min, hr: [110, 140]}
      - repeat: 5
        steps:
          - {work: 3 min, pace: ["4:05/km", "4:20/km"]}
          - {recovery: 2 min}
      - {cooldown: open}
  - day: 2026-11-25
    sport: swim
    title: Race-pace 50s
    purpose: intervals
    pool: 25 yd
    steps:
      - {warmup: 200 yd, stroke: freestyle}
      - repeat: 8
        steps: [{work: 50 yd, stroke: freestyle, sendoff: 1:15}]
      - {rest: 20 s}
      - {cooldown: 100 yd, stroke: mixed, note: slow}
  - day: 2026-11-26
    sport: strength
    title: Full body
    purpose: strength
    exercises:
      - {exercise: Squat, sets: 3, reps: [8, 6], weight: 205 lb, rir: 2, rest: 150 s}
      - {exercise: pull_up, sets: 2, reps: 5}
  - day: 2026-11-27
    sport: ride
    title: Easy spin
    purpose: easy
    priority: optional
    minutes: 60
"""


def written(plan: Blueprint) -> str:
    """The same plan as a file."""
    return yaml.safe_dump(
        {"coach_plan": 1, "title": plan.title, "workouts": [_workout(each) for each in plan.workouts.values()]},
        sort_keys=False,
        allow_unicode=True,
    )


def _workout(workout: Workout) -> dict[str, Any]:
    unit, metres = ("yd", METRES_PER_YARD) if workout.pool_in_yards else ("m", 1.0)
    said = {
        "id": workout.id,
        "day": workout.day,
        "sport": workout.sport.value,
        "title": workout.title,
        "purpose": workout.purpose.value,
        "priority": workout.priority.value,
        "minutes": workout.minutes,
        "pool": f"{workout.pool_length_m / metres:.0f} {unit}" if workout.pool_length_m else None,
        "note": workout.note or None,
        "steps": [_block(block, unit, metres) for block in workout.blocks],
        "exercises": [_exercise(planned) for planned in workout.exercises],
    }
    return {key: value for key, value in said.items() if value is not None}


def _block(block: Block, unit: str, metres: float) -> dict[str, Any]:
    steps = [_step(step, unit, metres) for step in block.steps]
    return {"repeat": block.repeat, "steps": steps} if block.repeat > 1 or len(steps) > 1 else steps[0]


def _step(step: Step, unit: str, metres: float) -> dict[str, Any]:
    length = f"{step.seconds:g} s" if step.seconds else "open"
    said: dict[str, Any] = {step.kind.value: f"{step.distance_m / metres:.0f} {unit}" if step.distance_m else length}
    if step.sendoff_s:
        said["sendoff"] = f"{step.sendoff_s // 60:.0f}:{step.sendoff_s % 60:02.0f}"
    if step.stroke:
        said["stroke"] = step.stroke.value
    if step.note:
        said["note"] = step.note
    return said | (_target(step.target) if step.target else {})


def _target(target: Target) -> dict[str, Any]:
    if target.kind is TargetKind.SPEED:
        return {
            "pace": [
                f"{round(1000 / speed) // 60}:{round(1000 / speed) % 60:02}/km" for speed in (target.low, target.high)
            ]
        }
    return {TARGET_KEYS[target.kind]: [target.high, target.low]}


def _exercise(planned: PlannedExercise) -> dict[str, Any]:
    said = {
        "exercise": planned.exercise,
        "sets": planned.sets,
        "reps": [planned.reps_low, planned.reps_high],
        "weight": f"{planned.weight_kg} kg" if planned.weight_kg else None,
        "rir": planned.rir,
        "rest": None if planned.rest_s is None else f"{planned.rest_s:g} s",
    }
    return {key: value for key, value in said.items() if value is not None}
