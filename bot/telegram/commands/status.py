"""/status: how things stand."""

from bot.coach.care.standing import standing_of
from bot.telegram.messages.status import status_message
from bot.telegram.turn import Turn


async def show_status(turn: Turn) -> None:
    now = turn.desk.clock.now()
    async with turn.desk.database.reading() as unit:
        standing = await standing_of(unit, turn.athlete_id, now)
    text = status_message(standing, now, turn.desk.settings.review.quiet_days)
    await turn.reply(text, wish="sync" if standing.connections else "")
