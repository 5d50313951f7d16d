"""Every family of buttons and what a tap on one of it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.telegram.buttons.draft import tap_draft
from bot.telegram.buttons.proposal import tap_proposal
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class ButtonFamily:
    """`name` is the first part of the button's data."""

    name: str
    handle: Callable[[Turn, Tapped], Awaitable[None]]


FAMILIES: tuple[ButtonFamily, ...] = (
    ButtonFamily("p", tap_proposal),
    ButtonFamily("d", tap_draft),
)
