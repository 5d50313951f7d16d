"""The evening review as a deed: read in one go, decide by rules, commit review, proposal and message together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from bot.coach.approve.proposing import Wish, proposed
from bot.coach.approve.situation import situation
from bot.coach.approve.tap import Finish
from bot.coach.review.facts.evidence import evidence_of
from bot.coach.review.reviewer import Reviewer, rests
from bot.coach.review.telling import Suggestion, Told, evening_told, tell, weekly_told, with_deload
from bot.coach.review.timing import day_under_review, first_review, looked_back_from, next_review, review_moment
from bot.telemetry import logger
from domain.calendar import SUNDAY, local_day, week_start
from domain.errors import NotFound
from domain.notice import Notice, NoticeKind
from domain.plan.limits import Situation
from domain.review.evening import EveningReview
from domain.review.evidence import Evidence
from domain.review.examine import Examined, examine
from storage.database import Unit
from storage.repositories import athletes, outbox, reviews, weekly

log = logger(__name__)

LATE_AT_MOST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a review came to, its facts as plain data, and the proposal where it led to one."""

    review: EveningReview
    facts: dict[str, object]
    suggestion: Suggestion | None

    @property
    def verdict(self) -> str:
        return self.review.verdict.value


async def review_evening(
    reviewer: Reviewer, athlete_id: str, *, again: bool = False, finish: Finish | None = None
) -> bool:
    """Review the athlete's day once; False where that day has its review, unless it is asked for `again`.

    `finish` marks the wish as done in the same transaction.

    Raises NotFound where there is no such athlete.
    """
    return await _review(reviewer, athlete_id, reviewer.clock.now(), again=again, finish=finish)


async def look_at_week(reviewer: Reviewer, athlete_id: str, finish: Finish | None = None) -> None:
    """The week as it stands, for whoever asks; nothing is proposed, and Sunday's own review still comes.

    Raises NotFound where there is no such athlete.
    """
    now = reviewer.clock.now()
    evidence, told = await _week_as_it_stands(reviewer, athlete_id, now)
    async with reviewer.database.writing() as unit:
        await tell(unit, evidence, told, now)
        if finish is not None:
            await finish(unit)


async def week_told(reviewer: Reviewer, athlete_id: str) -> Notice:
    """The same as a message that nobody is sent."""
    _, told = await _week_as_it_stands(reviewer, athlete_id, reviewer.clock.now())
    return Notice(told.kind, told.facts)


async def _week_as_it_stands(reviewer: Reviewer, athlete_id: str, now: datetime) -> tuple[Evidence, Told]:
    async with reviewer.database.reading() as unit:
        evidence = await evidence_of(unit, athlete_id, now)
    if evidence is None:
        raise NotFound("athlete_not_found")
    told, _ = await weekly_told(reviewer, evidence, conclude(reviewer, evidence, proposing=False).review, None)
    return evidence, told


async def review_due(reviewer: Reviewer, athlete_id: str) -> bool:
    """The review whose time has come, of the day it looks back over, also where midnight came between.

    One that was missed for longer is not made up in the night or the next morning: that evening's looks back over it.
    Nobody reviews an athlete of whom nothing has come for long. False where there was none to be made. Raises NotFound
    where there is no such athlete.
    """
    now = reviewer.clock.now()
    async with reviewer.database.reading() as unit:
        athlete = await athletes.get(unit, athlete_id)
        if athlete is None:
            raise NotFound("athlete_not_found")
        seen_at = (await athletes.presence(unit, athlete_id)).seen_at
    if await rests(reviewer, athlete_id, seen_at, now):
        _skipped("nothing_for_long")
        return False
    day = day_under_review(athlete, now)
    if day == local_day(now, athlete.zone) or now - review_moment(athlete, day) <= LATE_AT_MOST:
        return await _review(reviewer, athlete_id, looked_back_from(athlete, day, now))
    _skipped("too_late")
    async with reviewer.database.writing() as unit:
        await athletes.set_next_review(unit, athlete_id, first_review(athlete, now))
    return False


