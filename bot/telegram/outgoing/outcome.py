"""What a failed request means for the message: sent, surely not sent, perhaps sent, or never to be sent like this."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)


class Verdict(StrEnum):
    SENT = "sent"
    NOT_SENT = "not_sent"
    AMBIGUOUS = "ambiguous"
    PERMANENT = "permanent"
    NOT_NEEDED = "not_needed"


class Remedy(StrEnum):
    """How a permanently refused message can still be said in another way."""

    PLAIN_TEXT = "plain_text"
    NEW_MESSAGE = "new_message"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`retry_after` is Telegram's own wish; without one the sender decides when to try again."""

    verdict: Verdict
    reason: str
    retry_after: timedelta | None = None
    remedy: Remedy | None = None


# Nothing reaches this chat any more, until somebody is heard from it.
GONE = frozenset({"blocked", "unreachable"})

# python-telegram-bot changes the case of Telegram's words, so they are compared in lower case.
REFUSALS: tuple[tuple[str, Outcome], ...] = (
    ("message is not modified", Outcome(Verdict.SENT, "not_modified")),
    ("can't parse entities", Outcome(Verdict.PERMANENT, "bad_markup", remedy=Remedy.PLAIN_TEXT)),
    ("too long", Outcome(Verdict.PERMANENT, "too_long", remedy=Remedy.PLAIN_TEXT)),
    ("too_long", Outcome(Verdict.PERMANENT, "too_long", remedy=Remedy.PLAIN_TEXT)),
    ("message to edit not found", Outcome(Verdict.PERMANENT, "edit_target_gone", remedy=Remedy.NEW_MESSAGE)),
    ("message can't be edited", Outcome(Verdict.PERMANENT, "edit_target_gone", remedy=Remedy.NEW_MESSAGE)),
    ("message_id_invalid", Outcome(Verdict.PERMANENT, "edit_target_gone", remedy=Remedy.NEW_MESSAGE)),
    ("in the message to edit", Outcome(Verdict.PERMANENT, "edit_target_differs", remedy=Remedy.NEW_MESSAGE)),
    ("chat not found", Outcome(Verdict.PERMANENT, "unreachable")),
)

# httpx raises these before the first byte of a request has left, or for one that it never builds.
NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.InvalidURL,
    ConnectionRefusedError,
)


def classify(error: Exception) -> Outcome:
    """Judge whatever a send, edit or copy raised. What is not known is ambiguous: it may have been sent."""
    match error:
        case RetryAfter():
            return Outcome(Verdict.NOT_SENT, "flood", retry_after=_duration(error))
        case BadRequest():
            return _refusal(error)
        case Forbidden():
            return Outcome(Verdict.PERMANENT, "blocked")
        case InvalidToken():
            return Outcome(Verdict.NOT_SENT, "token_refused")
        case Conflict():
            return Outcome(Verdict.NOT_SENT, "conflict")
        case ChatMigrated():
            return Outcome(Verdict.PERMANENT, "chat_migrated")
        case EndPointNotFound():
            return Outcome(Verdict.PERMANENT, "no_such_method")
        case NetworkError():
            return _network(error)
        case TelegramError():
            return Outcome(Verdict.AMBIGUOUS, "unreadable_answer")
        case _:
            return _cause(error)


def _duration(error: RetryAfter) -> timedelta:
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def _refusal(error: BadRequest) -> Outcome:
    words = error.message.lower()
    for part, outcome in REFUSALS:
        if part in words:
            return outcome
    return Outcome(Verdict.PERMANENT, "refused")


def _network(error: NetworkError) -> Outcome:
    words = error.message.lower()
    if "too many requests" in words:
        return Outcome(Verdict.NOT_SENT, "flood")
    if "entity too large" in words:
        return Outcome(Verdict.PERMANENT, "too_large")
    return _cause(error.__cause__) if error.__cause__ else Outcome(Verdict.AMBIGUOUS, "server_error")


def _cause(error: BaseException) -> Outcome:
    if isinstance(error, NEVER_LEFT):
        return Outcome(Verdict.NOT_SENT, "unreachable_server")
    if isinstance(error, UnicodeEncodeError):
        return Outcome(Verdict.PERMANENT, "not_text")
    if isinstance(error, httpx.TransportError | OSError):
        return Outcome(Verdict.AMBIGUOUS, "connection_lost")
    return Outcome(Verdict.AMBIGUOUS, "unreadable_answer")
