"""Blocked, let in again, put into a group: what is kept of it, and what is said afterwards."""

import pytest

from bot.clock import SystemClock
from bot.coach.care.pairing import make_code
from bot.telegram.commands.registry import COMMANDS
from bot.telegram.incoming.routing import Routes
from domain.notice import Notice, NoticeKind
from storage.repositories import athletes, outbox
from storage.repositories.outbox import OutgoingState
from tests.telegram.house import House, eventually

ROUTES = Routes(COMMANDS, (), ())


@pytest.mark.fault("F60")
async def test_a_blocked_chat_is_asked_once_and_what_is_for_it_waits(house: House) -> None:
    await house.client.block(house.user_id)
    async with house.running(ROUTES):
        first, second = await house.put("Keep the plan"), await house.put("And this")
        await eventually(lambda: _lost(house))
        await house.settled()
        other = await house.put("Hello", chat_id=house.user_id)
        assert await house.said() == []
    for outgoing_id in (first, second, other):
        assert (await house.outgoing(outgoing_id)).state is OutgoingState.PENDING
    assert len(await _asked(house)) <= 1
    async with house.database.reading() as unit:
        assert await outbox.is_empty(unit), "a command that sends what waits has nothing to wait for"


@pytest.mark.fault("F60")
async def test_a_refusal_alone_says_that_they_are_gone(house: House) -> None:
    """No update tells of it: the account was closed."""
    await house.client.deactivate(house.user_id)
    async with house.running(ROUTES):
        outgoing_id = await house.put("Keep the plan")
        await eventually(lambda: _lost(house))
        waiting = await house.outgoing(outgoing_id)
    assert (waiting.state, waiting.copies) == (OutgoingState.PENDING, 0)
    assert len(await _asked(house)) == 1


@pytest.mark.fault("F47")
async def test_who_comes_back_gets_one_line_and_the_newest_card_with_its_buttons(house: House) -> None:
    await house.client.block(house.user_id)
    async with house.running(ROUTES):
        await eventually(lambda: _lost(house))
        ids = [await house.put(f"Note {number}") for number in range(3)]
        old = await house.put("Yesterday's review", push=True, buttons=["Approve"])
        new = await house.put("Tonight's review, open", push=True, buttons=["Approve"])
        edit = await house.put("Tonight's review, as it stands", push=True, buttons=["Undo"], edits=new)
        await house.client.block(house.user_id, blocked=False)
        await house.client.wait_for(house.user_id, lambda seen: seen.words == "Tonight's review, as it stands")
        await house.settled()
    digest, card = await house.client.from_bot(house.user_id)
    assert digest.words == "4 left out, card follows"
    assert list(card.buttons) == ["Undo"]
    for outgoing_id in (*ids, old, new, edit):
        assert (await house.outgoing(outgoing_id)).state is OutgoingState.LEFT_OUT


@pytest.mark.fault("F60")
async def test_a_message_from_them_is_as_good_as_being_let_in(house: House) -> None:
    async with house.database.writing() as unit:
        await athletes.set_lost(unit, "anna", SystemClock().now())
    waiting = await house.put("Keep the plan")
    async with house.running(ROUTES):
        await house.client.say(house.user_id, "/start")
        await house.client.wait_for(house.user_id, lambda seen: "I am here" in seen.words)
    assert [words.partition(".")[0] for words in await house.said()] == ["1 left out", "I am here"]
    assert (await house.outgoing(waiting)).state is OutgoingState.LEFT_OUT


async def test_who_missed_nothing_is_told_nothing(house: House) -> None:
    async with house.running(ROUTES):
        await house.client.block(house.user_id)
        await eventually(lambda: _lost(house))
        await house.client.block(house.user_id, blocked=False)
        await house.client.say(house.user_id, "/start")
        await house.client.wait_for(house.user_id, lambda seen: "I am here" in seen.words)
    assert len(await house.said()) == 1


async def test_a_refusal_by_the_chat_that_was_theirs_before_says_nothing_about_them(house: House) -> None:
    bea = house.user_id + 300_000
    await house.client.join(bea, "Anna's new phone")
    await house.client.block(house.user_id)
    code = await make_code(house.database, "anna", SystemClock().now())
    async with house.running(ROUTES):
        await house.client.say(bea, f"/start {code}")
        await house.client.wait_for(bea, lambda seen: "You are paired" in seen.words)
        old = await house.finished(await house.put("For the old chat"))
        await house.finished(await house.put("For the new chat", chat_id=bea))
    assert old.state is OutgoingState.FAILED
    assert not await _lost(house)


@pytest.mark.fault("F47")
async def test_there_is_no_review_for_somebody_who_cannot_be_reached(house: House) -> None:
    now = SystemClock().now()
    async with house.database.writing() as unit:
        await athletes.set_next_review(unit, "anna", now)
        assert await athletes.due_for_review(unit, now) == ("anna",)
        assert await athletes.set_lost(unit, "anna", now)
        assert not await athletes.set_lost(unit, "anna", now)
        assert await athletes.due_for_review(unit, now) == ()
        assert await athletes.set_lost(unit, "anna", None)
        assert not await athletes.set_lost(unit, "anna", None)
        assert await athletes.due_for_review(unit, now) == ("anna",)


async def test_two_silences_in_a_row_are_counted_together(house: House) -> None:
    """The first digest did not arrive either; what it had counted is not forgotten."""
    now = SystemClock().now()
    async with house.database.writing() as unit:
        await athletes.set_lost(unit, "anna", now)
        facts = {"html": "", "left_out": 4, "card_follows": False}
        await outbox.add(unit, "anna", house.user_id, Notice(NoticeKind.CAUGHT_UP, facts), now)
    await house.put("And this")
    async with house.running(ROUTES):
        await house.client.say(house.user_id, "/start")
        await house.client.wait_for(house.user_id, lambda seen: "I am here" in seen.words)
    assert (await house.said())[0] == "5 left out"


@pytest.mark.fault("F46")
@pytest.mark.fault("F64")
@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_a_group_is_left_and_nothing_is_said_in_it(house: House, kind: str) -> None:
    group = -house.user_id * 10
    before = len(await house.client.calls("leaveChat"))
    async with house.running(ROUTES):
        await house.client.open_chat(group, kind, "Runners", by_user_id=house.user_id)  # type: ignore[arg-type]
        await eventually(lambda: _left(house, before))
        await house.settled()
    assert str(group) not in {str(call.params["chat_id"]) for call in await house.client.calls("sendMessage")}
    assert (await house.client.calls("leaveChat"))[-1].answer["result"] is True


async def _lost(house: House) -> bool:
    async with house.database.reading() as unit:
        account = await athletes.account(unit, house.user_id)
    return account == ("anna", False)


async def _left(house: House, before: int) -> bool:
    return len(await house.client.calls("leaveChat")) > before


async def _asked(house: House) -> list[object]:
    calls = await house.client.calls("sendMessage")
    return [call for call in calls if str(call.params["chat_id"]) == str(house.user_id)]
