"""/start: a hello to whoever is paired already."""

from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Turn


async def start(turn: Turn) -> None:
    await turn.reply(escape(sentence("hello")))
