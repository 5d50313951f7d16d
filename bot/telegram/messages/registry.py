"""Every kind of notice and the function that finds words for it."""

from collections.abc import Callable, Mapping

from bot.telegram.messages.alert import render_alert
from bot.telegram.messages.card import render_card
from bot.telegram.messages.caught_up import render_caught_up
from bot.telegram.messages.evening import render_evening
from bot.telegram.messages.imports import render_import
from bot.telegram.messages.plan import render_preview, render_saved
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.reply import render_reply
from bot.telegram.messages.review_failed import render_review_failed
from bot.telegram.messages.workout_file import render_workout_file
from domain.notice import Notice, NoticeKind

Renderer = Callable[[Mapping[str, object], str], Rendered]

RENDERERS: tuple[tuple[NoticeKind, Renderer], ...] = (
    (NoticeKind.EVENING_REVIEW, render_evening),
    (NoticeKind.REVIEW_FAILED, render_review_failed),
    (NoticeKind.PROPOSAL_CARD, render_card),
    (NoticeKind.WORKOUT_FILE, render_workout_file),
    (NoticeKind.PLAN_PREVIEW, render_preview),
    (NoticeKind.PLAN_SAVED, render_saved),
    (NoticeKind.IMPORT_RESULT, render_import),
    (NoticeKind.CAUGHT_UP, render_caught_up),
    (NoticeKind.ALERT, render_alert),
    (NoticeKind.REPLY, render_reply),
)
_BY_KIND = dict(RENDERERS)


def render(notice: Notice, language: str = "en") -> Rendered:
    """The message as it is to be sent now."""
    return _BY_KIND[notice.kind](notice.facts, language)
