"""The strength part of a file: sets with a rest after each, and one lap around them."""

from datetime import datetime, timedelta

from bot.sandbox.athlete.fit_file import FitFile
from domain.training.activity import Activity, LiftSet
from domain.training.exercises import CATALOGUE


def add_sets(file: FitFile, activity: Activity) -> int:
    """Answers the number of laps. What time the sets leave is shared out as rest, evenly."""
    lifting_s = sum(done.seconds or 0.0 for done in activity.sets)
    rest_s = (activity.elapsed_s - lifting_s) / len(activity.sets)
    at = activity.started_at
    for number, done in enumerate(activity.sets):
        at = _add_set(file, 2 * number, at, done)
        at = _add_rest(file, 2 * number + 1, at, rest_s)
    file.add(
        "lap",
        message_index=0,
        timestamp=at,
        start_time=activity.started_at,
        total_elapsed_time=activity.elapsed_s,
        total_timer_time=activity.elapsed_s,
        event="lap",
        event_type="stop",
        lap_trigger="session_end",
    )
    return 1


def _add_set(file: FitFile, index: int, at: datetime, done: LiftSet) -> datetime:
    exercise, seconds = CATALOGUE[done.exercise], done.seconds or 0.0
    ended_at = at + timedelta(seconds=seconds)
    file.add(
        "set",
        message_index=index,
        timestamp=ended_at,
        start_time=at,
        duration=seconds,
        repetitions=done.reps,
        weight=done.weight_kg,
        weight_display_unit="kilogram",
        category=[exercise.fit_category],
        category_subtype=[exercise.fit_name],
        set_type="active",
    )
    return ended_at


def _add_rest(file: FitFile, index: int, at: datetime, seconds: float) -> datetime:
    ended_at = at + timedelta(seconds=seconds)
    file.add("set", message_index=index, timestamp=ended_at, start_time=at, duration=seconds, set_type="rest")
    return ended_at
