"""Every kind of notice and the function that finds words for it."""

from collections.abc import Callable, Mapping

from bot.telegram.messages.alert import render_alert
from bot.telegram.messages.answer import render_answer
from bot.telegram.messages.brief import render_brief, render_brief_failed
from bot.telegram.messages.card import render_card
from bot.telegram.messages.caught_up import render_caught_up
from bot.telegram.messages.changed_there import render_changed_there
from bot.telegram.messages.connecting import (
    render_connect_menu,
    render_connected,
    render_key_question,
    render_turned_away,
)
from bot.telegram.messages.consent import render_consent_question
from bot.telegram.messages.entry import render_entry
from bot.telegram.messages.entry_choice import render_entry_choice
from bot.telegram.messages.entry_question import render_entry_question
from bot.telegram.messages.evening import render_evening
from bot.telegram.messages.fresh import with_up_to
from bot.telegram.messages.import_preview import render_import_preview, render_import_saved
from bot.telegram.messages.imports import render_import
from bot.telegram.messages.lifts import render_lifts
from bot.telegram.messages.log_menu import render_log_menu
from bot.telegram.messages.muscles import render_muscles
from bot.telegram.messages.plan import render_preview, render_saved
from bot.telegram.messages.plan_ahead import render_plan_ahead
from bot.telegram.messages.plan_not_made import render_plan_not_made
from bot.telegram.messages.race import render_race
from bot.telegram.messages.readiness import render_readiness
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.reply import render_reply
from bot.telegram.messages.review_failed import render_review_failed
from bot.telegram.messages.session_note import render_session_note
from bot.telegram.messages.synced import render_sync_trouble, render_synced
from bot.telegram.messages.trend import render_trend, render_trend_menu
from bot.telegram.messages.week_picture import render_week_picture
from bot.telegram.messages.weekly import render_weekly
from bot.telegram.messages.which_workout import render_which_session, render_which_workout
from bot.telegram.messages.workout_file import render_workout_file
from domain.notice import Notice, NoticeKind

Renderer = Callable[[Mapping[str, object], str], Rendered]

RENDERERS: tuple[tuple[NoticeKind, Renderer], ...] = (
    (NoticeKind.EVENING_REVIEW, render_evening),
    (NoticeKind.REVIEW_FAILED, render_review_failed),
    (NoticeKind.DAILY_BRIEF, render_brief),
    (NoticeKind.BRIEF_FAILED, render_brief_failed),
    (NoticeKind.POST_WORKOUT, render_session_note),
    (NoticeKind.WEEK_PICTURE, render_week_picture),
    (NoticeKind.WEEKLY_REVIEW, render_weekly),
    (NoticeKind.PROPOSAL_CARD, render_card),
    (NoticeKind.CHANGED_THERE, render_changed_there),
    (NoticeKind.WORKOUT_FILE, render_workout_file),
    (NoticeKind.PLAN_AHEAD, render_plan_ahead),
    (NoticeKind.PLAN_PREVIEW, render_preview),
    (NoticeKind.PLAN_SAVED, render_saved),
    (NoticeKind.PLAN_NOT_MADE, render_plan_not_made),
    (NoticeKind.IMPORT_RESULT, render_import),
    (NoticeKind.IMPORT_PREVIEW, render_import_preview),
    (NoticeKind.IMPORT_SAVED, render_import_saved),
    (NoticeKind.CONNECT_MENU, render_connect_menu),
    (NoticeKind.KEY_QUESTION, render_key_question),
    (NoticeKind.CONNECTED, render_connected),
    (NoticeKind.TURNED_AWAY, render_turned_away),
    (NoticeKind.SYNCED, render_synced),
    (NoticeKind.SYNC_TROUBLE, render_sync_trouble),
    (NoticeKind.CAUGHT_UP, render_caught_up),
    (NoticeKind.ENTRY, render_entry),
    (NoticeKind.ENTRY_CHOICE, render_entry_choice),
    (NoticeKind.ENTRY_QUESTION, render_entry_question),
    (NoticeKind.WHICH_SESSION, render_which_session),
    (NoticeKind.WHICH_WORKOUT, render_which_workout),
    (NoticeKind.LOG_MENU, render_log_menu),
    (NoticeKind.TREND, render_trend),
    (NoticeKind.TREND_MENU, render_trend_menu),
    (NoticeKind.READINESS, render_readiness),
    (NoticeKind.MUSCLES, render_muscles),
    (NoticeKind.LIFTS, render_lifts),
    (NoticeKind.RACE, render_race),
    (NoticeKind.ANSWER, render_answer),
    (NoticeKind.CONSENT_QUESTION, render_consent_question),
    (NoticeKind.ALERT, render_alert),
    (NoticeKind.REPLY, render_reply),
)
_BY_KIND = dict(RENDERERS)


def render(notice: Notice, language: str = "en") -> Rendered:
    """The message as it is to be sent now."""
    return with_up_to(_BY_KIND[notice.kind](notice.facts, language), notice.facts)
