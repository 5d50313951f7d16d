"""Every kind of file that may be sent, told apart by the end of its name."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Document

from bot.telegram.documents.plan import take_plan
from bot.telegram.documents.recording import take_recording
from bot.telegram.documents.sheet import take_sheet
from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """`suffixes` in lower case, with the dot."""

    suffixes: tuple[str, ...]
    handle: Callable[[Turn, Document], Awaitable[None]]


DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind((".fit", ".tcx", ".gpx", ".zip", ".gz", ".xml"), take_recording),
    DocumentKind((".csv",), take_sheet),
    DocumentKind((".yaml", ".yml"), take_plan),
)
