"""Of what comes in, what is new: neither known as it is nor a copy of a session that another source brought."""

from collections.abc import Sequence

from bot.coach.bring_in.by_hand.answered import answered
from domain.calendar import ONE_DAY
from domain.training.activity import Activity
from domain.training.copies import Sifted, sifted
from storage.database import Unit
from storage.repositories import activities


async def sifted_against_stored(unit: Unit, athlete_id: str, found: Sequence[Activity]) -> Sifted:
    """Copies of stored sessions left out; nothing is written."""
    if not found:
        return Sifted((), (), 0)
    days = [activity.day for activity in found]
    stored = await activities.recorded(unit, athlete_id, min(days) - ONE_DAY, max(days) + ONE_DAY)
    return sifted(await answered(unit, athlete_id, found), stored)


async def known_of(unit: Unit, athlete_id: str, found: Sequence[Activity]) -> int:
    """How many of them would bring nothing new."""
    news = await sifted_against_stored(unit, athlete_id, found)
    return len(found) - len(await activities.unknown(unit, athlete_id, news.fresh))
