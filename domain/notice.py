"""A notice is a message as data: what kind it is and the facts it tells. Words are made when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NoticeKind(StrEnum):
    """Every kind of message the coach sends unasked or as the answer to a deed."""

    EVENING_REVIEW = "evening_review"
    REVIEW_FAILED = "review_failed"
    PROPOSAL_CARD = "proposal_card"
    WORKOUT_FILE = "workout_file"
    PLAN_PREVIEW = "plan_preview"
    PLAN_SAVED = "plan_saved"
    IMPORT_RESULT = "import_result"
    CAUGHT_UP = "caught_up"
    ALERT = "alert"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Notice:
    """`facts` hold only what JSON can hold; `edits` names the notice whose message this one replaces in place."""

    kind: NoticeKind
    facts: Mapping[str, object] = field(default_factory=dict)
    edits: str | None = None
