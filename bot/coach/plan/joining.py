"""A sheet of sessions joins the plan: what it does not speak of stays."""

from dataclasses import replace

from domain.plan.plan import Blueprint
from domain.training.workout import Workout


def joined(plan: Blueprint, sheet: Blueprint) -> Blueprint:
    """Each session takes the place of the one planned for its day and sport, where there is exactly one."""
    taken: set[str] = set()
    for workout in sheet.workouts.values():
        placed = _in_place(workout, plan, taken)
        taken.add(placed.id)
        plan = plan.with_workout(placed)
    return plan


def _in_place(workout: Workout, plan: Blueprint, taken: set[str]) -> Workout:
    """With the name and the priority of what it replaces."""
    there = [
        planned
        for planned in plan.between(workout.day, workout.day)
        if planned.sport is workout.sport and planned.id not in taken
    ]
    return replace(workout, id=there[0].id, priority=there[0].priority) if len(there) == 1 else workout
