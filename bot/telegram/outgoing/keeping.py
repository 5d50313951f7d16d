"""What became of a request, written down with everything that follows from it."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.coach.care.reach import lost
from bot.telegram.outgoing.hold import remember
from bot.telegram.outgoing.outcome import GONE, Outcome, Verdict
from bot.telegram.outgoing.post import Post
from storage.database import Unit
from storage.repositories import outbox
from storage.repositories.outbox import Outgoing

# A flood without a time to wait is over soon.
WAITS = {"token_refused": timedelta(minutes=1), "conflict": timedelta(minutes=1), "flood": timedelta(seconds=5)}
# What went wrong with the first copy is given time to pass before the second and last one leaves.
BEFORE_SECOND_COPY = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one request came to. `safe_to_repeat`: an edit made twice is made once."""

    outcome: Outcome
    message_id: int | None = None
    safe_to_repeat: bool = False


async def keep(unit: Unit, post: Post, outgoing: Outgoing, attempt: Attempt) -> None:
    """The row's new state, and whatever its outcome says about the chat or about all of Telegram."""
    now, outcome = post.clock.now(), attempt.outcome
    match outcome.verdict:
        case Verdict.SENT if attempt.message_id is not None:
            post.line.succeeded()
            await outbox.mark_sent(unit, outgoing.id, attempt.message_id, now)
        case Verdict.NOT_SENT:
            await outbox.retry_at(unit, outgoing.id, now + _wait(post, outcome))
            if outcome.retry_after is not None:
                await remember(unit, post)
        case Verdict.AMBIGUOUS if attempt.safe_to_repeat:
            await outbox.retry_at(unit, outgoing.id, now + _wait(post, outcome))
        case Verdict.AMBIGUOUS:
            second_at = now if outgoing.copies else now + BEFORE_SECOND_COPY
            await outbox.mark_uncertain(unit, outgoing.id, outcome.reason, second_at)
        case Verdict.NOT_NEEDED:
            await outbox.leave_out(unit, outgoing.id, outcome.reason, now)
        case _:
            await _refused(unit, outgoing, outcome, now)


async def _refused(unit: Unit, outgoing: Outgoing, outcome: Outcome, now: datetime) -> None:
    """What an athlete cannot get now waits for them; everything else will never arrive."""
    athlete_id = outgoing.athlete_id
    if outcome.reason in GONE and athlete_id and await lost(unit, athlete_id, outgoing.chat_id, now):
        await outbox.retry_at(unit, outgoing.id, now)
    else:
        await outbox.mark_failed(unit, outgoing.id, outcome.reason, now)


def _wait(post: Post, outcome: Outcome) -> timedelta:
    """Telegram's wish to the second; a wait of our own is a little different for each, so that they do not all come
    back at once.
    """
    if outcome.retry_after is not None:
        return outcome.retry_after
    if outcome.reason in WAITS:
        return WAITS[outcome.reason] * random.uniform(1.0, 1.25)  # noqa: S311 - spreads load, hides nothing
    return timedelta(seconds=post.line.next_s())
