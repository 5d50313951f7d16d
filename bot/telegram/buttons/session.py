"""The button under a session that several sources told of: Split, then Join again."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.coach.bring_in.splitting import join_again, show_again, split
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.messages.sessions import JOIN, SPLIT
from bot.telegram.messages.texts import sentence
from bot.telegram.turn import Turn
from domain.errors import NotFound
from storage.database import Unit

DEEDS: dict[str, tuple[Callable[[Unit, str, str, datetime], Awaitable[None]], str]] = {
    SPLIT: (split, "session_split"),
    JOIN: (join_again, "session_joined"),
}


async def tap_session(turn: Turn, tapped: Tapped) -> None:
    """Commit first, then answer with how it counts now."""
    if tapped.action not in DEEDS:
        raise NotFound("session_not_found")
    deed, said = DEEDS[tapped.action]
    now, query = turn.desk.clock.now(), turn.update.callback_query
    async with turn.desk.database.writing() as unit:
        await deed(unit, turn.athlete_id, tapped.subject, now)
        if query is not None and query.message is not None:
            await show_again(unit, turn.athlete_id, query.message.message_id, now)
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer(sentence(said))
