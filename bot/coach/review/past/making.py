"""Some days of the past looked at, from the newest moment to the oldest: by the rules, stored, and told to nobody."""

from bot.coach.review.past.hindsight import back_to
from bot.coach.review.past.kind import PastKind
from bot.coach.review.reviewer import Reviewer
from bot.telemetry import logger
from domain.errors import NotFound
from domain.training.span import Span
from storage.replica import replica_of
from storage.repositories import athletes

log = logger(__name__)


async def make_up(reviewer: Reviewer, kind: PastKind, athlete_id: str, span: Span) -> int:
    """What is wanting of those days; how many were made.

    Each is stored by itself, so that whoever is stopped goes on where it was; what is there stays as it is. Raises
    NotFound where there is no such athlete.
    """
    async with reviewer.database.reading() as unit:
        athlete = await athletes.get(unit, athlete_id)
        if athlete is None:
            raise NotFound("athlete_not_found")
        wanting = await kind.wanting(unit, athlete, span, reviewer.clock.now())
    made = 0
    async with replica_of(reviewer.database, athlete_id) as then:
        for due in sorted(wanting, key=lambda each: each.at, reverse=True):
            await back_to(then, athlete, due.at)
            save = await kind.look(reviewer, then, athlete, due)
            async with reviewer.database.writing() as unit:
                made += await save(unit)
    log.info("Days of the past were looked at", action="past_made_up", kind=kind.name, first=f"{span.first}", made=made)
    return made
