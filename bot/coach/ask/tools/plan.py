"""What is planned."""

from pydantic_ai import RunContext

from bot.coach.ask.seat import Seat
from bot.coach.plan.ahead import plan_ahead
from domain.calendar import local_day
from domain.errors import NotFound


async def plan(ctx: RunContext[Seat]) -> str:
    """The plan of the next seven days: each session with its day and minutes, and what of it is done."""
    seat = ctx.deps
    async with seat.database.reading() as unit:
        try:
            ahead = await plan_ahead(unit, seat.athlete.id, local_day(seat.now, seat.athlete.zone))
        except NotFound:
            return seat.show_text("There is no plan.")
    return seat.show(ahead)
