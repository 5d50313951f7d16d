"""`coach review`: today's review, made now and sent at once."""

from bot.app import opened, send_waiting
from bot.cli.athletes import the_athlete
from bot.coach.review.reviewing import review_evening
from bot.settings import load_settings
from domain.errors import Configuration

SEND_WITHIN_S = 60.0


async def review_and_send(given: str | None, *, again: bool) -> str:
    """Sent by the running coach where there is one, else from here."""
    settings = load_settings()
    async with opened(settings) as house:
        athlete = await the_athlete(house, given)
        if not await review_evening(house.reviewer, athlete.id, again=again):
            return "Today's review was made already. `coach review --now` makes it anew."
    try:
        sent = await send_waiting(settings, SEND_WITHIN_S)
    except Configuration as error:
        if error.key != "data_dir_in_use":
            raise
        return "Reviewed. The running coach sends it now."
    return "Reviewed and sent." if sent else "Reviewed, but Telegram did not take it yet. `coach run` will send it."
