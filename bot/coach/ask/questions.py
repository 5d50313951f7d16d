"""A question in the athlete's own words: stored, and answered by a job."""

from datetime import datetime

from bot.coach.ask.consent import VERSION, allowed
from domain.notice import Notice, NoticeKind
from storage.database import Unit
from storage.repositories import conversations, outbox
from storage.repositories.conversations import QuestionState, Turn

LONGEST = 1_000


async def ask(unit: Unit, athlete_id: str, question_id: str, words: str, now: datetime) -> bool:
    """Once for an id. False where the athlete wants no model to see anything, and then nothing is stored."""
    agreed = await allowed(unit, athlete_id)
    if agreed is False:
        return False
    state = QuestionState.HELD if agreed is None else QuestionState.WAITING
    await conversations.ask(unit, Turn(question_id, athlete_id, words[:LONGEST], now), state)
    if agreed is None:
        await outbox.tell(unit, athlete_id, Notice(NoticeKind.CONSENT_QUESTION, {"version": VERSION}), now)
    return True
