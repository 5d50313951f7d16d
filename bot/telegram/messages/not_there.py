"""Why a workout is not where it belongs, as a few words within a line."""

REASONS = {
    "tried_three_times": "three attempts failed",
    "garmin_unreachable": "Garmin does not answer",
    "garmin_hangs": "Garmin does not answer",
    "garmin_login_needed": "Garmin wants you to log in again",
    "garmin_refused": "Garmin does not take it",
    "garmin_read_back_differs": "Garmin made something else of it",
    "hevy_unreachable": "Hevy does not answer",
    "hevy_unavailable": "Hevy does not answer",
    "garmin_answer_unreadable": "Garmin does not answer as it should",
    "hevy_answer_unreadable": "Hevy does not answer as it should",
    "hevy_not_connected": "Hevy is not connected",
    "hevy_key_refused": "Hevy does not take your key any more",
    "hevy_refused": "Hevy does not take it",
    "hevy_routine_gone": "the routine vanished meanwhile",
    "hevy_routine_limit": "Hevy allows no more routines; delete one there",
    "hevy_routine_refused": "Hevy does not take {exercise}",
    "hevy_exercise_unknown": "Hevy does not know {exercise}",
    "hevy_read_back_differs": "Hevy made something else of it",
    "exercise_not_on_watch": "the watch does not know {exercise}",
    "sport_not_on_watch": "the watch has no such sport",
    "workout_not_for_watch": "it has a part that a watch cannot guide",
    "fit_read_back_differs": "the file does not say what it should",
    "workout_file_not_written": "the file could not be written",
}


def why_not_there(error: str, detail: str) -> str:
    """Plain text, not yet escaped; `detail` is the exercise that it is about."""
    said = REASONS.get(error, error.replace("_", " "))
    return said.format(exercise=detail.replace("_", " ") or "one of its exercises")
