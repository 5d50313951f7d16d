"""Messages leave in the order in which they were committed, and none is sent a third time."""

from datetime import timedelta

from domain.notice import Notice, NoticeKind
from storage.database import Unit
from storage.repositories import athletes, outbox
from storage.repositories.outbox import Outgoing, OutgoingState
from tests.builders.values import NOW, notice

LATER = NOW + timedelta(seconds=30)
CARD = NoticeKind.PROPOSAL_CARD


async def due(unit: Unit, at: object = NOW) -> list[str]:
    return [outgoing.id for outgoing in await outbox.due(unit, at)]  # type: ignore[arg-type]


async def state(unit: Unit, outgoing_id: str) -> tuple[OutgoingState, int]:
    outgoing = await outbox.get(unit, outgoing_id)
    assert outgoing is not None
    return outgoing.state, outgoing.copies


async def test_a_message_comes_back_as_it_was(unit: Unit) -> None:
    stored = Notice(CARD, {"proposal_id": "p", "days": [{"minutes": 1.5}]}, edits="x")
    outgoing_id = await outbox.add(unit, "anna", 5_000_000_000, stored, NOW)
    (outgoing,) = await outbox.due(unit, NOW)
    expected = (outgoing.seq, "anna", 5_000_000_000, stored, OutgoingState.PENDING, None, 0, NOW, NOW)
    assert outgoing == Outgoing(outgoing_id, *expected)
    assert await outbox.get(unit, outgoing_id) == outgoing
    assert await outbox.get(unit, "other") is None


async def test_each_chat_sends_its_oldest_first(unit: Unit) -> None:
    first, second = [await outbox.add(unit, "anna", 1, notice(), NOW) for _ in range(2)]
    other = await outbox.add(unit, None, 2, notice(), NOW)
    assert await due(unit) == [first, other]
    assert [each.id for each in await outbox.due(unit, NOW, limit=1)] == [first]
    await outbox.mark_sending(unit, first, NOW)
    assert await due(unit) == [other]
    await outbox.mark_sent(unit, first, 77, NOW)
    assert await due(unit) == [second, other]
    sent = await outbox.get(unit, first)
    assert sent is not None
    assert (sent.state, sent.message_id) == (OutgoingState.SENT, 77)


async def test_a_message_that_waits_holds_the_next_ones_back(unit: Unit) -> None:
    first, second = [await outbox.add(unit, "anna", 1, notice(), NOW) for _ in range(2)]
    await outbox.mark_sending(unit, first, NOW)
    await outbox.retry_at(unit, first, LATER)
    assert await state(unit, first) == (OutgoingState.PENDING, 0)
    assert await due(unit) == []
    assert await due(unit, LATER) == [first]
    await outbox.mark_sending(unit, first, LATER)
    await outbox.mark_failed(unit, first, "blocked", LATER)
    assert await due(unit, LATER) == [second]


async def test_what_may_have_arrived_is_sent_once_more_and_no_more(unit: Unit) -> None:
    first, second = [await outbox.add(unit, "anna", 1, notice(), NOW) for _ in range(2)]
    await outbox.mark_sending(unit, first, NOW)
    await outbox.mark_uncertain(unit, first, "timeout", LATER)
    assert await state(unit, first) == (OutgoingState.PENDING, 1)
    assert await due(unit) == []
    assert await due(unit, LATER) == [first]
    await outbox.mark_sending(unit, first, LATER)
    await outbox.mark_uncertain(unit, first, "timeout", LATER)
    assert await state(unit, first) == (OutgoingState.UNCERTAIN, 2)
    assert await due(unit, LATER) == [second]


async def test_what_a_killed_sender_left_is_found(unit: Unit) -> None:
    first = await outbox.add(unit, "anna", 1, notice(), NOW)
    await outbox.add(unit, "anna", 2, notice(), NOW)
    assert await outbox.left_sending(unit) == ()
    await outbox.mark_sending(unit, first, NOW)
    assert [outgoing.id for outgoing in await outbox.left_sending(unit)] == [first]


async def test_the_message_that_first_told_a_subject_is_found(unit: Unit) -> None:
    await outbox.add(unit, "anna", 1, notice(kind=CARD, proposal_id="q"), NOW)
    first = await outbox.add(unit, "anna", 1, notice(kind=CARD, proposal_id="p"), NOW)
    await outbox.add(unit, "anna", 1, Notice(CARD, {"proposal_id": "p"}, edits=first), NOW)
    await outbox.add(unit, "anna", 1, notice(proposal_id="p"), NOW)
    shown = await outbox.first_about(unit, "anna", "p")
    assert shown is not None
    assert shown.id == first
    assert await outbox.first_about(unit, "anna", "none") is None


async def test_what_is_for_somebody_whom_nothing_reaches_waits(unit: Unit) -> None:
    paused = await outbox.add(unit, "anna", 1, notice(), NOW)
    nobodys = await outbox.add(unit, None, 2, notice(), NOW)
    await athletes.set_lost(unit, "anna", NOW)
    assert await due(unit) == [nobodys]
    await outbox.mark_failed(unit, nobodys, "blocked", NOW)
    assert await outbox.is_empty(unit)
    assert [each.id for each in await outbox.waiting_for(unit, "anna")] == [paused]
    await athletes.set_lost(unit, "anna", None)
    assert await due(unit) == [paused]
    assert not await outbox.is_empty(unit)


async def test_what_was_left_out_is_not_what_told_its_subject(unit: Unit) -> None:
    first, second = [await outbox.add(unit, "anna", 1, notice(kind=CARD, proposal_id="p"), NOW) for _ in range(2)]
    (oldest, _) = await outbox.waiting_for(unit, "anna")
    assert await outbox.is_outdated(unit, "anna", CARD, oldest.seq)
    assert not await outbox.is_outdated(unit, "anna", NoticeKind.EVENING_REVIEW, oldest.seq)
    assert not await outbox.is_outdated(unit, "ben", CARD, oldest.seq)
    await outbox.leave_out(unit, first, "newer_review", NOW)
    shown = await outbox.first_about(unit, "anna", "p")
    assert shown is not None
    assert shown.id == second
    assert await due(unit) == [second]
    await outbox.add(unit, "anna", 1, Notice(CARD, {}, edits=second), NOW)
    assert not await outbox.is_outdated(unit, "anna", CARD, shown.seq)
