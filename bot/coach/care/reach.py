"""Whether messages reach an athlete: what happens when they no longer do, and when they do again."""

from datetime import datetime

from domain.notice import Notice, NoticeKind
from storage.database import Unit
from storage.repositories import athletes, outbox
from storage.repositories.outbox import Outgoing

# What is worth saying again after a silence; of everything else it is enough to know that there was some.
CARDS = frozenset({NoticeKind.EVENING_REVIEW, NoticeKind.PROPOSAL_CARD})


async def lost(unit: Unit, athlete_id: str, chat_id: int, now: datetime) -> bool:
    """They blocked the coach or are gone: nothing is sent and no review is due until they are back.

    False where the chat is not theirs any more; that says nothing about the one they have now.
    """
    if await athletes.chat_of(unit, athlete_id) != chat_id:
        return False
    await athletes.set_lost(unit, athlete_id, now)
    return True


async def found(unit: Unit, athlete_id: str, now: datetime) -> bool:
    """They are back: one message says how much was missed, the newest card comes anew, the rest is left out.

    False where they had not been lost.
    """
    if not await athletes.set_lost(unit, athlete_id, None):
        return False
    chat_id = await athletes.chat_of(unit, athlete_id)
    waiting = await outbox.waiting_for(unit, athlete_id)
    missed = [each for each in waiting if each.notice.edits is None]
    if chat_id is None or not missed:
        return True
    card = _newest_card(waiting, missed)
    ids = {each.id for each in missed}
    for each in waiting:
        if each.id in ids or each.notice.edits in ids:
            await outbox.leave_out(unit, each.id, "caught_up", now)
    facts = {"left_out": _left_out(missed) - (card is not None), "card_follows": card is not None}
    await outbox.add(unit, athlete_id, chat_id, Notice(NoticeKind.CAUGHT_UP, facts), now)
    if card is not None:
        await outbox.add(unit, athlete_id, chat_id, card, now)
    return True


def _newest_card(waiting: tuple[Outgoing, ...], missed: list[Outgoing]) -> Notice | None:
    """As it stands after whatever was to be changed on it."""
    original = next((each for each in reversed(missed) if each.notice.kind in CARDS), None)
    if original is None:
        return None
    newest = next((each for each in reversed(waiting) if each.notice.edits == original.id), original)
    return Notice(original.notice.kind, newest.notice.facts)


def _left_out(missed: list[Outgoing]) -> int:
    """One that was to say so last time, and did not arrive either, counts what it had counted."""
    before = [each.notice.facts["left_out"] for each in missed if each.notice.kind is NoticeKind.CAUGHT_UP]
    return len(missed) - len(before) + sum(int(str(count)) for count in before)
