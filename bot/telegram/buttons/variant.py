"""The buttons under a brief: the session shorter or on another day, or the day as easy as it is advised."""

from datetime import date

from bot.coach.approve.varying import Otherwise, ask_otherwise
from bot.coach.review.easing import ask_to_ease
from bot.coach.review.reviewer import reviewer_of
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.turn import Turn
from domain.errors import NotFound
from domain.review.variants import Variant

EASIER = "easier"


async def tap_variant(turn: Turn, tapped: Tapped) -> None:
    """What it would change comes as a card; nothing is changed by this tap."""
    if tapped.action == EASIER:
        reviewer = reviewer_of(turn.desk.settings, turn.desk.database, turn.desk.clock)
        await ask_to_ease(reviewer, turn.athlete_id, _day(tapped.revision), turn.finish)
    else:
        await _otherwise(turn, tapped)
    turn.desk.jobs.wake()
    await turn.answer()


async def _otherwise(turn: Turn, tapped: Tapped) -> None:
    if tapped.action not in set(Variant):
        raise NotFound("session_not_today")
    limits = turn.desk.settings.limits.value()
    async with turn.desk.database.writing() as unit:
        asked = Otherwise(tapped.subject, _day(tapped.revision), Variant(tapped.action))
        await ask_otherwise(unit, turn.athlete_id, asked, limits, turn.desk.clock.now())
        await turn.finish(unit)


def _day(figure: int) -> date:
    """Of 20261127. Raises NotFound for no day."""
    try:
        return date.fromisoformat(str(figure))
    except ValueError:
        raise NotFound("session_not_today") from None
