"""Hard sets of each muscle, and which are tired."""

import msgspec
from pydantic_ai import RunContext

from bot.coach.ask.seat import Seat
from bot.coach.review.facts.muscles import muscles_of
from domain.calendar import local_day
from domain.notice import Notice, NoticeKind


async def muscles(ctx: RunContext[Seat]) -> str:
    """Hard sets of each muscle in the week, what is out of balance, and which muscles are loaded or tired."""
    seat = ctx.deps
    async with seat.database.reading() as unit:
        found = await muscles_of(unit, seat.athlete.id, local_day(seat.now, seat.athlete.zone))
    return seat.show(Notice(NoticeKind.MUSCLES, {"muscles": msgspec.to_builtins(found)}))
