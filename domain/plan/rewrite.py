"""The patch that turns one blueprint into another: how a new plan file, or an undo, becomes a proposal."""

from collections.abc import Collection
from datetime import date

from domain.plan.diff import WorkoutDiff, difference
from domain.plan.patch import Change, Op, Patch
from domain.plan.plan import Blueprint


def rewrite(before: Blueprint, after: Blueprint, first_day: date, done: Collection[str] = ()) -> Patch:
    """Whole workouts only, and only from `first_day` on: what lies behind stays as it was planned.

    `done` are the ids of workouts that were carried out already, which stay as well.
    """
    ahead = (diff for diff in difference(before, after) if _lies_ahead(diff, first_day))
    return tuple(_change(diff) for diff in ahead if diff.workout_id not in done)


def _lies_ahead(diff: WorkoutDiff, first_day: date) -> bool:
    return all(workout.day >= first_day for workout in (diff.before, diff.after) if workout is not None)


def _change(diff: WorkoutDiff) -> Change:
    path = f"/workouts/{diff.workout_id}"
    if diff.after is None:
        return Change(Op.REMOVE, path)
    return Change(Op.ADD if diff.before is None else Op.REPLACE, path, diff.after)
