"""One running Telegram for every module, a fresh person and an empty queue of updates for every test."""

import itertools
import ssl
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from tests.builders.running import shared_by_all

# Plain HTTP needs none, and reading them costs 30 ms a client.
NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_ids = itertools.count(1001)


@pytest.fixture(autouse=True)
def _waits_are_time_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """How python-telegram-bot wants to be asked for the coming meaning of `retry_after`; it warns otherwise."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningTelegram]:
    yield from shared_by_all(running_telegram(tmp_path_factory.mktemp("telegram")))


@pytest.fixture
async def client(shared: RunningTelegram) -> AsyncIterator[TelegramClient]:
    async with TelegramClient(shared.url) as client:
        yield client


@pytest.fixture
async def telegram(shared: RunningTelegram, client: TelegramClient, raw: httpx.AsyncClient) -> RunningTelegram:
    """The module's Telegram with nothing left over: no updates, no webhook, no faults."""
    await raw.post("deleteWebhook", json={"drop_pending_updates": True})
    await client.clear_faults()
    return replace(shared, client=client)


@pytest.fixture
async def raw(shared: RunningTelegram) -> AsyncIterator[httpx.AsyncClient]:
    """The Bot API without a library: `raw.post("sendMessage", json=…)`."""
    async with httpx.AsyncClient(
        base_url=f"{shared.bot_api_base}{shared.token}/", trust_env=False, verify=NO_AUTHORITIES
    ) as raw:
        yield raw


@pytest.fixture
async def bot(shared: RunningTelegram) -> AsyncIterator[Bot]:
    one, polls = (HTTPXRequest(httpx_kwargs={"verify": NO_AUTHORITIES}) for _ in range(2))
    bot = Bot(
        shared.token,
        base_url=shared.bot_api_base,
        base_file_url=shared.file_base,
        request=one,
        get_updates_request=polls,
    )
    async with bot:
        yield bot


@pytest.fixture
async def person(client: TelegramClient) -> int:
    """The id of somebody new who has opened the chat with the bot."""
    user_id = next(_ids)
    await client.join(user_id, "Anna")
    return user_id


@pytest.fixture
async def alone(tmp_path: Path) -> AsyncIterator[RunningTelegram]:
    """A Telegram that no other test touches, for what counts everything."""
    async with running_telegram(tmp_path / "telegram") as running:
        yield running


@pytest.fixture
async def lone_raw(alone: RunningTelegram) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        base_url=f"{alone.bot_api_base}{alone.token}/", trust_env=False, verify=NO_AUTHORITIES
    ) as raw:
        yield raw


@pytest.fixture(scope="session")
def png() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, "PNG")
    return buffer.getvalue()
