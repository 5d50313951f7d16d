"""The morning brief as a deed: wait for the night, decide by rules, commit brief, proposal and message together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from bot.coach.approve.proposing import Message, Wish, proposed, put_forward, rest_of_day
from bot.coach.approve.situation import situation_of
from bot.coach.approve.tap import Finish
from bot.coach.bring_in.by_hand.telling import units_of
from bot.coach.review.facts.dawn import dawn_of
from bot.coach.review.reviewer import Reviewer, rests
from bot.coach.review.timing import brief_closes, brief_moment, next_brief
from bot.telemetry import logger
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.notice import Notice, NoticeKind
from domain.plan.limits import Situation
from domain.plan.patch import Change
from domain.plan.proposal import Applied, Proposal, as_far_as_allowed, own_wish
from domain.review.brief import Brief, Dawn, brief
from storage.database import Unit
from storage.repositories import athletes, briefs, outbox, proposals
from storage.repositories.briefs import StoredBrief

log = logger(__name__)

# In the afternoon nobody needs to be told about the morning.
LATE_AT_MOST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Morning:
    """A brief with its facts, and the proposal where its advice needs one."""

    told: Brief
    facts: dict[str, object]
    suggestion: tuple[Proposal, Applied] | None


async def brief_due(reviewer: Reviewer, athlete_id: str) -> bool:
    """The brief whose time has come, once the night is here, or once it was waited for long enough.

    False where there is none to be made now. Raises NotFound where there is no such athlete.
    """
    now = reviewer.clock.now()
    async with reviewer.database.reading() as unit:
        dawn = await dawn_of(unit, athlete_id, now)
        if dawn is None:
            raise NotFound("athlete_not_found")
        seen_at = (await athletes.presence(unit, athlete_id)).seen_at
    if await rests(reviewer, athlete_id, seen_at, now):
        return _skipped("nothing_for_long")
    day = dawn.morning.day
    opens, closes = brief_moment(dawn.athlete, day), brief_closes(dawn.athlete, day, reviewer.patience.whole)
    if opens is None or closes is None or not opens <= now <= closes + LATE_AT_MOST:
        return await _put_off(reviewer, dawn.athlete, _next(dawn.athlete, now), "not_its_time")
    if dawn.unknown and now < closes:
        return await _put_off(reviewer, dawn.athlete, min(now + reviewer.patience.each, closes), "night_awaited")
    return await _brief(reviewer, dawn)


async def brief_now(reviewer: Reviewer, athlete_id: str, finish: Finish | None = None) -> None:
    """Asked for: told whatever is known, and the morning's own still comes where it is yet to come.

    Raises NotFound where there is no such athlete.
    """
    async with reviewer.database.reading() as unit:
        dawn = await dawn_of(unit, athlete_id, reviewer.clock.now())
        if dawn is None:
            raise NotFound("athlete_not_found")
        morning = await _concluded(reviewer, unit, dawn)
    async with reviewer.database.writing() as unit:
        await _tell(unit, dawn, morning)
        if finish is not None:
            await finish(unit)


async def brief_given_up(reviewer: Reviewer, athlete_id: str) -> None:
    """The next one is tomorrow's, and the athlete is told in one sentence."""
    now = reviewer.clock.now()
    async with reviewer.database.writing() as unit:
        athlete = await athletes.get(unit, athlete_id)
        if athlete is None:
            return
        await athletes.set_next_brief(unit, athlete_id, next_brief(athlete, now))
        await outbox.tell(unit, athlete_id, Notice(NoticeKind.BRIEF_FAILED), now)


def _next(athlete: Athlete, now: datetime) -> datetime | None:
    """Today's where its time is yet to come."""
    today = brief_moment(athlete, local_day(now, athlete.zone))
    return today if today is not None and today > now else next_brief(athlete, now)


async def _put_off(reviewer: Reviewer, athlete: Athlete, until: datetime | None, reason: str) -> bool:
    async with reviewer.database.writing() as unit:
        await athletes.set_next_brief(unit, athlete.id, until)
    return _skipped(reason)


def _skipped(reason: str) -> bool:
    log.info("A morning was not briefed", action="brief_skipped", reason=reason)
    return False


async def _brief(reviewer: Reviewer, dawn: Dawn) -> bool:
    async with reviewer.database.reading() as unit:
        morning = await _concluded(reviewer, unit, dawn)
    told, athlete_id = morning.told, dawn.athlete.id
    proposal_id = morning.suggestion[0].id if morning.suggestion else None
    async with reviewer.database.writing() as unit:
        await athletes.set_next_brief(unit, athlete_id, next_brief(dawn.athlete, dawn.now))
        stored = StoredBrief(told.day, told.advice.value, morning.facts, proposal_id, dawn.now)
        if not await briefs.add(unit, athlete_id, stored):
            return _skipped("there_already")
        await _tell(unit, dawn, morning)
    log.info("A morning was briefed", action="brief_completed", day=told.day.isoformat(), advice=told.advice.value)
    return True


async def _concluded(reviewer: Reviewer, unit: Unit, dawn: Dawn) -> Morning:
    told, wanted = brief(dawn)
    facts = brief_facts(told, dawn.athlete)
    if await _own_wish_waits(unit, dawn):
        return Morning(told, {**facts, "waits": True}, None)
    bounds = await situation_of(unit, dawn.athlete, dawn.morning.day)
    return Morning(told, facts, _suggestion(reviewer, dawn, told, wanted, bounds))


def brief_facts(told: Brief, athlete: Athlete) -> dict[str, object]:
    """As they are stored and told."""
    return {"brief": msgspec.to_builtins(told), "zone": athlete.zone_name, **units_of(athlete)}


async def _own_wish_waits(unit: Unit, dawn: Dawn) -> bool:
    """A plan that the athlete wrote or asked for waits for their tap, and no card of ours takes its place."""
    if dawn.plan is None:
        return False
    waiting = await proposals.open_of(unit, dawn.athlete.id, dawn.plan.plan_id)
    return waiting is not None and waiting.expires_at > dawn.now and own_wish(waiting.reasons)


def _suggestion(
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


async def _tell(unit: Unit, dawn: Dawn, morning: Morning) -> None:
    if morning.suggestion is not None and dawn.plan is not None:
        message = Message(NoticeKind.DAILY_BRIEF, morning.facts)
        await put_forward(unit, dawn.athlete, dawn.plan, *morning.suggestion, message)
    else:
        await outbox.tell(unit, dawn.athlete.id, Notice(NoticeKind.DAILY_BRIEF, morning.facts), dawn.now)
