"""/help: what the coach does, what it never does, and what it reads."""

from bot.telegram.messages.help import help_message
from bot.telegram.turn import Turn


async def show_help(turn: Turn) -> None:
    await turn.reply(help_message())
