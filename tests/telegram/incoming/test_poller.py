"""Whatever getUpdates answers, each update is stored before it is confirmed, and polling goes on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx
import pytest

from bot.clock import SystemClock
from bot.sandbox.serving.faults import Fault
from bot.telegram.incoming.intake import Intake
from bot.telegram.incoming.poller import Poller
from domain.errors import CoachError, Refused, Unavailable
from storage.repositories import heartbeats
from tests.telegram.house import House, eventually


@asynccontextmanager
async def polling(house: House, token: str = "", url: str = "") -> AsyncIterator[Poller]:
    """A poller, to be asked one poll at a time."""
    async with httpx.AsyncClient(trust_env=False) as http:
        base = url or house.telegram.bot_api_base
        address = f"{base}{token or house.telegram.token}/getUpdates"
        yield Poller(http, address, Intake(house.database, SystemClock(), house.bell), poll_s=1)


@pytest.mark.fault("F15")
async def test_an_update_is_confirmed_only_by_the_poll_after_it_was_stored(house: House) -> None:
    await house.client.say(house.user_id, "hello")
    async with polling(house) as poller:
        await poller.poll(0)
        assert len(await house.pending()) == 1
        again = await _ask(house)
        assert len(again) == 1
        await poller.poll(0)
        assert await _ask(house) == []
    assert len(await house.pending()) == 1


@pytest.mark.fault("F16")
@pytest.mark.fault("F33")
async def test_an_update_that_comes_twice_is_one_row(house: House) -> None:
    update_id = await house.client.push_update({"message": {}})
    await house.client.push_update({"message": {}}, update_id)
    async with polling(house) as poller:
        await poller.poll(0)
    assert await house.pending() == [update_id]


async def test_numbers_that_start_lower_after_a_silence_lose_nothing(house: House) -> None:
    async with polling(house) as poller:
        high = await house.client.push_update({"message": {}}, 900_000_000)
        for _ in range(3):
            await poller.poll(0)
        low = await house.client.push_update({"message": {}}, 5)
        await poller.poll(0)
    assert set(await house.pending()) == {high, low}


@pytest.mark.fault("F48")
async def test_an_update_that_cannot_be_decoded_is_set_aside_and_the_next_is_stored(house: House) -> None:
    """A server of bytes: what python's own JSON refuses, with a good update behind it."""
    bad = b'{"update_id": 10, "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    good = b'{"update_id": 11, "message": {}}'
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = next(
                    int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
                )
                form = await reader.readexactly(length)
                asked.append(form)
                waiting = [good] if b"offset=11" in form else [] if b"offset=12" in form else [bad, good]
                body = b'{"ok":true,"result":[' + b",".join(waiting[: 1 if b"limit=1&" in form else 2]) + b"]}"
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, polling(house, url=f"http://127.0.0.1:{port}/bot") as poller:
        with pytest.raises(Unavailable):
            await poller.poll(0)
        await poller.poll(0)
        await poller.poll(0)
        await poller.poll(0)
        assert await house.pending() == [10, 11]
        assert b"offset=12" in asked[-1]


async def test_the_database_that_does_not_store_confirms_nothing(house: House) -> None:
    await house.client.say(house.user_id, "hello")
    async with polling(house) as poller:
        async with house.database.writing() as unit:
            await heartbeats.beat(unit, "elsewhere", SystemClock().now())
            # The writer's door is taken: the poll waits at it, and is cut off like a process that is killed.
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(poller.poll(0), 0.3)
        assert await house.pending() == []
        await poller.poll(0)
    assert len(await house.pending()) == 1


@pytest.mark.fault("F65")
@pytest.mark.fault("F66")
@pytest.mark.parametrize(
    ("fault", "kind", "key"),
    [
        (Fault("error_before", where="getUpdates", status=500), Unavailable, "telegram_unavailable"),
        (Fault("error_before", where="getUpdates", status=502, body="<html>"), Unavailable, "telegram_unavailable"),
        (Fault("error_before", where="getUpdates", status=429, retry_after=3), Unavailable, "telegram_unavailable"),
        (Fault("error_before", where="getUpdates", status=401), Refused, "telegram_token_refused"),
        (Fault("error_before", where="getUpdates", status=409), Refused, "telegram_other_poller"),
        (Fault("drop_before", where="getUpdates"), Unavailable, "telegram_unreachable"),
        (Fault("garbage_after", where="getUpdates"), Unavailable, "updates_undecodable"),
    ],
    ids=["500", "502", "429", "401", "409", "drop", "garbage"],
)
async def test_trouble_is_told_apart_and_loses_nothing(
    house: House, fault: Fault, kind: type[CoachError], key: str
) -> None:
    await house.client.say(house.user_id, "hello")
    await house.client.plan_faults(fault)
    async with polling(house) as poller:
        with pytest.raises(kind) as raised:
            await poller.poll(0)
        assert raised.value.key == key
        if isinstance(raised.value, Unavailable) and fault.retry_after:
            assert raised.value.retry_after is not None
        assert house.telegram.token not in repr(raised.value)
        await poller.poll(0)
    assert len(await house.pending()) == 1


async def test_a_webhook_that_is_set_is_named(house: House) -> None:
    await _call(house, "setWebhook", url="http://127.0.0.1:9/hook")
    async with polling(house) as poller:
        with pytest.raises(Refused) as raised:
            await poller.poll(0)
        assert raised.value.key == "telegram_webhook_is_set"
        await _call(house, "deleteWebhook")
        await poller.poll(0)


async def test_the_loop_survives_trouble_and_beats_after_success(house: House) -> None:
    await house.client.plan_faults(
        Fault("error_before", where="getUpdates", status=500), Fault("drop_before", where="getUpdates", nth=2)
    )
    before = SystemClock().now()
    async with house.running():
        await house.client.say(house.user_id, "hello")

        async def beaten() -> bool:
            async with house.database.reading() as unit:
                beat = (await heartbeats.all(unit)).get("poll")
            return beat is not None and beat >= before

        assert await eventually(beaten)
        assert await eventually(lambda: _said(house))


async def _said(house: House) -> bool:
    return bool(await house.said())


async def _ask(house: House) -> list[object]:
    return list((await _call(house, "getUpdates"))["result"])


async def _call(house: House, method: str, **params: str) -> dict[str, list[object]]:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(f"{house.telegram.bot_api_base}{house.telegram.token}/{method}", json=params)
    found: dict[str, list[object]] = answer.json()
    return found


@asynccontextmanager
async def trickling() -> AsyncIterator[str]:
    """A Telegram whose answer comes byte by byte and never ends; a limit for each byte is never reached."""

    writers: list[asyncio.StreamWriter] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        with suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b"{")
                await writer.drain()
                await asyncio.sleep(0.1)

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot"
        for writer in writers:
            writer.close()


@pytest.mark.fault("F67")
async def test_an_answer_that_never_ends_is_given_up_and_nothing_is_lost(house: House) -> None:
    await house.client.say(house.user_id, "hello")
    async with trickling() as url, polling(house, url=url) as poller:
        async with asyncio.timeout(5):
            with pytest.raises(Unavailable, match="telegram_unreachable"):
                await poller.poll(0)
    async with polling(house) as poller:
        assert await poller.poll(0) == 1
