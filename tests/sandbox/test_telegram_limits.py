"""Thirty a second in all, one a second to a chat, measured on a clock that never jumps."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import RetryAfter

from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.limits import Rates
from bot.sandbox.telegram.process import RunningTelegram


async def test_one_message_a_second_to_a_chat(bot: Bot, client: TelegramClient, person: int) -> None:
    sent = await bot.send_message(person, "one")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(person, "two")
    assert refused.value.retry_after == timedelta(seconds=1)
    with pytest.raises(RetryAfter):
        await bot.edit_message_text("one, edited", person, sent.message_id)
    await client.advance(3600)
    with pytest.raises(RetryAfter):
        await bot.send_message(person, "the wall clock does not help")
    await asyncio.sleep(1)
    await bot.send_message(person, "two")
    assert [seen.words for seen in await client.from_bot(person)] == ["one", "two"]


async def test_the_refusal_is_telegrams_own(raw: httpx.AsyncClient, person: int) -> None:
    await raw.post("sendMessage", json={"chat_id": person, "text": "one"})
    refused = await raw.post("sendMessage", json={"chat_id": person, "text": "two"})
    assert refused.status_code == 429
    assert refused.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


async def test_typing_answers_and_deletions_are_free(bot: Bot, person: int) -> None:
    sent = await bot.send_message(person, "one")
    for _ in range(5):
        await bot.send_chat_action(person, "typing")
    assert await bot.delete_message(person, sent.message_id)


async def test_thirty_a_second_and_no_more(alone: RunningTelegram, lone_raw: httpx.AsyncClient) -> None:
    people = range(1, 121)
    for user_id in people:
        await alone.client.join(user_id)
    answers = [await lone_raw.post("sendMessage", json={"chat_id": user_id, "text": "hi"}) for user_id in people]
    accepted = [call.steady_s for call in await alone.client.calls("sendMessage") if call.status == 200]
    assert any(answer.status_code == 429 for answer in answers)
    assert all(sum(start <= moment < start + 1 for moment in accepted) <= 30 for start in accepted)
    assert len(accepted) >= 30


@given(st.lists(st.tuples(st.floats(0.001, 0.08), st.integers(1, 400), st.integers(1, 3)), min_size=60, max_size=120))
def test_no_second_ever_holds_more_than_thirty(steps: list[tuple[float, int, int]]) -> None:
    rates, now_s = Rates(), 1000.0
    accepted: list[float] = []
    last_to: dict[int, float] = {}
    for step_s, chat_id, messages in steps:
        now_s += step_s
        wait_s = rates.take(chat_id, messages, now_s)
        assert wait_s is None or wait_s >= 1
        if wait_s is None:
            assert now_s - last_to.get(chat_id, 0.0) >= 1
            last_to[chat_id] = now_s
            accepted += [now_s] * messages
            assert len(accepted) <= 30 or accepted[-1] - accepted[-31] >= 1
