"""`coach review`: today's review, made now and sent at once."""

from bot.app import opened, send_waiting
from bot.cli.athletes import the_athlete
from bot.coach.review.reviewing import review_evening
from bot.settings import load_settings
from domain.errors import Configuration
from storage.repositories import athletes

SEND_WITHIN_S = 60.0
UNSENT = {
    "data_dir_in_use": "Reviewed. The running coach sends it now.",
    "telegram_token_missing": "Reviewed, but TELEGRAM_BOT_TOKEN is not set, so it waits for `coach run` to send it.",
}


async def review_and_send(given: str | None, *, again: bool) -> str:
    """Sent by the running coach where there is one, else from here."""
    settings = load_settings()
    async with opened(settings, by_hand=True) as house:
        athlete = await the_athlete(house, given)
        if not await review_evening(house.reviewer, athlete.id, again=again):
            return "Today's review was made already. `coach review --now` makes it anew."
        async with house.database.reading() as unit:
            if await athletes.chat_of(unit, athlete.id) is None:
                return "Reviewed, but nobody is paired, so there is nowhere to send it. `coach pair` makes a code."
    try:
        sent = await send_waiting(settings, SEND_WITHIN_S)
    except Configuration as error:
        if error.key not in UNSENT:
            raise
        return UNSENT[error.key]
    return "Reviewed and sent." if sent else "Reviewed, but Telegram did not take it yet. `coach run` will send it."
