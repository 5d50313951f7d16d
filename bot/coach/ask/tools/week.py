"""The week as it stands, as /week tells it."""

from pydantic_ai import RunContext

from bot.coach.ask.seat import Seat
from bot.coach.review.reviewing import week_told


async def week(ctx: RunContext[Seat]) -> str:
    """The week against the plan and the four before it: sessions, volume, load and form, goals, what is next week."""
    seat = ctx.deps
    told = await week_told(seat.mind.reviewer, seat.athlete.id)
    return seat.show(told)
