"""What a brief comes to: what is said, and the change of today that it asks for, where nothing else waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from bot.coach.approve.proposing import Wish, proposed, rest_of_day
from bot.coach.approve.situation import situation_of
from bot.coach.bring_in.by_hand.telling import units_of
from bot.coach.review.reviewer import Reviewer
from domain.plan.limits import Situation
from domain.plan.patch import Change
from domain.plan.proposal import Applied, Proposal, as_far_as_allowed, own_wish
from domain.review.advice import MorningRule
from domain.review.brief import Brief, Dawn, brief
from storage.database import Unit
from storage.repositories import proposals

OF_A_MORNING = frozenset(MorningRule)


@dataclass(frozen=True, slots=True)
class Morning:
    """A brief with its facts, and the proposal where its advice needs one."""

    told: Brief
    facts: dict[str, object]
    suggestion: tuple[Proposal, Applied] | None


async def concluded(reviewer: Reviewer, unit: Unit, dawn: Dawn) -> Morning:
    """One at a time: while another proposal waits for a tap the advice is in words alone."""
    told, wanted = brief(dawn)
    facts = await brief_facts(unit, dawn, told)
    if "waits" in facts:
        return Morning(told, facts, None)
    bounds = await situation_of(unit, dawn.athlete, dawn.morning.day)
    return Morning(told, facts, suggestion(reviewer, dawn, told, wanted, bounds))


async def brief_facts(unit: Unit, dawn: Dawn, told: Brief) -> dict[str, object]:
    """As they are stored and told; with what waits for a tap, where something does."""
    athlete, waiting = dawn.athlete, await _waiting(unit, dawn)
    facts = {"brief": msgspec.to_builtins(told), "zone": athlete.zone_name, **units_of(athlete)}
    if waiting is None:
        return facts
    return {**facts, "waits": {"own": own_wish(waiting.reasons), "since": waiting.made_at.isoformat()}}


def suggestion(
    reviewer: Reviewer, dawn: Dawn, told: Brief, wanted: Iterable[Change], bounds: Situation
) -> tuple[Proposal, Applied] | None:
    """None where nothing is to change, or nothing may: then the words stand alone, and the plan as it is."""
    if dawn.plan is None:
        return None
    limits = reviewer.rules.limits.overridden(dawn.athlete.limits)
    patch = as_far_as_allowed(wanted, dawn.plan.blueprint, limits, bounds)
    if not patch:
        return None
    waits = min(timedelta(hours=reviewer.proposal_hours), rest_of_day(dawn.athlete, dawn.now))
    wish = Wish(patch, told.reasons, waits)
    return proposed(wish, dawn.athlete, dawn.plan, limits, bounds, dawn.now)


async def _waiting(unit: Unit, dawn: Dawn) -> Proposal | None:
    """What the athlete may still approve, and no brief takes off the table; an earlier brief's own goes with it."""
    if dawn.plan is None:
        return None
    found = await proposals.open_of(unit, dawn.athlete.id, dawn.plan.plan_id)
    if found is None or found.expires_at <= dawn.now or found.base_version != dawn.plan.number:
        return None
    return None if {reason.rule for reason in found.reasons} <= OF_A_MORNING else found
