"""The queue of updates: order, offsets, kinds, the long poll, the second poller, and the day that updates live."""

import asyncio

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from bot.sandbox.telegram.process import RunningTelegram


@pytest.fixture
async def lone_bot(telegram: RunningTelegram, person: int) -> Bot:
    return Bot(telegram.token, base_url=telegram.bot_api_base, base_file_url=telegram.file_base)


async def poll(raw: httpx.AsyncClient, **params: object) -> list[dict[str, object]]:
    answer = await raw.post("getUpdates", json=params, timeout=60)
    assert answer.status_code == 200, answer.text
    result: list[dict[str, object]] = answer.json()["result"]
    return result


async def started(telegram: RunningTelegram, bot: Bot) -> asyncio.Task[tuple[Update, ...]]:
    """A long poll that has reached Telegram and waits there."""
    before = (await telegram.client.count()).polls
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    while (await telegram.client.count()).polls == before:  # noqa: ASYNC110 - Telegram is another process
        await asyncio.sleep(0.02)
    return polling


async def test_updates_wait_until_they_are_confirmed(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    for text in ("one", "two", "three"):
        await telegram.client.say(person, text)
    ids = [update["update_id"] for update in await poll(raw)]
    assert ids == [update["update_id"] for update in await poll(raw, offset=ids[0])]
    assert isinstance(ids[0], int)
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert [update["update_id"] for update in await poll(raw, offset=ids[1], limit=1)] == [ids[1]]
    assert [update["update_id"] for update in await poll(raw, offset=-1)] == [ids[2]]
    assert [update["update_id"] for update in await poll(raw)] == [ids[2]]
    assert await poll(raw, offset=ids[0] + 3) == []


async def test_a_long_poll_ends_with_the_first_update(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    waiting = asyncio.create_task(poll(raw, timeout=30))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    await telegram.client.say(person, "now")
    [update] = await asyncio.wait_for(waiting, 10)
    assert "message" in update
    offset = update["update_id"]
    assert isinstance(offset, int)
    assert await asyncio.wait_for(poll(raw, timeout=1, offset=offset + 1), 10) == []


async def test_updates_live_for_a_day(telegram: RunningTelegram, person: int, raw: httpx.AsyncClient) -> None:
    await telegram.client.say(person, "old")
    await telegram.client.advance(24 * 3600 - 60)
    assert len(await poll(raw)) == 1
    await telegram.client.advance(120)
    assert await poll(raw) == []


async def test_only_the_kinds_that_were_asked_for_come(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    said = await telegram.client.say(person, "hello")
    await telegram.client.react(person, said.message_id, "👍")
    assert [list(update)[1] for update in await poll(raw)] == ["message"]
    await poll(raw, allowed_updates=["message_reaction"])
    await telegram.client.react(person, said.message_id, "🔥")
    await telegram.client.say(person, "not asked for")
    assert [list(update)[1] for update in await poll(raw)] == ["message", "message_reaction"]
    await poll(raw, allowed_updates=[])
    await telegram.client.say(person, "again")
    assert [list(update)[1] for update in await poll(raw)] == ["message", "message_reaction", "message"]


async def test_a_second_poller_ends_the_first(telegram: RunningTelegram, person: int, lone_bot: Bot) -> None:
    async with lone_bot, Bot(telegram.token, base_url=telegram.bot_api_base) as second:
        first_poll = await started(telegram, lone_bot)
        second_poll = asyncio.create_task(second.get_updates(timeout=30))
        with pytest.raises(Conflict, match=r"(?i)make sure that only one bot instance is running"):
            await asyncio.wait_for(first_poll, 10)
        await telegram.client.say(person, "for the second")
        assert len(await second_poll) == 1


async def test_a_webhook_set_while_polling_ends_the_poll(telegram: RunningTelegram, person: int, lone_bot: Bot) -> None:
    async with lone_bot, Bot(telegram.token, base_url=telegram.bot_api_base) as second:
        polling = await started(telegram, lone_bot)
        await second.set_webhook("https://coach.example/hook")
        with pytest.raises(Conflict, match=r"(?i)terminated by setwebhook request"):
            await asyncio.wait_for(polling, 10)
        with pytest.raises(Conflict, match=r"(?i)can't use getupdates method while webhook is active"):
            await lone_bot.get_updates()
        await second.delete_webhook()
        await telegram.client.say(person, "back to polling")
        assert len(await lone_bot.get_updates()) == 1


async def test_any_update_can_be_pushed_even_one_that_came_before(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    first = await telegram.client.push_update({"message": {"text": 17}})
    again = await telegram.client.push_update({"message": {"text": 17}}, first)
    unknown = await telegram.client.push_update({"telepathy": {}})
    assert again == first
    assert [update["update_id"] for update in await poll(raw)] == [first, first, unknown]
