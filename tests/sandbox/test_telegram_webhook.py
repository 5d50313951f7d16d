"""Webhooks: which addresses Telegram takes, and how it delivers."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest

from bot.sandbox.telegram.process import RunningTelegram


@dataclass
class Listener:
    """A web server of a dozen lines; answers `status` and keeps what it was sent."""

    status: int = 200
    port: int = 0
    requests: list[bytes] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        self.requests.append(head + await reader.readexactly(size))
        writer.write(b"HTTP/1.1 %d X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % self.status)
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        self.arrived.set()


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    server = await asyncio.start_server(listener.answer, "127.0.0.1", 0)
    listener.port = server.sockets[0].getsockname()[1]
    async with server:
        yield listener


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "http://coach.example/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "ftp://127.0.0.1/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "coach"}, "bad webhook: invalid webhook URL specified"),
        ({"url": "https://coach.example", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://coach.example", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_addresses_that_are_refused(raw: httpx.AsyncClient, params: dict[str, str], words: str) -> None:
    answer = await raw.post("setWebhook", json=params)
    assert answer.json()["description"] == f"Bad Request: {words}"
    assert (await raw.get("getWebhookInfo")).json()["result"]["url"] == ""


async def test_updates_are_delivered_with_the_secret(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient, listener: Listener
) -> None:
    await telegram.client.say(person, "before")
    hook = {"url": f"http://127.0.0.1:{listener.port}/hook", "secret_token": "s3cret", "drop_pending_updates": True}
    assert (await raw.post("setWebhook", json=hook)).json()["result"] is True
    await telegram.client.say(person, "hello")
    await asyncio.wait_for(listener.arrived.wait(), 5)
    [request] = listener.requests
    assert b"x-telegram-bot-api-secret-token: s3cret" in request.lower()
    assert b'"text":"hello"' in request
    assert request.startswith(b"POST /hook ")


async def test_a_refused_update_is_delivered_again(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient, listener: Listener
) -> None:
    listener.status = 500
    await raw.post("setWebhook", json={"url": f"http://localhost:{listener.port}/"})
    await telegram.client.say(person, "one")
    await telegram.client.say(person, "two")
    await asyncio.wait_for(listener.arrived.wait(), 5)
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := (await raw.get("getWebhookInfo")).json()["result"]):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert (info["pending_update_count"], info["last_error_message"]) == (
        2,
        "Wrong response from the webhook: 500 X",
    )
    listener.status = 200
    async with asyncio.timeout(5):
        while (await raw.get("getWebhookInfo")).json()["result"]["pending_update_count"]:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert [b'"text":"one"' in request for request in listener.requests] == [True, True, False]
