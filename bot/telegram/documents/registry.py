"""Every kind of file that may be sent, told apart by the end of its name."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Document

from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """`suffixes` in lower case, with the dot."""

    suffixes: tuple[str, ...]
    handle: Callable[[Turn, Document], Awaitable[None]]


DOCUMENTS: tuple[DocumentKind, ...] = ()
