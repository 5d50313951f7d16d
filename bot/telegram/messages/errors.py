"""What went wrong and what to do, in one sentence for each error an athlete can meet."""

from datetime import date

from bot.telegram.messages.plan_problems import problem_sentence
from bot.telegram.messages.words import day, number
from domain.errors import CoachError

SENTENCES = {
    "athlete_not_found": "I do not know you any more. Whoever runs me can give you a new code.",
    "account_already_paired": "This Telegram account is paired with another athlete. Nothing was changed.",
    "proposal_not_found": "I do not know that proposal. Nothing was changed.",
    "nothing_to_undo": "There is nothing here to take back. Nothing was changed.",
    "plan_not_found": "There is no plan yet. Send me a plan file to start.",
    "plan_not_followed": "That plan is not followed any more. Nothing was changed.",
    "plan_moved_on": "The plan changed in the meantime. Nothing was changed by this; look at the newest card.",
    "not_what_was_shown": "The change is no longer what the card showed, so I did not make it. The plan stands.",
    "export_not_found": "That workout file is not waiting to be made any more. The plan stays as it is.",
    "draft_not_found": "That preview is too old or was used already. Send the file again.",
    "file_too_large": "That file is larger than 20 MB, more than I can take. Nothing of it was stored.",
    "file_unreadable": "That file cannot be read ({problem}). Nothing of it was stored.",
    "not_fit": "That is not a FIT file I can read. Export the activity as FIT and send it again; nothing was stored.",
    "fit_damaged": "That FIT file is damaged or cut short. Export it again; nothing of it was stored.",
    "fit_unreadable": "That FIT file says things no watch would. Export it again; nothing of it was stored.",
    "fit_empty": "There is no usable session in that file. Nothing was stored.",
    "fit_without_activity": "That FIT file holds no recorded session ({found}). Nothing was stored.",
    "unknown_file": "I can read recorded activities (.fit) and plans (.yaml, .csv). Nothing of that file was stored.",
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
