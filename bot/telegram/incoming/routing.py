"""Which handler an admitted update goes to."""

from dataclasses import dataclass
from pathlib import PurePath

from telegram import Document, Message

from bot.telegram.buttons.registry import ButtonFamily
from bot.telegram.buttons.tapped import read_tapped
from bot.telegram.commands.registry import Command
from bot.telegram.documents.registry import DocumentKind
from bot.telegram.entries import hear
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.questions import wonder
from bot.telegram.secrets import take_secret
from bot.telegram.turn import Turn
from domain.errors import FileRefused


@dataclass(frozen=True, slots=True)
class Routes:
    commands: tuple[Command, ...]
    families: tuple[ButtonFamily, ...]
    documents: tuple[DocumentKind, ...]


async def route(routes: Routes, turn: Turn) -> str | None:
    """Have the update handled; gives the reason when there was nothing to handle, after saying so."""
    message = turn.update.message
    if message is None:
        return await _tap(routes, turn)
    if message.document is not None:
        await _document(routes, turn, message.document)
        return None
    if message.text and message.text.startswith("/"):
        return await _command(routes, turn, message)
    if message.text and await _understood(turn, message):
        return None
    await turn.reply(escape(sentence("not_understood")))
    return "not_understood"


async def _understood(turn: Turn, message: Message) -> bool:
    """A secret first, since nobody else may see it; then an entry, then a question."""
    return await take_secret(turn, message) or await hear(turn, message) or await wonder(turn, message.text or "")


async def _tap(routes: Routes, turn: Turn) -> str | None:
    query = turn.update.callback_query
    tapped = read_tapped(query.data if query else None)
    for family in routes.families:
        if tapped is not None and family.name == tapped.family:
            await family.handle(turn, tapped)
            return None
    await turn.answer(sentence("unknown_button"), alert=True)
    return "unknown_button"


async def _document(routes: Routes, turn: Turn, document: Document) -> None:
    suffix = PurePath(document.file_name or "").suffix.lower()
    for kind in routes.documents:
        if suffix in kind.suffixes:
            await kind.handle(turn, document)
            return
    raise FileRefused("unknown_file")


async def _command(routes: Routes, turn: Turn, message: Message) -> str | None:
    name = (message.text or "").split(maxsplit=1)[0].removeprefix("/").partition("@")[0].lower()
    for command in routes.commands:
        if command.name == name:
            await command.handle(turn)
            return None
    await turn.reply(escape(sentence("unknown_command")))
    return "unknown_command"
