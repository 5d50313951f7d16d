"""Whether a language model may see sums of this athlete's training: nothing leaves before they said so."""

from datetime import datetime

from storage.database import Unit
from storage.repositories import consents, conversations
from storage.repositories.consents import Consent
from storage.repositories.conversations import QuestionState

# Of the words that are agreed to. Whoever agreed to older ones is asked again.
VERSION = 1


async def allowed(unit: Unit, athlete_id: str) -> bool | None:
    """None where nobody said anything about these words yet."""
    consent = await consents.get(unit, athlete_id)
    return None if consent is None or consent.version != VERSION else consent.given


async def decide(unit: Unit, athlete_id: str, *, given: bool, now: datetime) -> int:
    """What waited for it is answered now, or never; how many questions that were."""
    await consents.decide(unit, athlete_id, Consent(VERSION, given, now))
    to = QuestionState.WAITING if given else QuestionState.UNANSWERED
    if not given:
        waiting = [turn.id for turn in await conversations.waiting(unit, athlete_id)]
        await conversations.end(unit, athlete_id, waiting, now)
    return await conversations.release(unit, athlete_id, to, now)
