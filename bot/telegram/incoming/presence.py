"""The coach is blocked, let in again, or put somewhere it has no business."""

from bot.coach.care.reach import found, lost
from bot.telegram.decoration import shown
from bot.telegram.incoming.gate import Moved
from bot.telegram.turn import Desk
from bot.telemetry import logger
from storage.repositories import inbox

log = logger(__name__)


async def moved(desk: Desk, move: Moved, update_id: int) -> None:
    """Finishes the update in the transaction that keeps whether messages reach them."""
    now = desk.clock.now()
    async with desk.database.writing() as unit:
        if move.reached:
            await found(unit, move.athlete_id, now)
        else:
            await lost(unit, move.athlete_id, move.chat_id, now)
        await inbox.finish(unit, update_id, "done", "reached" if move.reached else "lost", now)
    log.info("The chat was opened or closed", action="chat_moved", update_id=update_id, reached=move.reached)
    desk.jobs.wake()


async def welcome_back(desk: Desk, athlete_id: str) -> None:
    """Whoever writes or taps can be reached, whatever was known before."""
    async with desk.database.writing() as unit:
        await found(unit, athlete_id, desk.clock.now())
    desk.jobs.wake()


async def leave(desk: Desk, chat_id: int) -> None:
    """A group or a channel; where leaving fails, the next update from there tries again."""
    if await shown(desk.bot.leave_chat(chat_id), "leave"):
        log.warning("A group or channel was left", action="group_left")
