"""How ready the athlete is this morning."""

import msgspec
from pydantic_ai import RunContext

from bot.coach.ask.seat import Seat
from bot.coach.review.facts.readiness import readiness_of
from domain.notice import Notice, NoticeKind


async def readiness(ctx: RunContext[Seat]) -> str:
    """Readiness today with its signals: HRV, sleep, resting heart rate, form, feeling, tired muscles, illness."""
    seat = ctx.deps
    async with seat.database.reading() as unit:
        found = await readiness_of(unit, seat.athlete.id, seat.now)
    return seat.show(Notice(NoticeKind.READINESS, {"today": msgspec.to_builtins(found)}))
