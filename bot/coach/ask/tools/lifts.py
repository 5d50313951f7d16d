"""The lifts that are trained most."""

import msgspec
from pydantic_ai import RunContext

from bot.coach.ask.lifts import most_trained
from bot.coach.ask.seat import Seat
from bot.coach.bring_in.by_hand.telling import units_of
from domain.calendar import local_day
from domain.notice import Notice, NoticeKind


async def lifts(ctx: RunContext[Seat]) -> str:
    """The up to four lifts trained most in 90 days, each with its e1RM over time."""
    seat = ctx.deps
    today = local_day(seat.now, seat.athlete.zone)
    async with seat.database.reading() as unit:
        found = await most_trained(unit, seat.athlete.id, today)
    facts = {"lifts": msgspec.to_builtins(found), "today": str(today), **units_of(seat.athlete)}
    return seat.show(Notice(NoticeKind.LIFTS, facts))
