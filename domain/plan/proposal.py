"""A proposal is a patch with its reason, waiting for one decision of one athlete about one version of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.errors import LimitExceeded, PatchRefused, PlanMovedOn, ProposalClosed
from domain.plan import patch as patches
from domain.plan.diff import WorkoutDiff, difference, fingerprint
from domain.plan.limits import Limits, Situation, new_violations
from domain.plan.patch import Change, Patch
from domain.plan.plan import Blueprint, PlanVersion


class ProposalState(StrEnum):
    """Only `open` ever changes; every other state is final."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXPIRED = "expired"
    STALE = "stale"
    SUPERSEDED = "superseded"


OWN_RULES = frozenset({"plan_file", "session_sheet", "made_plan"})


@dataclass(frozen=True, slots=True)
class Reason:
    """The rule that fired, with the value that was found and the threshold it was held against.

    `of` names what it speaks of, where a rule is about some of several: muscles, for one.
    """

    rule: str
    value: float | None = None
    threshold: float | None = None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """`revision` counts what was shown: a button of an earlier card carries an earlier one.

    `diff_hash` is the fingerprint of the difference the athlete saw. `base_version` is the plan version it changes.
    """

    id: str
    athlete_id: str
    plan_id: str
    base_version: int
    patch: Patch
    diff_hash: str
    reasons: tuple[Reason, ...]
    made_at: datetime
    expires_at: datetime
    state: ProposalState = ProposalState.OPEN
    revision: int = 1
    decided_at: datetime | None = None

    def closed(self, state: ProposalState, at: datetime) -> "Proposal":
        """The same proposal, decided. Raises ProposalClosed where that has happened before."""
        if self.state is not ProposalState.OPEN:
            raise ProposalClosed(self.state.value, decided_at=self.decided_at)
        return replace(self, state=state, decided_at=at)


@dataclass(frozen=True, slots=True)
class Applied:
    """The plan after an approval, and what differs from the one before."""

    blueprint: Blueprint
    diffs: tuple[WorkoutDiff, ...]


def own_wish(reasons: Iterable[Reason]) -> bool:
    """Whether the athlete wrote the change, as a plan file or a sheet of sets, or asked for a plan of its own."""
    return any(reason.rule in OWN_RULES for reason in reasons)


def preview(patch: Patch, current: Blueprint, limits: Limits, situation: Situation, *, own: bool = False) -> Applied:
    """What a patch would do. Raises PatchRefused or LimitExceeded where it may not be proposed at all."""
    after = patches.apply(patch, current)
    broken = new_violations(current, after, limits, situation, own=own)
    if broken:
        first = broken[0]
        raise LimitExceeded(first.rule, day=first.day, value=first.value, allowed=first.allowed)
    return Applied(after, difference(current, after))


def as_far_as_allowed(changes: Iterable[Change], current: Blueprint, limits: Limits, situation: Situation) -> Patch:
    """Those of the changes that may be proposed together, in their order; the others are left out."""
    patch: Patch = ()
    for change in changes:
        try:
            preview((*patch, change), current, limits, situation)
        except (LimitExceeded, PatchRefused):
            continue
        patch = (*patch, change)
    return patch


def apply_approved(
    proposal: Proposal, current: PlanVersion, limits: Limits, situation: Situation, now: datetime
) -> Applied:
    """The plan after this approval.

    Raises ProposalClosed (decided or expired), PlanMovedOn (another version, or not the difference that was shown),
    PatchRefused and LimitExceeded; in every case nothing changes.
    """
    if proposal.state is not ProposalState.OPEN:
        raise ProposalClosed(proposal.state.value, decided_at=proposal.decided_at)
    if now >= proposal.expires_at:
        raise ProposalClosed(ProposalState.EXPIRED.value, decided_at=proposal.expires_at)
    if (proposal.plan_id, proposal.base_version) != (current.plan_id, current.number):
        raise PlanMovedOn("plan_moved_on", base=proposal.base_version, current=current.number)
    applied = preview(proposal.patch, current.blueprint, limits, situation, own=own_wish(proposal.reasons))
    if fingerprint(applied.diffs) != proposal.diff_hash:
        raise PlanMovedOn("not_what_was_shown", base=proposal.base_version, current=current.number)
    return applied
