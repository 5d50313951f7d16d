"""Buttons that ask for what a command asks for: Files under the plan, Ask now under the status."""

from collections.abc import Awaitable, Callable, Mapping

from bot.telegram.buttons.tapped import Tapped
from bot.telegram.commands.fit import send_files
from bot.telegram.commands.sync import sync_now
from bot.telegram.messages.texts import sentence
from bot.telegram.turn import Turn

WISHES: Mapping[str, Callable[[Turn], Awaitable[None]]] = {"files": send_files, "sync": sync_now}


async def tap_wish(turn: Turn, tapped: Tapped) -> None:
    """As if the command had been typed; a tap may come as late and as often as that."""
    wish = WISHES.get(tapped.action)
    if wish is None:
        await turn.answer(sentence("unknown_button"), alert=True)
        return
    await wish(turn)
    await turn.answer()
