"""Telegram brings the updates: the same inbox, behind an address with a secret."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.settings import load_settings
from bot.telegram.incoming.webhook import MAX_BODY_BYTES, SECRET_HEADER
from bot.web.part import build as serve
from domain.errors import Configuration
from storage.repositories import heartbeats
from tests.telegram.house import House, eventually
from tests.web.conftest import free_port, served

SECRET = "a-secret-that-only-Telegram-has-been-told"


@pytest.fixture
def brought(house: House) -> House:
    """A house to which updates are brought instead of being asked for."""
    port = free_port()
    telegram = {
        "mode": "webhook",
        "webhook_url": f"http://127.0.0.1:{port}/telegram",
        "base_url": house.telegram.bot_api_base,
        "base_file_url": house.telegram.file_base,
    }
    settings = load_settings(
        coach_data_dir=house.settings.coach_data_dir,
        telegram_bot_token=SecretStr(house.telegram.token),
        telegram_webhook_secret=SecretStr(SECRET),
        telegram=telegram,
        web={"port": port},
    )
    return replace(house, settings=settings)


@asynccontextmanager
async def open_house(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """The whole Telegram part, with its address served; gives a client of that address."""
    async with house.running() as part:
        web = serve(house.settings, house.database, SystemClock(), (), part.receiver.routes)
        async with served(web) as client:
            yield client


async def webhook_url(house: House) -> str:
    async with httpx.AsyncClient(trust_env=False) as raw:
        answer = await raw.get(f"{house.telegram.bot_api_base}{house.telegram.token}/getWebhookInfo")
    return str(answer.json()["result"]["url"])


async def test_what_is_brought_is_stored_and_answered_and_the_address_is_given_up_in_the_end(brought: House) -> None:
    async with open_house(brought):
        await brought.client.say(brought.user_id, "/help")
        await eventually(brought.said)
        async with brought.database.reading() as unit:
            assert "poll" in await heartbeats.all(unit), "how old the last word from Telegram is"
        assert await webhook_url(brought) == brought.settings.telegram.webhook_url
    assert await webhook_url(brought) == ""


async def test_whoever_lacks_the_secret_brings_nothing(brought: House) -> None:
    update = {"update_id": 900_000_001, "message": {}}
    async with open_house(brought) as client:
        for secret in ("", SECRET[:-1], f"{SECRET}x", "ÿ"):
            refused = await client.post("/telegram", json=update, headers=[(SECRET_HEADER.encode(), secret.encode())])
            assert refused.status_code == 401, secret
        right = {SECRET_HEADER: SECRET}
        assert (await client.post("/telegram", content=b"no update", headers=right)).status_code == 400
        assert (await client.post("/telegram", content=b"x" * (MAX_BODY_BYTES + 1), headers=right)).status_code == 413
        assert (await client.get("/telegram", headers=right)).status_code == 405
        assert await brought.pending() == []


async def test_what_is_brought_twice_is_one_row(brought: House) -> None:
    """As it happens when an answer of ours was lost on its way."""
    async with open_house(brought) as client:
        right = {SECRET_HEADER: SECRET}
        update = {"update_id": 900_000_002, "message": {}}
        for _ in range(2):
            assert (await client.post("/telegram", json=update, headers=right)).status_code == 200
        await brought.settled()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"telegram": {"mode": "webhook", "webhook_url": "http://coach.example/x"}}, "telegram.webhook_url"),
        ({"telegram": {"mode": "webhook"}, "telegram_webhook_secret": SecretStr("short")}, "TELEGRAM_WEBHOOK_SECRET"),
        ({"telegram": {"mode": "webhook"}, "web": {"port": 0}}, "web.port"),
    ],
)
def test_what_telegram_would_not_take_is_named_at_the_start(given: dict[str, object], named: str) -> None:
    with pytest.raises(Configuration) as refused:
        load_settings(**given)
    assert named in str(refused.value.values["problems"])
