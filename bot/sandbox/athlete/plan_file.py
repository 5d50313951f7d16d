"""A plan and its athlete as the YAML file that a person could have written."""

from collections.abc import Iterator
from typing import Any

import yaml

from domain.athlete.athlete import Athlete
from domain.athlete.availability import Availability, Blocked
from domain.athlete.goals import Goal
from domain.athlete.profile import Known, Profile
from domain.plan.plan import Blueprint
from domain.training.workout import Block, PlannedExercise, Step, Target, TargetKind, Workout
from domain.units import METRES_PER_YARD, pace_s_per_km

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORMAT = 1
_WIDTH = 140


class _Line(dict[str, Any]):
    """A mapping that stays on one line."""


class _Dumper(yaml.SafeDumper):
    """YAML as a person writes it: lists indented, short mappings on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML names it
        super().increase_indent(flow, False)


_Dumper.add_representer(
    _Line, lambda dumper, line: dumper.represent_mapping("tag:yaml.org,2002:map", line, flow_style=True)
)


def plan_text(plan: Blueprint, athlete: Athlete) -> str:
    """UTF-8 text in the format that a plan is loaded from."""
    document = {
        "coach_plan": _FORMAT,
        "title": plan.title,
        "focus": list(plan.focus),
        "weekly_hours": [_number(hours) for hours in plan.weekly_hours or ()],
        "athlete": _athlete(athlete),
        "workouts": [_workout(workout) for workout in plan.workouts.values()],
    }
    return yaml.dump(
        document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=None, width=_WIDTH
    )


def _athlete(athlete: Athlete) -> dict[str, Any]:
    units = athlete.units
    return {
        "name": athlete.display_name,
        "zone": athlete.zone_name,
        "units": {"distance": str(units.distance), "weight": str(units.weight), "pool": str(units.pool)},
        "review_at": f"{athlete.review_at:%H:%M}",
        **({"brief_at": f"{athlete.brief_at:%H:%M}"} if athlete.brief_at else {}),
        "available": _available(athlete.availability),
        "blocked": [_blocked(blocked) for blocked in athlete.availability.blocked],
        "profile": dict(_profile(athlete.profile)),
        "goals": [_Line(_goal(goal)) for goal in athlete.goals],
    }


def _available(availability: Availability) -> dict[str, int]:
    return dict(zip(_WEEKDAYS, availability.minutes, strict=True))


def _blocked(blocked: Blocked) -> dict[str, Any]:
    return _Line(first=blocked.first, last=blocked.last, reason=blocked.reason)


def _profile(profile: Profile) -> Iterator[tuple[str, Any]]:
    if profile.sex is not None:
        yield "sex", str(profile.sex)
    if profile.birth_year is not None:
        yield "birth_year", profile.birth_year
    if profile.experience is not None:
        yield "experience", str(profile.experience)
    yield "equipment", list(profile.equipment)
    for key in ("height_cm", "weight_kg", "max_hr", "resting_hr", "ftp_w", "lthr"):
        known: Known | None = getattr(profile, key)
        if known is not None:
            yield key, _number(known.value)
    if profile.threshold_pace_s_per_km is not None:
        yield "threshold_pace", f"{_clock(profile.threshold_pace_s_per_km.value)}/km"
    if profile.css_s_per_100m is not None:
        yield "css", f"{_clock(profile.css_s_per_100m.value)}/100m"


def _goal(goal: Goal) -> Iterator[tuple[str, Any]]:
    yield "kind", str(goal.kind)
    if goal.exercise is not None:
        yield "exercise", goal.exercise
    yield "target", _number(goal.target)
    if goal.upper is not None:
        yield "upper", _number(goal.upper)
    if goal.by is not None:
        yield "by", goal.by
    if goal.note:
        yield "note", goal.note


def _workout(workout: Workout) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": workout.id,
        "day": workout.day,
        "sport": str(workout.sport),
        "title": workout.title,
        "purpose": str(workout.purpose),
        "priority": str(workout.priority),
        "minutes": workout.minutes,
    }
    if workout.pool_length_m is not None:
        described["pool"] = _metres(workout.pool_length_m, workout.pool_in_yards)
    if workout.exercises:
        described["exercises"] = [_Line(_exercise(planned)) for planned in workout.exercises]
    else:
        described["steps"] = [_block(block, workout.pool_in_yards) for block in workout.blocks]
    return described


def _exercise(planned: PlannedExercise) -> Iterator[tuple[str, Any]]:
    yield "exercise", planned.exercise
    yield "sets", planned.sets
    yield "reps", [planned.reps_low, planned.reps_high]
    if planned.weight_kg is not None:
        yield "weight", f"{_number(planned.weight_kg)} kg"
    if planned.rir is not None:
        yield "rir", _number(planned.rir)
    if planned.rest_s is not None:
        yield "rest", f"{_number(planned.rest_s)} s"


def _block(block: Block, in_yards: bool) -> dict[str, Any]:
    steps = [_Line(_step(step, in_yards)) for step in block.steps]
    return steps[0] if block.repeat == 1 and len(steps) == 1 else {"repeat": block.repeat, "steps": steps}


def _step(step: Step, in_yards: bool) -> Iterator[tuple[str, Any]]:
    yield str(step.kind), _amount(step, in_yards)
    if step.stroke is not None:
        yield "stroke", str(step.stroke)
    if step.sendoff_s is not None:
        yield "sendoff", _clock(step.sendoff_s)
    if step.target is not None:
        yield _target(step.target)
    if step.note:
        yield "note", step.note


def _amount(step: Step, in_yards: bool) -> str:
    if step.distance_m is not None:
        return _metres(step.distance_m, in_yards)
    if step.seconds is None:
        return "open"
    return f"{_number(step.seconds / 60)} min" if step.seconds % 60 == 0 else f"{_number(step.seconds)} s"


def _target(target: Target) -> tuple[str, list[Any]]:
    if target.kind is TargetKind.SPEED:
        return "pace", [f"{_clock(pace_s_per_km(speed))}/km" for speed in (target.high, target.low)]
    key = "power" if target.kind is TargetKind.POWER else "hr"
    return key, [_number(target.low), _number(target.high)]


def _metres(metres: float, in_yards: bool) -> str:
    return f"{_number(round(metres / METRES_PER_YARD, 2))} yd" if in_yards else f"{_number(metres)} m"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _number(figure: float) -> int | float:
    return int(figure) if figure == int(figure) else figure
