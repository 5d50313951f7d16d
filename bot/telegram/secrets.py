"""A key or a code that an athlete tells in the chat: taken out of it before anything else is done."""

import re

from telegram import Message

from bot.telegram.decoration import shown
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Turn
from domain.notice import NoticeKind
from domain.training.service import Service
from storage.database import Unit
from storage.repositories import asked_secrets, inbox, outbox

# What a person types of itself does not look so; who forgets to answer and just pastes it means the same.
BARE = re.compile(r"[0-9A-Fa-f-]{6,64}")


async def take_secret(turn: Turn, message: Message) -> bool:
    """False where it is none. The message is deleted in the chat, and what it said in the store."""
    text = (message.text or "").strip()
    async with turn.desk.database.reading() as unit:
        service = await _asked(unit, turn, message, text)
    if service is None:
        return False
    gone = await shown(turn.desk.bot.delete_message(turn.chat_id, message.message_id), "delete")
    async with turn.desk.database.writing() as unit:
        in_time = await asked_secrets.tell(unit, turn.athlete_id, service, text, turn.desk.clock.now())
        said = sentence("secret_taken" if in_time else "secret_too_late")
        left = "" if gone else f" {sentence('secret_left')}"
        await turn.reply(escape(said + left), unit)
        await turn.finish(unit)
        await inbox.blank(unit, turn.update_id)
    turn.desk.jobs.wake()
    return True


async def _asked(unit: Unit, turn: Turn, message: Message, text: str) -> Service | None:
    """Of which service the question was that this answers."""
    if message.reply_to_message is not None:
        row = await outbox.shown_as(unit, turn.athlete_id, message.reply_to_message.message_id)
        if row is not None and row.notice.kind is NoticeKind.KEY_QUESTION:
            return Service(str(row.notice.facts["service"]))
        return None
    open_ = await asked_secrets.open_of(unit, turn.athlete_id, turn.desk.clock.now()) if BARE.fullmatch(text) else ()
    return open_[-1].service if open_ else None
