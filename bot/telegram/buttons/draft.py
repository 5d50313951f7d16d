"""The buttons under the preview of a plan file: Save and Discard."""

from bot.coach.plan.drafts import discard_draft, save_draft
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.turn import Turn
from domain.errors import NotFound


async def tap_draft(turn: Turn, tapped: Tapped) -> None:
    """The draft is used up by the tap, in the transaction that stores what it held."""
    if tapped.action not in {"save", "discard"}:
        raise NotFound("draft_not_found")
    now = turn.desk.clock.now()
    limits = turn.desk.settings.limits.value()
    async with turn.desk.database.writing() as unit:
        if tapped.action == "save":
            await save_draft(unit, turn.athlete_id, turn.chat_id, tapped.subject, limits, now)
        else:
            await discard_draft(unit, turn.athlete_id, turn.chat_id, tapped.subject, now)
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer()
