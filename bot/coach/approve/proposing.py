"""Making a proposal: checked against the limits, replacing the one that was open, its message queued with it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from bot.coach.approve.card import card_facts, compose, queue_card
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day, local_moment
from domain.notice import Notice, NoticeKind
from domain.plan.diff import fingerprint
from domain.plan.limits import Limits, Situation
from domain.plan.patch import Patch
from domain.plan.plan import PlanVersion
from domain.plan.proposal import Applied, Proposal, ProposalState, Reason, own_wish, preview
from storage.database import Unit
from storage.repositories import outbox, proposals


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be proposed and why; `waits` is how long for a tap."""

    patch: Patch
    reasons: tuple[Reason, ...]
    waits: timedelta = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Message:
    """The notice that carries the card, with the facts it holds beside it."""

    kind: NoticeKind = NoticeKind.PROPOSAL_CARD
    facts: Mapping[str, object] = field(default_factory=dict)


def proposed(
    wish: Wish, athlete: Athlete, plan: PlanVersion, limits: Limits, situation: Situation, now: datetime
) -> tuple[Proposal, Applied]:
    """Raises PatchRefused or LimitExceeded where this may not be proposed."""
    applied = preview(wish.patch, plan.blueprint, limits, situation, own=own_wish(wish.reasons))
    proposal = Proposal(
        id=secrets.token_urlsafe(16),
        athlete_id=athlete.id,
        plan_id=plan.plan_id,
        base_version=plan.number,
        patch=wish.patch,
        diff_hash=fingerprint(applied.diffs),
        reasons=wish.reasons,
        made_at=now,
        expires_at=now + wish.waits,
    )
    return proposal, applied


def rest_of_day(athlete: Athlete, now: datetime) -> timedelta:
    """How long a change of today may wait: what is over does not change."""
    return local_moment(local_day(now, athlete.zone) + ONE_DAY, time(0), athlete.zone) - now


async def put_forward(
    unit: Unit, athlete: Athlete, plan: PlanVersion, proposal: Proposal, applied: Applied, message: Message
) -> None:
    """Store it as the one open proposal and queue its message; the card it replaces says so."""
    now = proposal.made_at
    await retire_open(unit, athlete, proposal.plan_id, now)
    await proposals.add(unit, proposal)
    card = compose(proposal, plan.blueprint, applied.blueprint, athlete)
    await outbox.tell(unit, athlete.id, Notice(message.kind, card_facts(card, message.facts, athlete)), now)


async def retire_open(unit: Unit, athlete: Athlete, plan_id: str, now: datetime) -> None:
    """Close the open proposal, if there is one, as replaced by something newer, or as over where its time was up."""
    earlier = await proposals.open_of(unit, athlete.id, plan_id)
    if earlier is None:
        return
    state = ProposalState.EXPIRED if earlier.expires_at <= now else ProposalState.SUPERSEDED
    if await proposals.close(unit, athlete.id, earlier.id, state, now):
        await queue_card(unit, athlete, earlier.id, now)
