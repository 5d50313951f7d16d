"""How ready somebody is this morning, from what was measured and told."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.coach.review.facts.dawn import dawn_of
from domain.body.flags import Flagged, flags
from domain.body.readiness import Readiness
from domain.errors import NotFound
from storage.database import Unit


@dataclass(frozen=True, slots=True)
class Today:
    """`flagged` are what stands out, the gravest first."""

    readiness: Readiness
    flagged: tuple[Flagged, ...] = field(default=())


async def readiness_of(unit: Unit, athlete_id: str, now: datetime) -> Today:
    """With tired muscles as reasons beside the score. Raises NotFound where there is no such athlete."""
    dawn = await dawn_of(unit, athlete_id, now)
    if dawn is None:
        raise NotFound("athlete_not_found")
    return Today(dawn.readiness, flags(dawn.morning))
