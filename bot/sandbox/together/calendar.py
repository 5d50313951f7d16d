"""The calendar as the watch shows it: by day, each workout with its steps in words."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from bot.sandbox.garmin.world import Wire, World

KINDS = {"warmup": "Warm-up", "cooldown": "Cool-down", "interval": "Work", "recovery": "Recovery", "rest": "Rest"}
STROKES = {"any_stroke": "any stroke", "free": "freestyle", "fly": "butterfly"}
YARD_M = 0.9144
# What a program leaves in a description for itself is no news to a person.
FOR_PROGRAMS = re.compile(r"\s*\bcoach:\S+\Z")


class Step(msgspec.Struct, frozen=True):
    """`depth` is 1 inside a repeat."""

    words: str
    note: str = ""
    depth: int = 0


class Entry(msgspec.Struct, frozen=True):
    day: str
    title: str
    sport: str
    minutes: int
    note: str
    steps: tuple[Step, ...]


def calendar(world: World) -> tuple[Entry, ...]:
    """In the order of the days."""
    scheduled = sorted((day, entry, number) for entry, (number, day) in world.schedule.items())
    return tuple(_entry(day.isoformat(), world.workouts[number]) for day, _, number in scheduled)


def _entry(day: str, workout: Wire) -> Entry:
    (segment,) = workout["workoutSegments"]
    in_yards = (workout.get("poolLengthUnit") or {}).get("unitKey") == "yard"
    minutes = round((workout.get("estimatedDurationInSecs") or 0) / 60)
    return Entry(
        day,
        workout["workoutName"],
        workout["sportType"]["sportTypeKey"],
        minutes,
        # It stands beside the title already.
        said(workout.get("description")).removeprefix(f"{minutes} min").removeprefix(" · "),
        tuple(_steps(segment["workoutSteps"], 0, in_yards=in_yards)),
    )


def said(note: object) -> str:
    return FOR_PROGRAMS.sub("", str(note or "")).strip()


def _steps(steps: Iterable[Wire], depth: int, *, in_yards: bool) -> Iterator[Step]:
    for step in steps:
        if step["type"] == "RepeatGroupDTO":
            yield Step(f"{step['numberOfIterations']} times", "", depth)
            yield from _steps(step["workoutSteps"], depth + 1, in_yards=in_yards)
        else:
            aim = _aim(step)
            words = f"{_what(step)}, {_until(step, in_yards=in_yards)}"
            yield Step(f"{words}, {aim}" if aim else words, said(step.get("description")), depth)


def _what(step: Wire) -> str:
    kind = KINDS.get(step["stepType"]["stepTypeKey"], "Step")
    if step.get("exerciseName"):
        kind = step["exerciseName"].replace("_", " ").capitalize()
    stroke = (step.get("strokeType") or {}).get("strokeTypeKey")
    return f"{kind} {STROKES.get(stroke, stroke)}" if stroke else kind


def _until(step: Wire, *, in_yards: bool) -> str:
    value = step.get("endConditionValue") or 0.0
    match step["endCondition"]["conditionTypeKey"]:
        case "time":
            return _clock(value)
        case "fixed.repetition":
            return f"next start at {_pace(value)}"
        case "distance" if in_yards:
            return f"{value / YARD_M:.0f} yd"
        case "distance":
            return f"{value:.0f} m" if value < 1000 else f"{value / 1000:g} km"
        case "reps":
            weight_g = step.get("weightValue")
            return f"{value:.0f} reps" + (f" with {weight_g / 1000:g} kg" if weight_g else "")
    return "until you press lap"


def _aim(step: Wire) -> str:
    low, high = step.get("targetValueOne"), step.get("targetValueTwo")
    if low is None or high is None:
        return ""
    match step["targetType"]["workoutTargetTypeKey"]:
        case "heart.rate.zone":
            return f"{low:.0f}–{high:.0f} bpm"
        case "power.zone":
            return f"{low:.0f}–{high:.0f} W"
        case "pace.zone":
            return f"{_pace(1000 / high)}–{_pace(1000 / low)} /km"
    return f"{low * 3.6:.0f}–{high * 3.6:.0f} km/h"


def _clock(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return _pace(seconds) if seconds % 60 else f"{seconds / 60:.0f} min"


def _pace(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
