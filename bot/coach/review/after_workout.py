"""The note after a workout as a deed: one message a session, which is edited where more becomes known of it."""

from datetime import datetime

import msgspec

from bot.coach.bring_in.by_hand.telling import units_of
from bot.coach.review.facts.session import session_evidence
from bot.coach.review.reviewer import Reviewer
from bot.telemetry import logger
from domain.athlete.athlete import Athlete
from domain.notice import Notice, NoticeKind
from domain.review.noting import session_note
from domain.review.session_note import SessionNote
from storage.database import Unit
from storage.repositories import insights, outbox
from storage.repositories.insights import Insight

log = logger(__name__)


async def note_session(reviewer: Reviewer, insight: Insight) -> bool:
    """False where there is nothing to be told: the session is gone, or all of it was told before."""
    now = reviewer.clock.now()
    async with reviewer.database.reading() as unit:
        evidence = await session_evidence(unit, insight.athlete_id, insight.activity, now)
    if evidence is None:
        async with reviewer.database.writing() as unit:
            await insights.drop(unit, insight)
        return False
    note = session_note(evidence)
    facts = note_facts(note, evidence.athlete)
    told = facts != insight.facts
    async with reviewer.database.writing() as unit:
        if not await insights.put(unit, insight, facts, now):
            # Somebody was faster, or it is wanted anew: then that is what will be told.
            return False
        if told:
            await _tell(unit, insight, Notice(NoticeKind.POST_WORKOUT, facts, edits=insight.outgoing_id), now)
    log.info("A workout was analyzed", action="workout_analyzed", verdict=note.verdict.value, told=told)
    return told


def note_facts(note: SessionNote, athlete: Athlete) -> dict[str, object]:
    """As they are stored, told, and read back, so that the same note is the same."""
    return {"note": msgspec.json.decode(msgspec.json.encode(note)), **units_of(athlete)}


async def note_given_up(reviewer: Reviewer, insight: Insight) -> None:
    """The evening looks at the session as well, so nothing is said."""
    async with reviewer.database.writing() as unit:
        await insights.drop(unit, insight)


async def _tell(unit: Unit, insight: Insight, notice: Notice, now: datetime) -> None:
    outgoing_id = await outbox.tell(unit, insight.athlete_id, notice, now)
    if outgoing_id is not None and notice.edits is None:
        await insights.shown(unit, insight, outgoing_id)