async def review_given_up(reviewer: Reviewer, athlete_id: str) -> None:
    """Nothing changes but the day: the next review is tomorrow's, and the athlete is told in one sentence."""
    now = reviewer.clock.now()
    async with reviewer.database.writing() as unit:
        athlete = await athletes.get(unit, athlete_id)
        if athlete is None:
            return
        await athletes.set_next_review(unit, athlete_id, next_review(athlete, day_under_review(athlete, now)))
        await outbox.tell(unit, athlete_id, Notice(NoticeKind.REVIEW_FAILED), now)


async def _review(
    reviewer: Reviewer, athlete_id: str, as_of: datetime, *, again: bool = False, finish: Finish | None = None
) -> bool:
    async with reviewer.database.reading() as unit:
        evidence = await evidence_of(unit, athlete_id, as_of)
    if evidence is None:
        raise NotFound("athlete_not_found")
    conclusion, now = conclude(reviewer, evidence), reviewer.clock.now()
    told = await told_of(reviewer, evidence, conclusion)
    async with reviewer.database.writing() as unit:
        if not await _record(unit, evidence, conclusion, told, now, again=again):
            _skipped("there_already")
            return False
        await tell(unit, evidence, told, now)
        if finish is not None:
            await finish(unit)
    log.info(
        "A day was analyzed",
        action="analyzer_completed",
        day=evidence.day.isoformat(),
        verdict=conclusion.verdict,
        proposes=told.suggestion is not None,
    )
    return True


def _skipped(reason: str) -> None:
    log.info("A day was not analyzed", action="analyzer_skipped", reason=reason)


def conclude(reviewer: Reviewer, evidence: Evidence, *, proposing: bool = True) -> Conclusion:
    """From the evidence to what is said and proposed, without a look at the database."""
    bounds = situation(evidence.athlete, evidence.day, evidence.activities)
    examined = examine(evidence, reviewer.rules, bounds)
    facts = {"review": msgspec.to_builtins(examined.review), "zone": evidence.athlete.zone_name}
    suggestion = _suggestion(reviewer, evidence, examined, bounds) if proposing else None
    return Conclusion(examined.review, facts, suggestion)


async def told_of(reviewer: Reviewer, evidence: Evidence, conclusion: Conclusion) -> Told:
    """On a Sunday the week is what is looked back over, in the message of that evening."""
    if evidence.day.weekday() != SUNDAY:
        return evening_told(conclusion.facts, conclusion.suggestion)
    told, signs = await weekly_told(reviewer, evidence, conclusion.review, conclusion.suggestion)
    return with_deload(reviewer, evidence, told, signs)


def _suggestion(reviewer: Reviewer, evidence: Evidence, examined: Examined, bounds: Situation) -> Suggestion | None:
    if not examined.patch or evidence.plan is None:
        return None
    wish = Wish(examined.patch, examined.review.reasons, timedelta(hours=reviewer.proposal_hours))
    limits = reviewer.rules.limits.overridden(evidence.athlete.limits)
    return proposed(wish, evidence.athlete, evidence.plan, limits, bounds, reviewer.clock.now())


async def _record(
    unit: Unit, evidence: Evidence, conclusion: Conclusion, told: Told, now: datetime, *, again: bool
) -> bool:
    """False where it may not be told. Asked for ahead of its time it is told, and the evening's own still comes."""
    athlete = evidence.athlete
    if again and now < review_moment(athlete, evidence.day):
        return True
    await athletes.set_next_review(unit, athlete.id, next_review(athlete, evidence.day))
    proposal_id = told.suggestion[0].id if told.suggestion else None
    record = (athlete.id, evidence.day, conclusion.verdict, conclusion.facts, proposal_id, now)
    if again:
        await reviews.replace(unit, *record)
    elif not await reviews.add(unit, *record):
        return False
    if told.kind is NoticeKind.WEEKLY_REVIEW:
        await weekly.put(unit, athlete.id, week_start(evidence.day), told.facts, now)
    return True
