"""The morning brief as a deed: wait for the night, decide by rules, commit brief, proposal and message together."""

from datetime import datetime, timedelta

from bot.coach.approve.proposing import Message, put_forward
from bot.coach.approve.tap import Finish
from bot.coach.review.facts.dawn import dawn_of
from bot.coach.review.morning import Morning, concluded
from bot.coach.review.reviewer import Reviewer, rests
from bot.coach.review.timing import brief_closes, brief_moment, next_brief
from bot.telemetry import logger
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.notice import Notice, NoticeKind
from domain.review.brief import Dawn
from storage.database import Unit
from storage.repositories import athletes, briefs, outbox
from storage.repositories.briefs import StoredBrief

log = logger(__name__)

# In the afternoon nobody needs to be told about the morning.
LATE_AT_MOST = timedelta(hours=1)


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
        morning = await concluded(reviewer, unit, dawn)
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
        morning = await concluded(reviewer, unit, dawn)
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


async def _tell(unit: Unit, dawn: Dawn, morning: Morning) -> None:
    if morning.suggestion is not None and dawn.plan is not None:
        message = Message(NoticeKind.DAILY_BRIEF, morning.facts)
        await put_forward(unit, dawn.athlete, dawn.plan, *morning.suggestion, message)
    else:
        await outbox.tell(unit, dawn.athlete.id, Notice(NoticeKind.DAILY_BRIEF, morning.facts), dawn.now)
