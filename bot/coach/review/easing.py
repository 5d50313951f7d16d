"""A tap under a brief asks for the easier day that it could only speak of, since something else waited for a tap."""

from datetime import date

from bot.coach.approve.proposing import Message, put_forward
from bot.coach.approve.situation import situation_of
from bot.coach.approve.tap import Finish
from bot.coach.review.facts.dawn import dawn_of
from bot.coach.review.morning import suggestion
from bot.coach.review.reviewer import Reviewer
from domain.errors import NotFound
from domain.review.brief import brief


async def ask_to_ease(reviewer: Reviewer, athlete_id: str, day: date, finish: Finish) -> None:
    """What is advised by now comes as a card. It takes the place of what waits: that is what the athlete asked for.

    Raises NotFound where that day is over, nothing is left of it, or nothing is to be changed or may be.
    """
    async with reviewer.database.reading() as unit:
        dawn = await dawn_of(unit, athlete_id, reviewer.clock.now())
        if dawn is None or dawn.plan is None or dawn.morning.day != day:
            raise NotFound("session_not_today")
        told, wanted = brief(dawn)
        found = suggestion(reviewer, dawn, told, wanted, await situation_of(unit, dawn.athlete, day))
    if not told.sessions:
        raise NotFound("session_not_today")
    if not wanted:
        raise NotFound("nothing_to_ease")
    if found is None:
        raise NotFound("session_cannot_change")
    async with reviewer.database.writing() as unit:
        await put_forward(unit, dawn.athlete, dawn.plan, *found, Message())
        await finish(unit)
