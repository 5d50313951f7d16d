"""Every family of buttons and what a tap on one of it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.telegram.buttons.answer import tap_answer
from bot.telegram.buttons.connect import tap_connect
from bot.telegram.buttons.consent import tap_consent
from bot.telegram.buttons.draft import tap_draft
from bot.telegram.buttons.entry import tap_entry
from bot.telegram.buttons.log import tap_log
from bot.telegram.buttons.match import tap_match
from bot.telegram.buttons.proposal import tap_proposal
from bot.telegram.buttons.recording import tap_recording
from bot.telegram.buttons.session import tap_session
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.buttons.there import tap_there
from bot.telegram.buttons.variant import tap_variant
from bot.telegram.buttons.wish import tap_wish
from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class ButtonFamily:
    """`name` is the first part of the button's data."""

    name: str
    handle: Callable[[Turn, Tapped], Awaitable[None]]


FAMILIES: tuple[ButtonFamily, ...] = (
    ButtonFamily("a", tap_answer),
    ButtonFamily("c", tap_connect),
    ButtonFamily("k", tap_consent),
    ButtonFamily("p", tap_proposal),
    ButtonFamily("d", tap_draft),
    ButtonFamily("r", tap_recording),
    ButtonFamily("s", tap_session),
    ButtonFamily("t", tap_there),
    ButtonFamily("v", tap_variant),
    ButtonFamily("w", tap_wish),
    ButtonFamily("e", tap_entry),
    ButtonFamily("l", tap_log),
    ButtonFamily("m", tap_match),
)
