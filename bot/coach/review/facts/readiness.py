"""How ready somebody is this morning, from what was measured and told."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.coach.review.facts.dawn import dawn_of
from domain.body.flags import Flagged, flags
from domain.body.readiness import Readiness
from domain.errors import NotFound
from domain.metrics.hrv_stability import Pattern, Stability, pattern, stability
from storage.database import Unit


@dataclass(frozen=True, slots=True)
class Today:
    """`flagged` are what stands out, the gravest first; `hrv_week` is how even the nights of a week were, and `pattern`
    what that says together with their mean.
    """

    readiness: Readiness
    flagged: tuple[Flagged, ...] = field(default=())
    hrv_week: Stability | None = None
    pattern: Pattern | None = None


async def readiness_of(unit: Unit, athlete_id: str, now: datetime) -> Today:
    """With tired muscles as reasons beside the score. Raises NotFound where there is no such athlete."""
    dawn = await dawn_of(unit, athlete_id, now)
    if dawn is None:
        raise NotFound("athlete_not_found")
    morning = dawn.morning
    return Today(
        dawn.readiness,
        flags(morning),
        stability(morning.hrv_ms, morning.day),
        pattern(morning.hrv_ms, morning.resting_hr, morning.day),
    )
