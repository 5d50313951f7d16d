"""Every message arrives; when its way is lost sight of, at most one marked copy more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.sandbox.serving.faults import Fault
from bot.sandbox.telegram.world.deeds import Delete
from bot.telegram.outgoing import keeping, pacing
from bot.telegram.outgoing.post import Press
from storage.database import Database, Unit
from storage.repositories import outbox
from storage.repositories.outbox import Outgoing, OutgoingState
from tests.telegram.house import House, eventually, render


async def test_a_notice_becomes_one_message_that_is_remembered(house: House) -> None:
    async with house.running():
        sent = await house.finished(await house.put("Hello <b>Anna</b>", buttons=["Approve"]))
    [seen] = await house.client.from_bot(house.user_id)
    assert sent.state is OutgoingState.SENT
    assert sent.message_id == seen.message_id
    assert seen.words == "Hello Anna"
    assert seen.buttons == {"Approve": "card:p-1:1:Approve"}


async def test_a_review_is_one_photo_with_caption_and_buttons(house: House) -> None:
    async with house.running():
        await house.finished(await house.put("Keep the plan", chart=True, buttons=["Why"], push=True))
    [seen] = await house.client.from_bot(house.user_id)
    assert seen.message.photo
    assert seen.message.caption == "Keep the plan"
    assert list(seen.buttons) == ["Why"]


async def test_a_document_carries_the_bytes_of_its_file(house: House, tmp_path: Path) -> None:
    file = tmp_path / "w-1.fit"
    file.write_bytes(b"\x0e\x10workout")
    async with house.running():
        await house.finished(await house.put("Your run", document=str(file)))
    [seen] = await house.client.from_bot(house.user_id)
    assert seen.message.document is not None
    assert seen.message.document.file_name == "workout.fit"
    assert await house.client.file(seen.message.document.file_id) == b"\x0e\x10workout"


async def test_one_conversation_is_told_in_the_order_of_commits(house: House) -> None:
    ids = [await house.put(f"line {number}") for number in range(4)]
    async with house.running():
        for outgoing_id in ids:
            await house.finished(outgoing_id)
    assert await house.said() == [f"line {number}" for number in range(4)]


async def test_an_edit_replaces_the_message_and_takes_the_buttons(house: House) -> None:
    async with house.running():
        card = await house.put("Proposed", buttons=["Approve"])
        edit = await house.finished(await house.put("Approved", edits=card))
        photo = await house.put("Proposed too", chart=True, buttons=["Approve"])
        await house.finished(await house.put("Approved too", chart=True, edits=photo))
    first, second = await house.client.from_bot(house.user_id)
    assert (first.words, first.buttons, first.message_id) == ("Approved", {}, edit.message_id)
    assert (second.words, second.buttons) == ("Approved too", {})
    assert second.message.photo


@pytest.mark.fault("F62")
async def test_an_edit_that_changes_nothing_is_done(house: House) -> None:
    async with house.running():
        card = await house.put("The same")
        edit = await house.finished(await house.put("The same", edits=card))
    assert edit.state is OutgoingState.SENT
    assert await house.said() == ["The same"]


@pytest.mark.fault("F62")
async def test_an_edit_of_a_message_that_is_gone_becomes_a_new_one(house: House) -> None:
    async with house.running():
        card = await house.finished(await house.put("Proposed", chart=True))
        assert card.message_id is not None
        await house.client.do(Delete(user_id=house.user_id, message_id=card.message_id))
        edit = await house.finished(await house.put("Approved", chart=True, edits=card.id))
    [seen] = await house.client.from_bot(house.user_id)
    assert edit.message_id == seen.message_id != card.message_id
    assert seen.words == "Approved"
    assert seen.message.photo


@pytest.mark.fault("F61")
async def test_markup_that_telegram_refuses_is_said_in_plain_words(house: House) -> None:
    async with house.running():
        sent = await house.finished(await house.put("<b>pace < 5 & done</b>", buttons=["Why"]))
    [seen] = await house.client.from_bot(house.user_id)
    assert sent.copies == 1
    assert seen.words == "pace < 5 & done"
    assert list(seen.buttons) == ["Why"]


async def test_a_second_copy_that_no_longer_fits_is_shortened(house: House) -> None:
    await house.client.plan_faults(Fault("apply_then_drop", where="sendPhoto"))
    async with house.running():
        sent = await house.finished(await house.put("<b>long</b> " + "x" * 1019, chart=True), timeout_s=20)
    first, second = await house.client.from_bot(house.user_id)
    assert sent.message_id == second.message_id
    assert len(second.words) == 1024
    assert second.words.startswith("(sent again)\nlong x")
    assert first.words.startswith("long x")


@pytest.mark.fault("F13")
@pytest.mark.fault("F58")
async def test_a_lost_answer_costs_one_marked_copy_at_most(house: House) -> None:
    """Four conversations, four ways to lose an answer; the first three had carried the message out."""
    chats = [house.user_id * 10 + number for number in range(4)]
    for chat in chats:
        await house.client.join(chat)
    lost = [
        Fault("apply_then_drop", where="sendMessage"),
        Fault("garbage_after", where="sendMessage"),
        Fault("garbage_after", where="sendMessage", body='{"ok":false}'),
        Fault("error_before", where="sendMessage", status=502, body="<html>Bad Gateway</html>"),
    ]
    async with house.running():
        ids = []
        for chat, fault in zip(chats, lost, strict=True):
            await house.client.plan_faults(fault)
            ids.append(await house.put("Keep the plan", chat_id=chat, buttons=["Why"]))
            await eventually(partial(_statuses, house, chat))
        sent = [await house.finished(outgoing_id, timeout_s=20) for outgoing_id in ids]
    assert [(row.state, row.copies) for row in sent] == [(OutgoingState.SENT, 2)] * 4
    for chat, copies in zip(chats, (2, 2, 2, 1), strict=True):
        said = await house.client.from_bot(chat)
        assert [seen.words for seen in said] == ["Keep the plan", "(sent again)\nKeep the plan"][-copies:]
        assert {tuple(seen.buttons.values()) for seen in said} == {("card:p-1:1:Why",)}


async def test_two_lost_answers_end_as_uncertain_and_do_not_hold_up_the_chat(house: House) -> None:
    await house.client.plan_faults(*[Fault("apply_then_drop", where="sendMessage")] * 2)
    async with house.running():
        lost = await house.put("Keep the plan")
        after = await house.put("And this")
        assert (await house.finished(lost, timeout_s=20)).state is OutgoingState.UNCERTAIN
        await house.finished(after)
    assert await house.said() == ["Keep the plan", "(sent again)\nKeep the plan", "And this"]


@pytest.mark.fault("F57")
async def test_what_surely_was_not_sent_stays_in_the_queue_as_a_first_copy(house: House) -> None:
    bare = '{"ok":false,"error_code":429,"description":"Too Many Requests"}'
    await house.client.plan_faults(Fault("error_before", where="sendMessage", status=429, body=bare))
    async with house.running():
        outgoing_id = await house.put("Keep the plan")
        put_off = await eventually(partial(_put_off, house, outgoing_id))
    assert put_off.copies == 0
    assert timedelta(seconds=4) < put_off.next_try_at - put_off.created_at < timedelta(seconds=8)
    assert await house.said() == []


@pytest.mark.fault("F54")
@pytest.mark.fault("F55")
async def test_telegrams_own_wait_outlives_a_restart(house: House) -> None:
    await house.client.plan_faults(Fault("error_before", where="sendMessage", status=429, retry_after=2))
    async with house.running():
        outgoing_id = await house.put("Keep the plan")
        await eventually(partial(_put_off, house, outgoing_id))
    async with house.running():
        sent = await house.finished(outgoing_id)
    calls = await house.client.calls("sendMessage")
    refused, taken = [call for call in calls if str(call.params["chat_id"]) == str(house.user_id)]
    assert (refused.status, taken.status) == (429, 200)
    assert taken.at - refused.at >= 2
    assert sent.copies == 1


@pytest.mark.fault("F65")
async def test_of_a_refused_token_one_message_finds_out_and_the_others_wait(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(keeping.WAITS, "token_refused", timedelta(seconds=2))
    monkeypatch.setattr(pacing, "TOKEN_REFUSED_S", 2.0)
    chats = [house.user_id, *(house.user_id + 200_000 + number for number in range(39))]
    for chat_id in chats[1:]:
        await house.client.join(chat_id)
    await house.client.plan_faults(Fault("error_before", where="sendMessage", status=401))
    ids = [await house.put("Keep the plan", chat_id=chat_id) for chat_id in chats]
    async with house.running():
        sent = [await house.finished(outgoing_id) for outgoing_id in ids]
    calls = [call for call in await house.client.calls("sendMessage") if int(str(call.params["chat_id"])) in chats]
    assert [call.status for call in calls].count(401) == 1
    assert sum(call.at - calls[0].at < 1.9 for call in calls) < 20, "a few had left already, the others waited"
    assert {(each.state, each.copies) for each in sent} == {(OutgoingState.SENT, 1)}


async def test_an_answer_lost_over_an_edit_is_made_again_without_a_mark(house: House) -> None:
    await house.client.plan_faults(Fault("error_before", where="editMessageText", status=500))
    async with house.running():
        card = await house.put("Proposed")
        edit = await house.finished(await house.put("Approved", edits=card))
    assert (edit.state, edit.copies) == (OutgoingState.SENT, 1)
    assert await house.said() == ["Approved"]


async def test_a_strangers_blocked_chat_fails_visibly_and_is_not_asked_again(house: House) -> None:
    stranger = house.user_id + 100_000
    await house.client.join(stranger)
    await house.client.block(stranger)
    async with house.running():
        failed = await house.finished(await house.put("This is a private coach", chat_id=stranger))
    assert failed.state is OutgoingState.FAILED
    assert await _statuses(house, stranger) == [403]


async def test_a_notice_without_words_fails_alone(house: House) -> None:
    async with house.running():
        broken = await house.put("", broken=True)
        after = await house.put("And this")
        assert (await house.finished(broken)).state is OutgoingState.FAILED
        await house.finished(after)
    assert await house.said() == ["And this"]


async def test_a_chart_that_cannot_be_drawn_leaves_the_words(house: House) -> None:
    async def broken(chart: object) -> bytes:
        raise MemoryError("no room for pixels")

    house.press = Press(render, broken)
    async with house.running():
        await house.finished(await house.put("Keep the plan", chart=True))
    assert await house.said() == ["Keep the plan"]


@pytest.mark.fault("F12")
@pytest.mark.fault("F14")
async def test_a_row_left_sending_by_a_killed_process_is_sent_once_more_and_marked(house: House) -> None:
    outgoing_id = await house.put("Keep the plan")
    async with house.database.writing() as unit:
        await outbox.mark_sending(unit, outgoing_id, SystemClock().now())
    async with house.running():
        sent = await house.finished(outgoing_id)
    assert sent.copies == 2
    assert await house.said() == ["(sent again)\nKeep the plan"]


async def test_stopping_lets_the_message_on_its_way_arrive_and_keeps_the_others(house: House) -> None:
    await house.client.plan_faults(Fault("slow", where="sendMessage", seconds=1.0))
    async with house.running():
        first, second = await house.put("First"), await house.put("Second")

        async def leaving() -> bool:
            return (await house.outgoing(first)).state is OutgoingState.SENDING

        await eventually(leaving)
    assert (await house.outgoing(first)).state is OutgoingState.SENT
    assert (await house.outgoing(second)).state is OutgoingState.PENDING
    assert await house.said() == ["First"]


class SlowlyRead(Database):
    """What is read is a little out of date when it arrives, as it is on a busy machine."""

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Unit]:
        async with super().reading() as unit:
            yield unit
            await asyncio.sleep(0.02)


async def test_what_arrives_while_the_queue_is_being_read_is_not_sent_again(house: House) -> None:
    house.database = SlowlyRead(house.database.url, house.database.key_ring)
    chats = [house.user_id * 100 + number for number in range(40)]
    for chat in chats:
        await house.client.join(chat)
    async with house.running():
        ids = [await house.put("Keep the plan", chat_id=chat) for chat in chats]
        for outgoing_id in ids:
            while (await house.outgoing(outgoing_id)).state is not OutgoingState.SENT:
                house.bell.wake()
                await asyncio.sleep(0.005)
    await house.database.dispose()
    assert [await _statuses(house, chat) for chat in chats] == [[200]] * len(chats)


async def _statuses(house: House, chat: int) -> list[int]:
    """How each request to send to a chat was answered; 0 is no answer."""
    calls = await house.client.calls("sendMessage")
    return [call.status for call in calls if str(call.params["chat_id"]) == str(chat)]


async def _put_off(house: House, outgoing_id: str) -> Outgoing | None:
    outgoing = await house.outgoing(outgoing_id)
    pending = outgoing.state is OutgoingState.PENDING and outgoing.next_try_at > outgoing.created_at
    return outgoing if pending else None
