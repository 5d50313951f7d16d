"""What stands behind a proposal, for the athlete who asks why."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.coach.approve.card import card_of
from domain.errors import NotFound
from domain.plan.card import ProposalCard
from domain.plan.limits import Limits
from storage.database import Unit
from storage.repositories import athletes, proposals


@dataclass(frozen=True, slots=True)
class Explained:
    """The card as it stands now and the limits it was checked against."""

    card: ProposalCard
    limits: Limits
    zone: ZoneInfo


async def explain(unit: Unit, athlete_id: str, proposal_id: str, limits: Limits) -> Explained:
    """Raises NotFound for a proposal that is not this athlete's."""
    athlete = await athletes.get(unit, athlete_id)
    proposal = await proposals.get(unit, athlete_id, proposal_id)
    if athlete is None or proposal is None:
        raise NotFound("proposal_not_found")
    return Explained(await card_of(unit, athlete, proposal), limits.overridden(athlete.limits), athlete.zone)
