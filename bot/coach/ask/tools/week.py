"""The week as it stands, as /week tells it."""

from pydantic_ai import RunContext

from bot.coach.ask.seat import Seat
from bot.coach.review.reviewing import week_told


async def week(ctx: RunContext[Seat]) -> str:
    """The week against the plan and the four before it: sessions, volume, load and form, goals, what is next week."""
    seat = ctx.deps
    # A week says itself how old it is.
    return seat.show_text(seat.mind.say(await week_told(seat.mind.reviewer, seat.athlete.id)))
