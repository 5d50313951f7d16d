"""A tap on a proposal's card, and what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.plan.proposal import ProposalState
from storage.database import Unit

Finish = Callable[[Unit], Awaitable[None]]


class Outcome(StrEnum):
    """How a decision ended. Only the first two changed anything by this tap."""

    APPROVED = "approved"
    REJECTED = "rejected"
    UNDONE = "undone"
    ALREADY_APPROVED = "already_approved"
    ALREADY_REJECTED = "already_rejected"
    ALREADY_UNDONE = "already_undone"
    EXPIRED = "expired"
    STALE = "stale"
    SUPERSEDED = "superseded"
    AGAINST_LIMITS = "against_limits"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Tap:
    """Who tapped what. `finish` marks the update as done inside the same transaction as the decision."""

    athlete_id: str
    proposal_id: str
    revision: int
    finish: Finish


@dataclass(frozen=True, slots=True)
class Decided:
    """`at` is when the proposal reached its final state; `limit` names the rule that forbade it."""

    outcome: Outcome
    at: datetime | None = None
    limit: str = ""
    zone_name: str = "UTC"


CLOSED_OUTCOME = {
    ProposalState.APPROVED: Outcome.ALREADY_APPROVED,
    ProposalState.REJECTED: Outcome.ALREADY_REJECTED,
    ProposalState.EXPIRED: Outcome.EXPIRED,
    ProposalState.STALE: Outcome.STALE,
    ProposalState.SUPERSEDED: Outcome.SUPERSEDED,
}
