"""The buttons under a brief: the session shorter, or on another day."""

from datetime import date

from bot.coach.approve.varying import Otherwise, ask_otherwise
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.turn import Turn
from domain.errors import NotFound
from domain.review.variants import Variant


async def tap_variant(turn: Turn, tapped: Tapped) -> None:
    """What it would change comes as a card; nothing is changed by this tap."""
    if tapped.action not in set(Variant):
        raise NotFound("session_not_today")
    limits = turn.desk.settings.limits.value()
    async with turn.desk.database.writing() as unit:
        asked = Otherwise(tapped.subject, _day(tapped.revision), Variant(tapped.action))
        await ask_otherwise(unit, turn.athlete_id, asked, limits, turn.desk.clock.now())
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer()


def _day(figure: int) -> date:
    """Of 20261127. Raises NotFound for no day."""
    try:
        return date.fromisoformat(str(figure))
    except ValueError:
        raise NotFound("session_not_today") from None
