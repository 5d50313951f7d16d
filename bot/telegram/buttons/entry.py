"""The buttons under an entry: Undo, and which of several things a line meant."""

from bot.coach.bring_in.by_hand.telling import chosen
from bot.coach.bring_in.by_hand.undoing import take_back
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.entries import hear_line, whose
from bot.telegram.turn import Turn
from domain.errors import NotFound


async def tap_entry(turn: Turn, tapped: Tapped) -> None:
    """Each is used up by the tap, in the transaction that holds its effect."""
    clock = turn.desk.clock
    async with turn.desk.database.writing() as unit:
        athlete = await whose(unit, turn)
        if tapped.action == "undo":
            await take_back(unit, athlete, tapped.subject, clock)
        elif tapped.action == "choose":
            line, asked = await chosen(unit, athlete.id, tapped.subject, tapped.revision, clock.now())
            if not await hear_line(turn, unit, line, asked, sure=True):
                raise NotFound("entry_button_used")
        else:
            raise NotFound("entry_button_used")
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer()
