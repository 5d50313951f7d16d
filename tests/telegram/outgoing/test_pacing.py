"""Telegram never counts more than thirty messages in a second, nor two in one to a chat, and people go first."""

import asyncio
import time
from collections import defaultdict
from itertools import pairwise

import pytest
from telegram.error import RetryAfter
from telegram.ext import ExtBot

from bot.sandbox.telegram.process import RunningTelegram
from bot.telegram.outgoing.pacing import Answer, Lane, Pacer, Passage

PUSHED = range(9_001, 9_121)
TALKING = range(9_201, 9_211)
PUSH = Passage(Lane.PUSH)


@pytest.mark.fault("F69")
async def test_a_push_with_edits_beside_it_stays_within_every_limit(telegram: RunningTelegram) -> None:
    for chat in (*PUSHED, *TALKING):
        await telegram.client.join(chat)
    async with ExtBot(telegram.token, base_url=telegram.bot_api_base, rate_limiter=Pacer(28)) as bot:
        waited_s = await _push_and_edit(bot)
    calls = [call for call in await telegram.client.calls() if call.method.startswith(("send", "edit"))]
    assert len(calls) == len(PUSHED) + 2 * len(TALKING)
    assert {call.status for call in calls} == {200}
    counted = sorted(call.steady_s for call in calls)
    assert all(later - earlier >= 1 for earlier, later in zip(counted, counted[30:], strict=False))
    to_chat = defaultdict(list)
    for call in calls:
        to_chat[str(call.params["chat_id"])].append(call.steady_s)
    assert all(later - earlier >= 1 for times in to_chat.values() for earlier, later in pairwise(sorted(times)))
    # The push takes four seconds; an edit that queued behind it would wait for most of them.
    assert max(waited_s) < 1
    assert counted[-1] - counted[0] < 15


async def _push_and_edit(bot: ExtBot[Passage]) -> list[float]:
    """120 pushes and, spread over them, ten edits; gives how long each edit took, in seconds."""
    cards = [(chat, (await bot.send_message(chat, "card")).message_id) for chat in TALKING]
    waited_s: list[float] = []

    async def edit_now_and_then() -> None:
        for chat, message_id in cards:
            await asyncio.sleep(0.3)
            began = time.monotonic()
            await bot.edit_message_text("changed", chat, message_id)
            waited_s.append(time.monotonic() - began)

    async with asyncio.TaskGroup() as tasks:
        for chat in PUSHED:
            tasks.create_task(bot.send_message(chat, "review", rate_limit_args=PUSH))
        tasks.create_task(edit_now_and_then())
    return waited_s


class Wire:
    """Stands where the request would leave, and knows when each one did."""

    def __init__(self) -> None:
        self.pacer = Pacer(28)
        self.left: list[tuple[str, int]] = []
        self.at: list[float] = []
        self.floods: dict[int, float] = {}

    async def send(self, endpoint: str, chat: int, passage: Passage | None = None) -> Answer:
        return await self.pacer.process_request(self._leave, (endpoint, chat), {}, endpoint, {"chat_id": chat}, passage)

    async def _leave(self, endpoint: str, chat: int) -> Answer:
        self.left.append((endpoint, chat))
        self.at.append(time.monotonic())
        if wait := self.floods.pop(chat, 0):
            raise RetryAfter(round(wait))
        return True


async def test_what_telegram_does_not_count_does_not_wait() -> None:
    wire = Wire()
    await wire.send("sendMessage", 1)
    for endpoint in ("sendChatAction", "answerCallbackQuery", "getFile", "setMyCommands"):
        await wire.send(endpoint, 1)
    assert wire.at[-1] - wire.at[0] < 0.5


async def test_people_go_before_a_push_that_was_there_first() -> None:
    wire = Wire()
    pushes = [asyncio.create_task(wire.send("sendPhoto", chat, PUSH)) for chat in range(10)]
    await asyncio.sleep(0)
    await asyncio.gather(wire.send("editMessageCaption", 99), *pushes)
    assert ("editMessageCaption", 99) in wire.left[:3]


async def test_a_chat_that_must_wait_holds_up_nobody_else() -> None:
    wire = Wire()
    wire.floods = {1: 2}
    with pytest.raises(RetryAfter):
        await wire.send("sendMessage", 1)
    later = asyncio.create_task(wire.send("sendMessage", 1))
    await wire.send("sendMessage", 2)
    assert wire.at[1] - wire.at[0] < 1
    await later
    assert wire.at[2] - wire.at[0] >= 2


async def test_two_chats_that_must_wait_mean_everybody() -> None:
    wire = Wire()
    wire.floods = {1: 1, 2: 2}
    for chat in (1, 2):
        with pytest.raises(RetryAfter):
            await wire.send("sendMessage", chat)
    await wire.send("sendMessage", 3)
    assert wire.at[2] - wire.at[0] >= 1


async def test_whoever_gives_up_waiting_takes_no_slot_and_was_never_starting() -> None:
    wire = Wire()
    begun: list[int] = []

    async def begin() -> None:
        begun.append(1)

    await wire.send("sendMessage", 1)
    waiting = asyncio.create_task(wire.send("sendMessage", 1, Passage(starting=begin)))
    await asyncio.sleep(0.05)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await wire.send("sendMessage", 1, Passage(starting=begin))
    assert len(wire.left) == 2
    assert begun == [1]
