"""What was sent as the message whose button was tapped."""

from bot.telegram.turn import Turn
from storage.database import Unit
from storage.repositories import outbox
from storage.repositories.outbox import Outgoing


async def tapped_message(unit: Unit, turn: Turn) -> Outgoing | None:
    """None where it is none of ours, or too old to be known."""
    query = turn.update.callback_query
    if query is None or query.message is None:
        return None
    return await outbox.shown_as(unit, turn.athlete_id, query.message.message_id)
