"""A notice is a message as data: what kind it is and the facts it tells. Words are made when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NoticeKind(StrEnum):
    """Every kind of message the coach sends unasked or as the answer to a deed."""

    EVENING_REVIEW = "evening_review"
    REVIEW_FAILED = "review_failed"
    DAILY_BRIEF = "daily_brief"
    BRIEF_FAILED = "brief_failed"
    POST_WORKOUT = "post_workout"
    WEEK_PICTURE = "week_picture"
    WEEKLY_REVIEW = "weekly_review"
    PROPOSAL_CARD = "proposal_card"
    CHANGED_THERE = "changed_there"
    WORKOUT_FILE = "workout_file"
    PLAN_AHEAD = "plan_ahead"
    PLAN_PREVIEW = "plan_preview"
    PLAN_SAVED = "plan_saved"
    PLAN_NOT_MADE = "plan_not_made"
    IMPORT_RESULT = "import_result"
    IMPORT_PREVIEW = "import_preview"
    IMPORT_SAVED = "import_saved"
    CONNECT_MENU = "connect_menu"
    KEY_QUESTION = "key_question"
    CONNECTED = "connected"
    TURNED_AWAY = "turned_away"
    SYNCED = "synced"
    SYNC_TROUBLE = "sync_trouble"
    CAUGHT_UP = "caught_up"
    ENTRY = "entry"
    ENTRY_CHOICE = "entry_choice"
    ENTRY_QUESTION = "entry_question"
    WHICH_SESSION = "which_session"
    WHICH_WORKOUT = "which_workout"
    LOG_MENU = "log_menu"
    TREND = "trend"
    TREND_MENU = "trend_menu"
    READINESS = "readiness"
    MUSCLES = "muscles"
    LIFTS = "lifts"
    RACE = "race"
    ANSWER = "answer"
    CONSENT_QUESTION = "consent_question"
    ALERT = "alert"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Notice:
    """`facts` hold only what JSON can hold; `edits` names the notice whose message this one replaces in place."""

    kind: NoticeKind
    facts: Mapping[str, object] = field(default_factory=dict)
    edits: str | None = None
