"""The next race."""

import msgspec
from pydantic_ai import RunContext

from bot.coach.ask.races import next_race
from bot.coach.ask.seat import Seat
from domain.athlete.athlete import DistanceUnit
from domain.calendar import local_day
from domain.notice import Notice, NoticeKind


async def race(ctx: RunContext[Seat]) -> str:
    """The next race, the prediction for it with its range, and how far that is from the goal."""
    seat = ctx.deps
    async with seat.database.reading() as unit:
        found = await next_race(unit, seat.athlete.id, local_day(seat.now, seat.athlete.zone))
    miles = seat.athlete.units.distance is DistanceUnit.MILE
    return seat.show(Notice(NoticeKind.RACE, {"next": msgspec.to_builtins(found), "miles": miles}))
