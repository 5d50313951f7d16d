"""What an athlete types into the app while they lift."""

from datetime import timedelta
from itertools import groupby

from bot.sandbox.hevy.deeds import DoneExercise, DoneSet, DoneWorkout
from domain.training.activity import Activity
from domain.training.exercises import CATALOGUE


def typed_in(activity: Activity) -> DoneWorkout:
    """A session with the sets of every exercise, under the same title and at the same time as a watch would say."""
    ended_at = activity.started_at + timedelta(seconds=activity.elapsed_s)
    exercises = tuple(
        DoneExercise(CATALOGUE[exercise].hevy, tuple(DoneSet(each.reps, each.weight_kg) for each in sets))
        for exercise, sets in groupby(activity.sets, key=lambda done: done.exercise)
    )
    return DoneWorkout(activity.title, activity.started_at.isoformat(), ended_at.isoformat(), exercises)
