"""The buttons under what a recorded file held: Save and Discard."""

from bot.coach.bring_in.drafts import discard_recording, save_recording
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.turn import Turn
from domain.errors import NotFound


async def tap_recording(turn: Turn, tapped: Tapped) -> None:
    """The draft is used up by the tap, in the transaction that stores what it held."""
    if tapped.action not in {"save", "discard"}:
        raise NotFound("draft_not_found")
    clock = turn.desk.clock
    async with turn.desk.database.writing() as unit:
        if tapped.action == "save":
            await save_recording(unit, turn.athlete_id, turn.chat_id, tapped.subject, clock)
        else:
            await discard_recording(unit, turn.athlete_id, turn.chat_id, tapped.subject, clock.now())
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer()
