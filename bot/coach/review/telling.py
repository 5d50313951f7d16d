"""What the evening's message says: the day, or on a Sunday the week; and the proposal that hangs on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import msgspec

from bot.coach.approve.proposing import Message, Wish, proposed, put_forward
from bot.coach.approve.situation import situation
from bot.coach.bring_in.by_hand.telling import units_of
from bot.coach.review.facts.weekly import WeeklyReview, weekly_review
from bot.coach.review.reviewer import Reviewer
from domain.metrics.finding import Finding
from domain.notice import Notice, NoticeKind
from domain.plan.execution import done_workouts
from domain.plan.proposal import Applied, Proposal, as_far_as_allowed
from domain.review.adjustments import Outlook
from domain.review.evening import EveningReview
from domain.review.evidence import Evidence
from domain.review.lighter_week import because, lighter_week
from storage.database import Unit
from storage.repositories import outbox

Suggestion = tuple[Proposal, Applied]


@dataclass(frozen=True, slots=True)
class Told:
    """`before` is what is sent ahead of it, silently: a picture, where the words are too long to stand under one."""

    kind: NoticeKind
    facts: Mapping[str, object]
    suggestion: Suggestion | None
    before: tuple[Notice, ...] = field(default=())


def evening_told(facts: Mapping[str, object], suggestion: Suggestion | None) -> Told:
    return Told(NoticeKind.EVENING_REVIEW, facts, suggestion)


async def weekly_told(
    reviewer: Reviewer, evidence: Evidence, evening: EveningReview, suggestion: Suggestion | None
) -> tuple[Told, tuple[Finding, ...]]:
    """With the signs that ask for a week of less, empty where it is not due."""
    async with reviewer.database.reading() as unit:
        found, facts = await week_found(unit, reviewer, evidence, evening)
    picture = (Notice(NoticeKind.WEEK_PICTURE, _pictured(found)),) if any(week.minutes for week in found.weeks) else ()
    return Told(NoticeKind.WEEKLY_REVIEW, facts, suggestion, picture), found.deload


async def week_found(
    unit: Unit, reviewer: Reviewer, evidence: Evidence, evening: EveningReview
) -> tuple[WeeklyReview, dict[str, object]]:
    """With its facts as they are stored and told."""
    limits = reviewer.rules.limits.overridden(evidence.athlete.limits)
    found = await weekly_review(unit, evidence, evening, limits)
    zone, units = evidence.athlete.zone_name, units_of(evidence.athlete)
    return found, {"weekly": msgspec.to_builtins(found), "zone": zone, **units}


def with_deload(reviewer: Reviewer, evidence: Evidence, told: Told, signs: tuple[Finding, ...]) -> Told:
    """Where the day itself asks for no change, a deload that is due may."""
    return replace(told, suggestion=told.suggestion or _deload(reviewer, evidence, signs))


async def tell(unit: Unit, evidence: Evidence, told: Told, now: datetime) -> None:
    """Nothing where nobody is paired."""
    athlete = evidence.athlete
    for notice in told.before:
        await outbox.tell(unit, athlete.id, notice, now)
    if told.suggestion is not None and evidence.plan is not None:
        await put_forward(unit, athlete, evidence.plan, *told.suggestion, Message(told.kind, told.facts))
    else:
        await outbox.tell(unit, athlete.id, Notice(told.kind, told.facts), now)


def _pictured(found: WeeklyReview) -> dict[str, object]:
    return {"weeks": msgspec.to_builtins(found.weeks), "minutes": found.totals.minutes, "monday": str(found.monday)}


def _deload(reviewer: Reviewer, evidence: Evidence, signs: tuple[Finding, ...]) -> Suggestion | None:
    if not signs or evidence.plan is None:
        return None
    limits = reviewer.rules.limits.overridden(evidence.athlete.limits)
    bounds = situation(evidence.athlete, evidence.day, evidence.activities)
    done = done_workouts(evidence.executions)
    changes = lighter_week(evidence.plan.blueprint, Outlook(bounds, limits, done=done))
    patch = as_far_as_allowed(changes, evidence.plan.blueprint, limits, bounds)
    if not patch:
        return None
    wish = Wish(patch, (because(signs),), timedelta(hours=reviewer.proposal_hours))
    return proposed(wish, evidence.athlete, evidence.plan, limits, bounds, reviewer.clock.now())
