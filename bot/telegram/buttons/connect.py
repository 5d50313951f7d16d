"""The button under /connect: asks for the key of a service."""

from bot.coach.bring_in.services.letting_in import ask_for
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.messages.texts import sentence
from bot.telegram.turn import Turn
from domain.training.service import Service


async def tap_connect(turn: Turn, tapped: Tapped) -> None:
    """Only for what is opened by a key; a login begins where its password is typed."""
    if (tapped.subject, tapped.action) != (Service.HEVY.value, "ask"):
        await turn.answer(sentence("unknown_button"), alert=True)
        return
    async with turn.desk.database.writing() as unit:
        await ask_for(unit, turn.athlete_id, Service.HEVY, {}, turn.desk.clock.now())
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer()
