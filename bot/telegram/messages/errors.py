"""What went wrong and what to do, in one sentence for each error an athlete can meet."""

from datetime import date

from bot.telegram.messages.plan_problems import problem_sentence
from bot.telegram.messages.words import day, number
from domain.errors import CoachError

SENTENCES = {
    "athlete_not_found": "I do not know you any more. Whoever runs me can give you a new code.",
    "account_already_paired": "This Telegram account is paired with another athlete. Nothing was changed.",
    "not_connected": "{service} is not connected. Whoever runs me can change that.",
    "garmin_login_needed": "Garmin wants a person to log in: coach login garmin, on the machine I run on.",
    "garmin_password_refused": "Garmin does not take that e-mail and password. Nothing was changed.",
    "garmin_code_refused": "Garmin does not take that code. Nothing was changed; start again for a new one.",
    "proposal_not_found": "I do not know that proposal. Nothing was changed.",
    "nothing_to_undo": "There is nothing here to take back. Nothing was changed.",
    "plan_not_found": "There is no plan yet. Send me a plan file, or have me make one: /plan 8 for eight weeks, "
    "/plan race for your next race.",
    "plan_not_made": "Your plan could not be made just now, and nothing was changed. Ask again in a while.",
    "no_race_ahead": "I know of no race ahead. Tell me of it in a plan file (races), or have me make weeks without "
    "one: /plan 8.",
    "plan_not_followed": "That plan is not followed any more. Nothing was changed.",
    "plan_moved_on": "The plan changed in the meantime. Nothing was changed by this; look at the newest card.",
    "not_what_was_shown": "The change is no longer what the card showed, so I did not make it. The plan stands.",
    "export_not_found": "That workout file is not waiting to be made any more. The plan stays as it is.",
    "draft_not_found": "That preview is too old or was used already. Send the file again.",
    "session_not_found": "That session is not there any more as it was shown. Nothing was changed.",
    "workout_changed_since": "That workout is not in your plan any more as the button says. Nothing was changed.",
    "workout_taken": "You said that your session of {day} was that workout. Nothing was changed; say of that one first "
    "what else it was, in /log.",
    "workout_too_far": "That session and that workout do not go together any more. Nothing was changed.",
    "session_not_today": "That session is not today's any more, or it is done. Nothing was changed.",
    "nothing_to_ease": "What is known by now asks for nothing easier today. Nothing was changed.",
    "session_cannot_change": "Within your days and the safety rules there is no room for that. Nothing was changed.",
    "session_split_already": "They count apart already. Nothing was changed again.",
    "session_joined_already": "They count as one session already. Nothing was changed again.",
    "session_cannot_join": "As they are now, they do not belong together. They still count apart.",
    "entry_button_used": "That button is too old or was used already. Nothing was changed by this tap.",
    "entry_replaced": "Something newer was logged in its place, so there is nothing to take back. Nothing was changed.",
    "no_session_for_rpe": "I have no session of that day or sport to put an RPE on. Log one with it: "
    "ran 5 km 28:10 rpe 7.",
    "no_workout_missed": "No workout of the last seven days is open. Nothing was stored.",
    "not_yet_begun": "That time has not come yet. Nothing was stored.",
    "session_is_there": "I have that session already, as it was recorded. Nothing was stored.",
    "too_many_reps": "From more than 12 repetitions no maximum can be told. Nothing was stored.",
    "body_weight_unknown": "In that exercise you lift yourself, and I do not know your weight. Log it first: "
    "weight 74.2 kg. Nothing was stored.",
    "file_too_large": "That file is larger than {limit_mb} MB, more than I can take. Nothing of it was stored.",
    "file_too_large_for_chat": "That file is larger than {limit_mb} MB, and Telegram hands me no more: give it to "
    "`coach import` on the machine I run on.",
    "reading_too_long": "There is more in that file than I can read while you wait: give it to `coach import` on the "
    "machine I run on, or send it in parts. Nothing of it was stored.",
    "unknown_recording": "That is no recording I can read. Nothing of it was stored.",
    "nothing_recorded": "There is no session, night or reading in that file that I could use. Nothing was stored.",
    "track_too_long": "That track has more points than days of training give. Nothing of it was stored.",
    "health_too_long": "That Apple Health export holds more than one life does. Nothing of it was stored.",
    "xml_damaged": "That {kind} file is damaged or cut short. Export it again; nothing of it was stored.",
    "xml_entities": "That {kind} file has parts that would unfold, as no device writes them. Nothing of it was stored.",
    "csv_damaged": "That CSV breaks off or is bent at line {line}. Export it again; nothing of it was stored.",
    "archive_damaged": "That archive is damaged or cut short. Export it again; nothing of it was stored.",
    "archive_bomb": "That archive unfolds into far more than recordings do. Nothing of it was stored.",
    "archive_too_large": "That archive holds more than {limit_mb} MB. Send it in parts; nothing of it was stored.",
    "file_unreadable": "That file cannot be read ({problem}). Nothing of it was stored.",
    "not_fit": "That is not a FIT file I can read. Export the activity as FIT and send it again; nothing was stored.",
    "fit_damaged": "That FIT file is damaged or cut short. Export it again; nothing of it was stored.",
    "fit_unreadable": "That FIT file says things no watch would. Export it again; nothing of it was stored.",
    "fit_empty": "There is no usable session in that file. Nothing was stored.",
    "fit_without_activity": "That FIT file holds no recorded session ({found}). Nothing was stored.",
    "unknown_file": "I can read recordings (.fit, .tcx, .gpx, Hevy's .csv, a .zip of an export) and plans "
    "(.yaml, .csv). Nothing of that file was stored.",
    "hevy_not_connected": "Hevy is not connected. You can connect it with your API key: /connect.",
    "hevy_key_refused": "Hevy refuses your API key: it was revoked, or Hevy Pro has ended. Give me a new one with "
    "/connect.",
    "weekly_ramp": "Refused: the week from {day} would hold {value} min, more than the safe {allowed}. "
    "The plan stays as it is.",
    "run_spike": "Refused: the run on {day} has {value} min, and {allowed} is safe after your longest lately. "
    "The plan stays as it is.",
    "hard_days_gap": "Refused: {day} would be a hard day too soon after another ({allowed} days apart is safe). "
    "The plan stays as it is.",
    "hard_days_per_week": "Refused: the week from {day} would have {value} hard days, {allowed} are allowed. "
    "The plan stays as it is.",
    "rest_days": "Refused: the week from {day} would have too few days of rest ({allowed} needed). "
    "The plan stays as it is.",
    "day_capacity": "Refused: {value} min on {day}, for which you have {allowed}. The plan stays as it is.",
    "session_growth": "Refused: the session on {day} would grow to {value} min, {allowed} is the most at once. "
    "The plan stays as it is.",
    "week_growth": "Refused: the week from {day} would grow to {value} min, {allowed} is the most at once. "
    "The plan stays as it is.",
    "approved": "That proposal is approved already. Nothing was changed again.",
    "rejected": "That proposal is rejected already. The plan stays as it is.",
    "expired": "That proposal has ended. Nothing was changed; the next review looks again.",
    "stale": "The plan changed after that proposal was made. Nothing was changed.",
    "superseded": "A newer proposal replaced that one. Nothing was changed; use the newest card.",
    "too_many_changes": "Refused: {count} changes at once, {most} are the most. The plan stays as it is.",
    "add_over_existing": "Refused: the plan has a workout of that id already. The plan stays as it is.",
    "no_such_workout": "Refused: the workout to change is not in the plan any more. The plan stays as it is.",
    "cannot_remove": "Refused: only a whole workout can be taken out. The plan stays as it is.",
    "path_not_allowed": "Refused: that part of a plan cannot be changed. The plan stays as it is.",
    "value_not_allowed": "Refused: the new value makes no sense for a plan. The plan stays as it is.",
    "race_tomorrow": "The race is tomorrow; there is nothing left to train for it. No plan was made.",
    "race_not_ahead": "{day} is not ahead any more, so there is nothing to train for. No plan was made.",
    "race_day_blocked": "The race is on {day}, and that day is blocked. Free it first; no plan was made.",
    "no_day_to_train": "There is no day with {minutes} min to train on before the race. No plan was made.",
    "runs_too_short": "After your longest run lately {allowed} min is safe, less than the {minutes} min of the "
    "shortest run that I plan. Run a little longer by yourself first; no plan was made.",
    "nothing_fits": "No session of {minutes} min fits into your days and the safety rules. No plan was made.",
    "past_day": "Refused: {day} is over, and days that are over do not change.",
}
FALLBACK = "That did not work, and nothing was changed."


def sentence(error: CoachError, language: str = "en") -> str:
    """Plain text, not yet escaped."""
    del language
    if problems := error.values.get("problems"):
        assert isinstance(problems, tuple | list)
        listed = "\n".join(f"• {problem_sentence(problem)}" for problem in problems)
        unsaid = _more(error.values.get("count"), len(problems))
        return f"I could not use that file; nothing of it was stored.\n{listed}{unsaid}"
    return SENTENCES.get(error.key, FALLBACK).format_map(_Values(error.values))


def _more(count: object, said: int) -> str:
    return f"\n… and {count - said} more." if isinstance(count, int) and count > said else ""


class _Values(dict[str, object]):
    """Figures as people write them; what an error did not say reads as unknown."""

    def __getitem__(self, key: str) -> object:
        value = super().get(key, "unknown")
        if isinstance(value, date):
            return day(value)
        return number(value) if isinstance(value, float) else value
